/** Entries set aside come to judgement again, from the first of their chain on: what stands behind them may rest on them. */
import type { Transaction } from '../database/pool.ts';
import { recordset } from '../database/bulk.ts';
import type { FaultReason } from './entry-fault.ts';
import type { ReadEntry } from './entry.ts';
import { takeJudgeLock } from './judge-lock.ts';

/** What a newer program may read, and what may have come in the meantime. */
export const AFTER_AN_UPGRADE: readonly FaultReason[] = ['type', 'orphan'];

/**
 * Moves the heads back before the first entry set aside for one of these reasons, null for any; answers how many entries that
 * is about. To judge an entry again changes nothing that was made of it. A decision the desk took back is left alone.
 */
export async function judgeAgain(db: Transaction, reasons: readonly FaultReason[] | null): Promise<number> {
  await takeJudgeLock(db);
  return moveBack(db, `$1::text[] IS NULL OR reason = ANY ($1)`, reasons);
}

/**
 * Of a slice: entries that were taken now are not set aside any more, and orphans that speak of what is new in them are judged
 * again. Only what was never taken before counts as new, so this ends.
 */
export async function settleSetAside(db: Transaction, taken: readonly ReadEntry[]): Promise<void> {
  const mended = await removeMended(db, taken);
  const fresh = taken.filter((read) => read.isNew || mended.has(keyOf(read)));
  const names = [...new Set(fresh.flatMap(({ entry }) => refsOf(entry)))];
  if (names.length > 0) await moveBack(db, `reason = 'orphan' AND refs && $1`, names);
}

/** Whatever an entry names: its subject, and every text in its amounts. */
export function refsOf({
  subject,
  amounts,
}: {
  readonly subject: string;
  readonly amounts: Readonly<Record<string, unknown>>;
}): string[] {
  const named = Object.values<unknown>(amounts).flat();
  return [subject, ...named.filter((value) => typeof value === 'string')];
}

async function moveBack(db: Transaction, which: string, parameter: readonly string[] | null): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `WITH again AS (
       SELECT desk_code, epoch, min(seq) AS first, count(*) AS count FROM unreadable
       WHERE NOT is_final AND (${which}) GROUP BY desk_code, epoch
     ), locked AS (
       SELECT h.desk_code, h.epoch, again.first FROM heads AS h JOIN again USING (desk_code, epoch)
       WHERE h.chain = 'business' ORDER BY h.desk_code, h.epoch FOR UPDATE OF h
     ), moved AS (
       UPDATE heads SET judged = least(heads.judged, locked.first - 1) FROM locked
       WHERE heads.desk_code = locked.desk_code AND heads.epoch = locked.epoch AND heads.chain = 'business'
     )
     SELECT coalesce(sum(count), 0)::bigint AS count FROM again`,
    [parameter],
  );
  return rows[0]?.count ?? 0;
}

async function removeMended(db: Transaction, taken: readonly ReadEntry[]): Promise<ReadonlySet<string>> {
  const places = taken.map(({ deskCode, epoch, seq }) => ({ desk_code: deskCode, epoch, seq }));
  const { rows } = await db.query<{ key: string }>(
    `DELETE FROM unreadable AS held USING ${recordset({ desk_code: 'text', epoch: 'text', seq: 'bigint' })}
     WHERE held.desk_code = r.desk_code AND held.epoch = r.epoch AND held.seq = r.seq
     RETURNING held.desk_code || ' ' || held.epoch || ' ' || held.seq AS key`,
    [JSON.stringify(places)],
  );
  return new Set(rows.map(({ key }) => key));
}

function keyOf({ deskCode, epoch, seq }: ReadEntry): string {
  return `${deskCode} ${epoch} ${seq}`;
}
