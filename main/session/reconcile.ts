/** Sessions and key slots after operators may have changed other than by a call of this desk: by the feed or by fetch-back. */
import type { Application } from '../desk-app.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { dropOperatorSlot, hasOperatorSlot } from '../key-file.ts';
import { activeOperator, listOperators } from './store.ts';

/**
 * Whoever was changed signs in again, as after a change at the desk itself, and whoever left cannot open the data any more. Done
 * at open and after every round; what goes wrong is logged and tried again the next time.
 */
export function reconcileOperators({ desk, sessions, ports }: Application): void {
  if (desk === null) return;
  try {
    sessions.closeChanged((operatorNo) => activeOperator(desk.db, operatorNo));
    dropSlotsOfLeft(desk);
  } catch (cause) {
    ports.log.error('operators-not-reconciled', { name: cause instanceof Error ? cause.name : typeof cause });
  }
}

/** 体验模式 has none. */
function dropSlotsOfLeft(desk: OpenDesk): void {
  if (desk.mode !== 'live') return;
  for (const { operatorNo, standing } of listOperators(desk.db)) {
    if (standing === 'left' && hasOperatorSlot(desk.folder, operatorNo)) dropOperatorSlot(desk.folder, operatorNo);
  }
}
