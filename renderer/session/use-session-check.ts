/** After a reload: asks the desk once whether the kept session still stands. */
import { useEffect } from 'react';
import { useDesk } from '../api/desk-context.ts';

/** Forgets a session the desk does not know any more, and shows one it has locked as locked. */
export function useSessionCheck(): void {
  const { client, keeper } = useDesk();
  useEffect(() => {
    if (keeper.get() === null) return;
    client.call('session.current', {}, { isPassive: true }).then(
      ({ state }) => {
        if (state === 'none') keeper.set(null);
        else keeper.mark(state);
      },
      // The status read beside this one shows that the desk cannot be reached.
      () => undefined,
    );
  }, [client, keeper]);
}
