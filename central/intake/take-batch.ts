/** Takes a desk's entries verbatim: contiguous, linked, durable before the answer; no body is ever looked into (DESIGN idea 4). */
import { formatInstant } from '../../shared/dates.ts';
import { NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import type { Batch, PushAnswer } from '../../shared/sync/batch.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';
import { lockStanding, type Signer } from '../trust/signer.ts';
import { checkBatch } from './check-batch.ts';
import { storeEntries } from './store-entries.ts';

type IntakePorts = Pick<CentralPorts, 'clock' | 'key'>;

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Stores what is new of a batch. The same batch again gets the same answer; a batch that starts too late gets the seq
 * expected; another entry under a known seq is a fork, kept and alarmed, and nothing of the batch is stored.
 * Throws 'centre-malformed', 'centre-unchained', 'centre-too-large', 'centre-revoked', 'centre-superseded'.
 */
export async function takeBatch(
  db: Transaction,
  ports: IntakePorts,
  signer: Signer,
  batch: Batch,
): Promise<PushAnswer> {
  checkBatch(signer, batch);
  await lockStanding(db, signer);
  const head = await lockHead(db, signer, batch);
  if (batch.first > head.seq + 1) return { outcome: 'gap', expected: head.seq + 1 };
  const fork = await forkOf(db, signer, batch, head);
  if (fork !== null) return alarm(db, ports, signer, batch, fork);
  const fresh = batch.entries.slice(Math.max(0, head.seq + 1 - batch.first));
  const last = batch.entries.at(-1);
  if (last === undefined) throw new RangeError('an empty batch passed its schema');
  if (fresh.length > 0) {
    await storeEntries(db, ports.clock.now(), signer, batch, fresh);
    await db.query('UPDATE heads SET seq = $4, hash = $5 WHERE desk_code = $1 AND epoch = $2 AND chain = $3', [
      ...chainOf(signer, batch),
      batch.last,
      last.hash,
    ]);
  }
  const { last: through, batchId, membersHash } = batch;
  return { outcome: 'taken', through, head: last.hash, batchId, membersHash };
}

/** The chain's row is locked until the commit: two batches of one chain stand in line. */
async function lockHead(db: Transaction, signer: Signer, batch: Batch): Promise<Head> {
  const chain = chainOf(signer, batch);
  const select = 'SELECT seq, hash FROM heads WHERE desk_code = $1 AND epoch = $2 AND chain = $3 FOR UPDATE';
  const found = await db.query<Head>(select, chain);
  if (found.rows[0] !== undefined) return found.rows[0];
  await db.query(
    'INSERT INTO heads (desk_code, epoch, chain, seq, hash) VALUES ($1, $2, $3, 0, $4) ON CONFLICT DO NOTHING',
    [...chain, NO_PREVIOUS_HASH],
  );
  const made = await db.query<Head>(select, chain);
  if (made.rows[0] === undefined) throw new Error('a head that was just made is not there');
  return made.rows[0];
}

interface Fork {
  readonly seq: number;
  readonly held: string;
  readonly offered: string;
}

/** The first place where the batch tells another story than what is held; null where it goes on from it. */
async function forkOf(db: Transaction, signer: Signer, batch: Batch, head: Head): Promise<Fork | null> {
  const offered = offeredHashes(batch).filter(({ seq }) => seq <= head.seq && seq > 0);
  if (offered.length === 0) return null;
  // The usual case: the batch goes on from the head, which is at hand.
  const [only] = offered;
  if (offered.length === 1 && only?.seq === head.seq) {
    return only.hash === head.hash ? null : { seq: head.seq, held: head.hash, offered: only.hash };
  }
  const { rows } = await db.query<Fork>(
    `SELECT offered.seq, journal.hash AS held, offered.hash AS offered
     FROM unnest($4::bigint[], $5::text[]) AS offered (seq, hash)
     JOIN journal ON journal.desk_code = $1 AND journal.epoch = $2 AND journal.chain = $3 AND journal.seq = offered.seq
     WHERE journal.hash <> offered.hash
     ORDER BY offered.seq LIMIT 1`,
    [...chainOf(signer, batch), offered.map(({ seq }) => seq), offered.map(({ hash }) => hash)],
  );
  return rows[0] ?? null;
}

/** What the batch says stands where: before its first entry, and each of its own. */
function offeredHashes({ first, entries }: Batch): { readonly seq: number; readonly hash: string }[] {
  const before = { seq: first - 1, hash: prevOf(entries[0]?.bytes ?? '') };
  return [before, ...entries.map(({ hash }, at) => ({ seq: first + at, hash }))];
}

/** `checkBatch` has read every header and its `prev`. */
function prevOf(bytes: string): string {
  return (JSON.parse(bytes) as { readonly prev: string }).prev;
}

async function alarm(
  db: Transaction,
  ports: IntakePorts,
  signer: Signer,
  batch: Batch,
  { seq, held, offered }: Fork,
): Promise<PushAnswer> {
  const { rowCount } = await db.query(
    `INSERT INTO forks (desk_code, epoch, chain, seq, held, offered, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING`,
    [...chainOf(signer, batch), seq, held, offered, formatInstant(ports.clock.now())],
  );
  if (rowCount === 1) {
    const sentence = `中心在第 ${seq} 笔存有另一笔记录：可能有两台电脑用同一窗口办理业务。请立即停用其中一台，并联系中心管理人员。`;
    const subject = `${batch.epoch}/${batch.chain}/${seq}`;
    await publish(db, ports, `desk/${signer.deskCode}`, [{ kind: 'alarm', code: 'fork', subject, sentence }]);
  }
  return { outcome: 'fork', seq, held };
}

function chainOf({ deskCode }: Signer, { epoch, chain }: Batch): [desk: string, epoch: string, chain: string] {
  return [deskCode, epoch, chain];
}
