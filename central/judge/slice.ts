/** The next entries to judge, across all desks in their order of arrival; each desk's own order is kept whatever the clock did. */
import { formatInstant } from '../../shared/dates.ts';
import { idSchema } from '../../shared/ids.ts';
import { type Entry, entrySchema } from '../../shared/journal/entry.ts';
import { insertRows } from '../database/bulk.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { parseJson, type ReadEntry, readEntry, type StoredRow } from './entry.ts';
import { FAULT_REASONS, type FaultReason, faultOf } from './entry-fault.ts';
import type { Outgoing } from './outgoing.ts';

/** Entries of one transaction. */
const SLICE = 500;
/** Desks looked at for one slice: those whose oldest entry has waited longest. */
const DESKS = 16;

/** Entries as stored, not yet judged. */
export async function nextRows(db: Transaction): Promise<StoredRow[]> {
  const { rows } = await db.query<StoredRow>(
    `WITH waiting AS (
       SELECT h.desk_code, h.epoch, h.judged, h.seq, desks.admdvs
       FROM heads AS h
       JOIN desks ON desks.desk_code = h.desk_code
       JOIN journal AS first ON first.desk_code = h.desk_code AND first.epoch = h.epoch
         AND first.chain = 'business' AND first.seq = h.judged + 1
       WHERE h.chain = 'business' AND h.judged < h.seq
       ORDER BY first.received_ms, h.desk_code, h.epoch
       LIMIT $1
     ), keys AS (
       SELECT w.desk_code, w.admdvs, w.epoch, j.seq,
         max(j.received_ms) OVER (PARTITION BY w.desk_code, w.epoch ORDER BY j.seq) AS arrival
       FROM waiting AS w
       CROSS JOIN LATERAL (
         SELECT seq, received_ms FROM journal
         WHERE desk_code = w.desk_code AND epoch = w.epoch AND chain = 'business' AND seq > w.judged AND seq <= w.seq
         ORDER BY seq LIMIT $2
       ) AS j
       ORDER BY arrival, w.desk_code, w.epoch, j.seq
       LIMIT $2
     )
     SELECT j.desk_code, k.admdvs, j.epoch, j.seq, j.received_ms, j.bytes, j.salt, j.body
     FROM keys AS k
     JOIN journal AS j ON j.desk_code = k.desk_code AND j.epoch = k.epoch AND j.chain = 'business' AND j.seq = k.seq
     ORDER BY k.arrival, k.desk_code, k.epoch, k.seq`,
    [DESKS, SLICE],
  );
  return rows;
}

/** Reads what can be read; the rest is noted and its desk told. */
export async function readRows(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  rows: readonly StoredRow[],
): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  for (const row of rows) {
    try {
      entries.push(readEntry(row));
    } catch (cause) {
      const reason = faultOf(cause);
      if (reason === null) throw cause;
      const { desk_code: deskCode, epoch, seq } = row;
      await noteUnreadable(db, ports, outgoing, { deskCode, epoch, seq, reason, decisionId: decisionIn(row) });
    }
  }
  return entries;
}

export interface Unreadable {
  readonly deskCode: string;
  readonly epoch: string;
  readonly seq: number;
  readonly reason: FaultReason;
  /** The desk's own 核定 that is not taken with it; null for anything else. */
  readonly decisionId: string | null;
}

const UNREADABLE = { desk_code: 'text', epoch: 'text', seq: 'bigint', reason: 'text', seen_at: 'text' } as const;

/** Keeps the finding and tells the desk; what stands behind the entry goes on. */
export async function noteUnreadable(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  { deskCode, epoch, seq, reason, decisionId }: Unreadable,
): Promise<void> {
  const known = await db.query('SELECT 1 FROM unreadable WHERE desk_code = $1 AND epoch = $2 AND seq = $3', [
    deskCode,
    epoch,
    seq,
  ]);
  if (known.rowCount !== 0) return;
  const seen_at = formatInstant(ports.clock.now());
  await insertRows(db, 'unreadable', UNREADABLE, [{ desk_code: deskCode, epoch, seq, reason, seen_at }]);
  ports.log.error('judge.unreadable', { deskCode, seq, reason });
  const sentence = `第 ${seq} 笔业务记录中心未能处理：${FAULT_REASONS[reason]}。已登记，后面的业务照常处理，请联系系统管理员。`;
  outgoing.add(deskCode, { kind: 'alarm', code: 'unreadable-entry', subject: `${epoch} ${seq}`, sentence });
  if (decisionId === null) return;
  const why = `中心未能处理这笔核定：${FAULT_REASONS[reason]}。`;
  outgoing.add(deskCode, { kind: 'decision-refused', decisionId, code: 'unreadable-entry', sentence: why });
}

/** The decision an entry stands for, where its header can be read at all. */
function decisionIn({ bytes }: StoredRow): string | null {
  const header = entrySchema.safeParse(parseJson(bytes));
  return header.success ? decisionOf(header.data) : null;
}

/** The id of the decision an entry takes, or null. */
export function decisionOf({ type, subject }: Pick<Entry, 'type' | 'subject'>): string | null {
  return type === 'claim.decided/1' && idSchema.safeParse(subject).success ? subject : null;
}

/** Moves the heads of the desks behind what was just judged. */
export async function advanceHeads(db: Transaction, rows: readonly StoredRow[]): Promise<void> {
  const ends = new Map(rows.map(({ desk_code, epoch, seq }) => [`${desk_code} ${epoch}`, { desk_code, epoch, seq }]));
  // In one order for all, so that two servers that wait for these rows never wait for each other.
  for (const { desk_code, epoch, seq } of [...ends.values()].toSorted((a, b) => (a.desk_code < b.desk_code ? -1 : 1))) {
    await db.query(`UPDATE heads SET judged = $3 WHERE desk_code = $1 AND epoch = $2 AND chain = 'business'`, [
      desk_code,
      epoch,
      seq,
    ]);
  }
}
