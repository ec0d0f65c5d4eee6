/** From 'claim.determined', 'claim.reviewed' and 'claim.withdrawn' to their rows, in the order in which they came. */
import type { Transaction } from '../../database/pool.ts';
import { insertDetermination, insertReview } from '../../claims/records.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { requireOwn } from './place.ts';

/** Few enough to go one by one. */
export async function applyOfficers(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const determined = entriesOf(entries, 'claim.determined/1');
  for (const read of determined) await determine(db, read);
  await requireOwn(db, 'determinations', 'determination_id', determined);
  const reviewed = entriesOf(entries, 'claim.reviewed/1');
  for (const read of reviewed) await review(db, read);
  await requireOwn(db, 'reviews', 'review_id', reviewed);
  const withdrawn = entriesOf(entries, 'claim.withdrawn/1');
  for (const read of withdrawn) await withdraw(db, read);
}

/** Whether an entry is one of theirs: it is applied in its turn, for a decision stands on what came before it. */
export function isOfficers({ entry: { type } }: ReadEntry): boolean {
  return type === 'claim.determined/1' || type === 'claim.reviewed/1' || type === 'claim.withdrawn/1';
}

/** An erased determination says nothing any more: nothing is determined by it. */
async function determine(db: Transaction, { entry, body }: ReadEntry<'claim.determined/1'>): Promise<void> {
  if (body !== null) await insertDetermination(db, { ...body, determinationId: entry.subject }, entry.id);
}

async function review(db: Transaction, { entry, body }: ReadEntry<'claim.reviewed/1'>): Promise<void> {
  const { claimId, settlementId, verdict } = entry.amounts;
  const by = { operatorNo: entry.actor.operatorNo, name: body?.by.name ?? null, place: 'desk' as const };
  const reason = body?.reason ?? null;
  await insertReview(
    db,
    { reviewId: entry.subject, claimId, settlementId, verdict, reason, by, at: entry.at },
    entry.id,
  );
}

/** Given up twice (after a restore) is given up. A decision that was accepted before it came holds: the window hears of it by the feed. */
async function withdraw(db: Transaction, { entry }: ReadEntry<'claim.withdrawn/1'>): Promise<void> {
  await db.query(
    `INSERT INTO withdrawals (claim_id, withdrawn_at, officer_no, entry_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (claim_id) DO NOTHING`,
    [entry.subject, entry.at, entry.actor.operatorNo, entry.id],
  );
}
