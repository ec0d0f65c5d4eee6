/** Locks the screen when nobody touched it, and tells the desk while somebody does. */
import { useEffect } from 'react';
import { useDesk } from '../api/desk-context.ts';

const MINUTE = 60_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const;

/** Counts idle minutes while the session is active; typing without any call keeps the desk's own count fresh too. */
export function useIdleLock(isActive: boolean, idleMinutes: number, lock: () => void): void {
  const { client } = useDesk();
  useEffect(() => {
    if (!isActive) return undefined;
    let hasMoved = false;
    let idle = setTimeout(lock, idleMinutes * MINUTE);
    const noteLife = () => {
      hasMoved = true;
      clearTimeout(idle);
      idle = setTimeout(lock, idleMinutes * MINUTE);
    };
    const ping = setInterval(() => {
      if (hasMoved) client.call('session.current', {}).catch(() => undefined);
      hasMoved = false;
    }, MINUTE / 2);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, noteLife, { capture: true, passive: true });
    return () => {
      clearTimeout(idle);
      clearInterval(ping);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, noteLife, { capture: true });
    };
  }, [client, isActive, idleMinutes, lock]);
}
