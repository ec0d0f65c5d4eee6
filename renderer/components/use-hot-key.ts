/** A key that works wherever focus is. */
import { useEffect, useRef } from 'react';

/** `F1`, `Ctrl+K`, `Alt+P`: modifiers first, joined by +. */
export type HotKey = string;

/** Calls the handler when the key is pressed, while `isActive`; the browser's own use of the key is stopped. */
export function useHotKey(key: HotKey, handler: () => void, isActive = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const listen = (event: KeyboardEvent) => {
      // A form that took the key has said so.
      if (event.defaultPrevented || event.isComposing || keyOf(event) !== key) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key, isActive]);
}

function keyOf(event: KeyboardEvent): HotKey {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${name}`;
}
