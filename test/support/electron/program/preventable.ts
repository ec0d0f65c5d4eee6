/** Events that a listener can stop, as Electron's are. */
import type { EventEmitter } from 'node:events';

/** Emits one; true when a listener stopped it. */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  facts: Readonly<Record<string, unknown>> = {},
  ...more: readonly unknown[]
): boolean {
  let prevented = false;
  const event = { ...facts, preventDefault: () => void (prevented = true) };
  emitter.emit(name, event, ...more);
  return prevented;
}
