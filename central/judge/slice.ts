/** The next entries to judge, across all desks in their order of arrival; each desk's own order is kept whatever the clock did. */
import { formatInstant } from '../../shared/dates.ts';
import { idSchema } from '../../shared/ids.ts';
import { type Entry, entrySchema } from '../../shared/journal/entry.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { parseJson, type ReadEntry, readEntry, type StoredRow } from './entry.ts';
import { failureOf } from './attempt.ts';
import { FAULT_REASONS, type FaultReason } from './entry-fault.ts';
import type { Halts } from './halts.ts';
import { refsOf } from './judge-again.ts';
import type { Outgoing } from './outgoing.ts';

/** Entries of one transaction. */
const SLICE = 500;
/** Desks looked at for one slice: those whose oldest entry has waited longest. */
const DESKS = 16;

/**
 * Entries as stored, not yet judged; none that came after the oldest of a desk that is not looked at, and none of the chains
 * (`desk epoch`) that stand still.
 */
export async function nextRows(db: Transaction, standing: readonly string[] = []): Promise<StoredRow[]> {
  const { rows } = await db.query<StoredRow>(
    `WITH waiting AS (
       SELECT h.desk_code, h.epoch, h.judged, h.reached, h.seq, desks.admdvs, first.received_ms AS since,
         row_number() OVER (ORDER BY first.received_ms, h.desk_code, h.epoch) AS place
       FROM heads AS h
       JOIN desks ON desks.desk_code = h.desk_code
       JOIN journal AS first ON first.desk_code = h.desk_code AND first.epoch = h.epoch
         AND first.chain = 'business' AND first.seq = h.judged + 1
       WHERE h.chain = 'business' AND h.judged < h.seq AND h.desk_code || ' ' || h.epoch <> ALL ($3)
       ORDER BY place
       LIMIT $1 + 1
     ), keys AS (
       SELECT w.desk_code, w.admdvs, w.epoch, j.seq, j.seq > w.reached AS is_new,
         max(j.received_ms) OVER (PARTITION BY w.desk_code, w.epoch ORDER BY j.seq) AS arrival
       FROM waiting AS w
       CROSS JOIN LATERAL (
         SELECT seq, received_ms FROM journal
         WHERE desk_code = w.desk_code AND epoch = w.epoch AND chain = 'business' AND seq > w.judged AND seq <= w.seq
         ORDER BY seq LIMIT $2
       ) AS j
       WHERE w.place <= $1
       ORDER BY arrival, w.desk_code, w.epoch, j.seq
       LIMIT $2
     )
     SELECT j.desk_code, k.admdvs, j.epoch, j.seq, j.received_ms, j.bytes, j.salt, j.body, k.is_new
     FROM keys AS k
     JOIN journal AS j ON j.desk_code = k.desk_code AND j.epoch = k.epoch AND j.chain = 'business' AND j.seq = k.seq
     WHERE NOT EXISTS (
       SELECT 1 FROM waiting AS w
       WHERE w.place > $1 AND (w.since, w.desk_code, w.epoch) < (k.arrival, k.desk_code, k.epoch)
     )
     ORDER BY k.arrival, k.desk_code, k.epoch, k.seq`,
    [DESKS, SLICE, standing],
  );
  return rows;
}

/** Reads what can be read; the rest is noted and its desk told. Decisions the desk took back are passed over. */
export async function readRows(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  { rows, halts }: { readonly rows: readonly StoredRow[]; readonly halts: Halts },
): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  for (const row of await notTakenBack(db, rows)) {
    const { desk_code: deskCode, epoch, seq } = row;
    if (halts.holds({ deskCode, epoch, seq })) continue;
    try {
      entries.push(readEntry(row));
    } catch (cause) {
      const failure = failureOf(cause);
      if (failure === null) throw cause;
      if (failure.whose === 'ours') halts.stop({ deskCode, epoch, seq }, cause);
      else
        await noteUnreadable(db, ports, outgoing, {
          deskCode,
          epoch,
          seq,
          reason: failure.reason,
          header: headerIn(row),
        });
    }
  }
  return entries;
}

async function notTakenBack(db: Transaction, rows: readonly StoredRow[]): Promise<readonly StoredRow[]> {
  if (rows.every(({ is_new }) => is_new)) return rows;
  const { rows: final } = await db.query<{ desk_code: string; epoch: string; seq: number }>(
    'SELECT desk_code, epoch, seq FROM unreadable WHERE is_final',
  );
  const taken = new Set(final.map(({ desk_code, epoch, seq }) => `${desk_code} ${epoch} ${seq}`));
  return rows.filter(({ desk_code, epoch, seq }) => !taken.has(`${desk_code} ${epoch} ${seq}`));
}

export interface Unreadable {
  readonly deskCode: string;
  readonly epoch: string;
  readonly seq: number;
  readonly reason: FaultReason;
  /** Null where not even the header can be read. */
  readonly header: Header | null;
}

type Header = Pick<Entry, 'type' | 'subject' | 'amounts'>;

/** Keeps the finding and tells the desk; what stands behind the entry goes on. */
export async function noteUnreadable(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  { deskCode, epoch, seq, reason, header }: Unreadable,
): Promise<void> {
  const decisionId = header === null ? null : decisionOf(header);
  const refs = header === null ? [] : refsOf(header);
  const { rows } = await db.query<{ is_first: boolean }>(
    `INSERT INTO unreadable (desk_code, epoch, seq, reason, seen_at, refs, is_final) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (desk_code, epoch, seq) DO UPDATE SET reason = excluded.reason, refs = excluded.refs
     RETURNING xmax = 0 AS is_first`,
    [deskCode, epoch, seq, reason, formatInstant(ports.clock.now()), refs, decisionId !== null],
  );
  if (rows[0]?.is_first !== true) return;
  ports.log.error('judge.unreadable', { deskCode, seq, reason });
  const sentence = `第 ${seq} 笔业务记录中心未能处理：${FAULT_REASONS[reason]}。已登记，后面的业务照常处理，请联系系统管理员。`;
  outgoing.add(deskCode, { kind: 'alarm', code: 'unreadable-entry', subject: `${epoch} ${seq}`, sentence });
  if (decisionId === null) return;
  const why = `中心未能处理这笔核定：${FAULT_REASONS[reason]}。`;
  outgoing.add(deskCode, { kind: 'decision-refused', decisionId, code: 'unreadable-entry', sentence: why });
}

function headerIn({ bytes }: StoredRow): Header | null {
  const header = entrySchema.safeParse(parseJson(bytes));
  return header.success ? header.data : null;
}

/** The id of the decision an entry takes, or null: the desk takes it back. */
function decisionOf({ type, subject }: Header): string | null {
  return type === 'claim.decided/1' && idSchema.safeParse(subject).success ? subject : null;
}

/** Moves the heads of the desks behind what was just judged. */
export async function advanceHeads(db: Transaction, rows: readonly StoredRow[]): Promise<void> {
  const ends = new Map(rows.map(({ desk_code, epoch, seq }) => [`${desk_code} ${epoch}`, { desk_code, epoch, seq }]));
  // In one order for all, so that two servers that wait for these rows never wait for each other.
  for (const { desk_code, epoch, seq } of [...ends.values()].toSorted((a, b) => (a.desk_code < b.desk_code ? -1 : 1))) {
    await db.query(
      `UPDATE heads SET judged = $3, reached = greatest(reached, $3)
       WHERE desk_code = $1 AND epoch = $2 AND chain = 'business'`,
      [desk_code, epoch, seq],
    );
  }
}
