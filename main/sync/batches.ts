/** Batches as rows: fixed before their first byte leaves, the same after a restart, closed by the centre's answer. */
import { formatInstant } from '../../shared/dates.ts';
import { type Chain, NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { type Batch, BATCH_BYTES, BATCH_ENTRIES } from '../../shared/sync/batch.ts';
import { sha256 } from '../crypto.ts';
import type { Connection, Database, WritableDatabase } from '../database/open.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { newId } from '../ids.ts';
import type { Ports } from '../ports.ts';

/** A batch as fixed; its entries are read from the journal, which never changes. */
export interface FixedBatch {
  readonly no: number;
  readonly batchId: string;
  readonly epoch: string;
  readonly chain: Chain;
  readonly first: number;
  readonly last: number;
  readonly membersHash: string;
}

/** How far the centre has taken a chain. */
export interface Acknowledged {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Far below what the centre takes (`BATCH_BYTES`, `BATCH_ENTRIES`): reading and signing a batch must not hold the counter up
 * (sync rule 18).
 */
const COUNTER_ENTRIES = Math.min(32, BATCH_ENTRIES);
const COUNTER_BYTES = Math.min(64 * 1024, BATCH_BYTES);

interface BatchRow {
  readonly no: number;
  readonly batch_id: string;
  readonly epoch: string;
  readonly chain: Chain;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly members_hash: string;
}

interface EntryRow {
  readonly seq: number;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

/**
 * The next batch of a chain, written down as about to be sent: the one without an answer as it was, else what follows the last
 * acknowledged entry. Null when nothing waits.
 */
export function prepareBatch(ports: Ports, db: Connection, epoch: string, chain: Chain): Batch | null {
  const open = openBatch(db, epoch, chain);
  const { seq } = acknowledgedOf(db, epoch, chain);
  const rows = open === null ? nextRows(db, epoch, chain, seq) : rowsOf(db, open);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const at = formatInstant(ports.clock.now());
  const fixed = db.transaction((writer) => {
    if (open === null) return fix(writer, ports, { epoch, chain, first: first.seq, last: last.seq }, rows);
    writer.run(`UPDATE batches SET state = 'sending', sent_at = ? WHERE no = ?`, at, open.no);
    return open;
  });
  return { v: 1, ...fixed, entries: rows.map(pushed) };
}

/** How far the centre has taken this chain. */
export function acknowledgedOf(db: Database, epoch: string, chain: Chain): Acknowledged {
  const row = db.one<Acknowledged>('SELECT seq, hash FROM acknowledged WHERE epoch = ? AND chain = ?', epoch, chain);
  return row ?? { seq: 0, hash: NO_PREVIOUS_HASH };
}

/** The centre holds all of it; stored the moment its answer arrives (sync rule 12). */
export function closeBatch(ports: Ports, { db }: OpenDesk, batch: FixedBatch, head: string): void {
  const at = formatInstant(ports.clock.now());
  db.transaction((writer) => {
    writer.run(`UPDATE batches SET state = 'taken', answered_at = ? WHERE no = ?`, at, batch.no);
    putAcknowledged(writer, batch, { seq: batch.last, hash: head }, at);
  });
}

/** Nothing of it has left, or the centre said that it took nothing: it waits, and its result is not unknown. */
export function keepBatch({ db }: OpenDesk, batch: FixedBatch): void {
  db.transaction((writer) => writer.run(`UPDATE batches SET state = 'fixed' WHERE no = ?`, batch.no));
}

/** The centre has less than it once said: what it lacks is sent again in other batches. */
export function goBackTo(ports: Ports, { db }: OpenDesk, batch: FixedBatch, seq: number): void {
  const at = formatInstant(ports.clock.now());
  const row = db.one<{ hash: string }>(
    'SELECT hash FROM journal WHERE epoch = ? AND chain = ? AND seq = ?',
    batch.epoch,
    batch.chain,
    seq,
  );
  db.transaction((writer) => {
    writer.run(`UPDATE batches SET state = 'dropped', answered_at = ? WHERE no = ?`, at, batch.no);
    writer.run('DELETE FROM acknowledged WHERE epoch = ? AND chain = ?', batch.epoch, batch.chain);
    putAcknowledged(writer, batch, { seq, hash: row?.hash ?? NO_PREVIOUS_HASH }, at);
  });
}

function openBatch(db: Database, epoch: string, chain: Chain): FixedBatch | null {
  const row = db.one<BatchRow>(
    `SELECT no, batch_id, epoch, chain, first_seq, last_seq, members_hash FROM batches
     WHERE epoch = ? AND chain = ? AND state IN ('fixed', 'sending')`,
    epoch,
    chain,
  );
  if (row === undefined) return null;
  const { no, batch_id: batchId, first_seq: first, last_seq: last, members_hash: membersHash } = row;
  return { no, batchId, epoch, chain, first, last, membersHash };
}

/** As many entries as one batch holds; a single one may be larger than the bound. */
function nextRows(db: Database, epoch: string, chain: Chain, after: number): EntryRow[] {
  const rows: EntryRow[] = [];
  let bytes = 0;
  for (const row of db.iterate<EntryRow>(
    `${ENTRIES} AND seq > ? ORDER BY seq LIMIT ?`,
    epoch,
    chain,
    after,
    COUNTER_ENTRIES,
  )) {
    bytes += row.bytes.length + (row.body?.length ?? 0);
    if (rows.length > 0 && bytes > COUNTER_BYTES) break;
    rows.push(row);
  }
  return rows;
}

function rowsOf(db: Database, { epoch, chain, first, last }: FixedBatch): EntryRow[] {
  return db.all<EntryRow>(`${ENTRIES} AND seq BETWEEN ? AND ? ORDER BY seq`, epoch, chain, first, last);
}

const ENTRIES = /* sql */ `
  SELECT seq, bytes, hash, salt, body FROM journal LEFT JOIN documents ON documents.entry_id = journal.id
  WHERE epoch = ? AND chain = ?`;

function fix(
  db: WritableDatabase,
  ports: Ports,
  range: Pick<FixedBatch, 'epoch' | 'chain' | 'first' | 'last'>,
  rows: readonly EntryRow[],
): FixedBatch {
  const { epoch, chain, first, last } = range;
  const no = (db.one<{ no: number | null }>('SELECT max(no) AS no FROM batches')?.no ?? 0) + 1;
  const batchId = newId(ports);
  const membersHash = sha256(...rows.map(({ hash }) => hash));
  const at = formatInstant(ports.clock.now());
  db.run(
    `INSERT INTO batches (no, batch_id, epoch, chain, first_seq, last_seq, members_hash, state, fixed_at, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?)`,
    no,
    batchId,
    epoch,
    chain,
    first,
    last,
    membersHash,
    at,
    at,
  );
  return { no, batchId, membersHash, ...range };
}

/** After a takeover: what the centre took of the batches of ended epochs is asked of it anew. */
export function dropOpenBatches(db: WritableDatabase, at: string): void {
  db.run(`UPDATE batches SET state = 'dropped', answered_at = ? WHERE state IN ('fixed', 'sending')`, at);
}

/** The centre holds this chain up to here; what is known to be further stays. */
export function putAcknowledged(
  db: WritableDatabase,
  { epoch, chain }: Pick<FixedBatch, 'epoch' | 'chain'>,
  { seq, hash }: Acknowledged,
  at: string,
): void {
  db.run(
    `INSERT INTO acknowledged (epoch, chain, seq, hash, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (epoch, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at
     WHERE excluded.seq >= acknowledged.seq`,
    epoch,
    chain,
    seq,
    hash,
    at,
  );
}

function pushed({ bytes, hash, salt, body }: EntryRow): Batch['entries'][number] {
  const document = salt === null || body === null ? null : { salt: Buffer.from(salt).toString('hex'), body };
  return { bytes, hash, document };
}
