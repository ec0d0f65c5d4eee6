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
import type { Outgoing } from './outgoing.ts';
import { decisionOf, noteUnreadable } from './slice.ts';

/** How entries fill one feature's tables; entries of other features are passed over. */
export type BulkApplier = (db: Transaction, entries: readonly ReadEntry[]) => Promise<void>;

/** In this order: what others refer to first. */
const APPLIERS: readonly BulkApplier[] = [applyShifts, applyPolicies, applyPayments, applyClaims, applyPapers];

/** Applies a slice and answers what was applied. An entry the tables refuse is noted and passed over; other faults stop it. */
export async function applyEntries(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  entries: readonly ReadEntry[],
): Promise<readonly ReadEntry[]> {
  if (entries.length === 0 || (await attempt(db, () => applyAll(db, entries))) === null) return entries;
  const applied: ReadEntry[] = [];
  for (const entry of entries) {
    const reason = await attempt(db, () => applyAll(db, [entry]));
    const { deskCode, epoch, seq } = entry;
    if (reason === null) applied.push(entry);
    else
      await noteUnreadable(db, ports, outgoing, { deskCode, epoch, seq, reason, decisionId: decisionOf(entry.entry) });
  }
  return applied;
}

async function applyAll(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  for (const apply of APPLIERS) await apply(db, entries);
}
