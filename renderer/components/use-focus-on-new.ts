/** A row was added to a form: the focus goes into it, not to the button behind it. */
import { useEffect, useRef, type RefObject } from 'react';

/** For the element around rows marked `form-row`; `count` is how many of them there are. */
export function useFocusOnNew(count: number): RefObject<HTMLFieldSetElement | null> {
  const box = useRef<HTMLFieldSetElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const rows = box.current?.querySelectorAll('.form-row');
    if (count > before.current) [...(rows ?? [])].at(-1)?.querySelector<HTMLElement>('input, select')?.focus();
    before.current = count;
  }, [count]);
  return box;
}
