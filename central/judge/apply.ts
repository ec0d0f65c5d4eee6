/** From entries to the centre's tables: many at once, and one by one where one of them cannot be taken. */
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { applyPapers } from './apply/papers.ts';
import { applyPayments } from './apply/payments.ts';
import { applyPolicies } from './apply/policies.ts';
import { applyShifts } from './apply/shifts.ts';
import type { ReadEntry } from './entry.ts';
import { faultOf } from './entry-fault.ts';
import type { Outgoing } from './outgoing.ts';
import { noteUnreadable } from './slice.ts';

/** How entries fill one feature's tables; entries of other features are passed over. */
export type BulkApplier = (db: Transaction, entries: readonly ReadEntry[]) => Promise<void>;

/** In this order: what others refer to first. */
const APPLIERS: readonly BulkApplier[] = [applyShifts, applyPolicies, applyPayments, applyPapers];

/** Applies a slice. An entry that the tables refuse is noted and passed over; any other fault stops the slice. */
export async function applyEntries(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  entries: readonly ReadEntry[],
): Promise<void> {
  if (entries.length === 0 || (await attempt(db, entries)) === null) return;
  for (const entry of entries) {
    const reason = await attempt(db, [entry]);
    const { deskCode, epoch, seq } = entry;
    if (reason !== null) await noteUnreadable(db, ports, outgoing, { deskCode, epoch, seq, reason });
  }
}

/** Applies all or none; answers why not, or null when it is done. */
async function attempt(db: Transaction, entries: readonly ReadEntry[]) {
  await db.query('SAVEPOINT applying');
  try {
    for (const apply of APPLIERS) await apply(db, entries);
    await db.query('RELEASE SAVEPOINT applying');
    return null;
  } catch (cause) {
    const reason = faultOf(cause);
    if (reason === null) throw cause;
    await db.query('ROLLBACK TO SAVEPOINT applying');
    return reason;
  }
}
