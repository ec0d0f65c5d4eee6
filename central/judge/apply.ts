/** From entries to the centre's tables: many at once, and one by one where one of them cannot be taken. */
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { applyClaims } from './apply/claims.ts';
import { applyPapers } from './apply/papers.ts';
import { applyPayments } from './apply/payments.ts';
import { applyPolicies } from './apply/policies.ts';
import { applyShifts } from './apply/shifts.ts';
import type { ReadEntry } from './entry.ts';
import { attempt } from './attempt.ts';
import type { Halts } from './halts.ts';
import type { Outgoing } from './outgoing.ts';
import { noteUnreadable } from './slice.ts';

/** How entries fill one feature's tables; entries of other features are passed over. */
export type BulkApplier = (db: Transaction, entries: readonly ReadEntry[]) => Promise<void>;

/** In this order: what others refer to first. */
const APPLIERS: readonly BulkApplier[] = [applyShifts, applyPolicies, applyPayments, applyClaims, applyPapers];

/**
 * Applies a slice and answers what was applied. An entry the tables refuse is noted and passed over; one our own program fails on
 * stops its chain.
 */
export async function applyEntries(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  { entries, halts }: { readonly entries: readonly ReadEntry[]; readonly halts: Halts },
): Promise<readonly ReadEntry[]> {
  if (entries.length === 0 || (await attempt(db, () => applyAll(db, entries))) === null) return entries;
  const applied: ReadEntry[] = [];
  for (const entry of entries) {
    if (halts.holds(entry)) continue;
    const failure = await attempt(db, () => applyAll(db, [entry]));
    const { deskCode, epoch, seq, entry: header } = entry;
    if (failure === null) applied.push(entry);
    else if (failure.whose === 'ours') halts.stop(entry, failure.cause);
    else await noteUnreadable(db, ports, outgoing, { deskCode, epoch, seq, reason: failure.reason, header });
  }
  return applied;
}

async function applyAll(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  for (const apply of APPLIERS) await apply(db, entries);
}
