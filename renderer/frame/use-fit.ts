/** Shortens the parts of a row, one after another, until the row holds all of them. */
import { useEffect, useLayoutEffect, type RefObject } from 'react';

/**
 * Marks children by their `data-part` with `data-short`, in the order given, as far as the row overflows. Done before
 * anything is painted, and again when the row's size or the fonts change.
 */
export function useFit(row: RefObject<HTMLElement | null>, order: readonly string[]): void {
  useLayoutEffect(() => {
    if (row.current !== null) fit(row.current, order);
  });
  useEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    // A larger type makes the row higher, so its size tells of the edition too.
    const watcher = new ResizeObserver(() => fit(element, order));
    watcher.observe(element);
    void document.fonts.ready.then(() => fit(element, order));
    return () => watcher.disconnect();
  }, [row, order]);
}

function fit(row: HTMLElement, order: readonly string[]): void {
  const parts = [...row.querySelectorAll<HTMLElement>('[data-part]')];
  for (const part of parts) part.removeAttribute('data-short');
  for (const id of order) {
    if (row.scrollWidth <= row.clientWidth) return;
    parts.find((part) => part.dataset['part'] === id)?.setAttribute('data-short', '');
  }
}
