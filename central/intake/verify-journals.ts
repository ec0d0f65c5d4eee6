/** Proves the journals as stored: every entry's bytes, links and document, and the head that was answered to the desk. */
import { CHAIN_START, type ChainPosition, walkEntry } from '../../shared/journal/chain.ts';
import type { Chain, Entry } from '../../shared/journal/entry.ts';
import { AppError } from '../../shared/errors.ts';
import { sha256 } from '../crypto.ts';
import { type Pool, type Transaction, transaction } from '../database/pool.ts';

export interface HeldChain {
  readonly deskCode: string;
  readonly epoch: string;
  readonly chain: Chain;
  readonly entries: number;
  /** Hash of the last entry. */
  readonly head: string;
}

export interface JournalsReport {
  /** As walked: one is listed as far as it is sound. */
  readonly chains: readonly HeldChain[];
  readonly documents: number;
  /** Sentences that name desk, chain and seq; at most one for each chain. */
  readonly findings: readonly string[];
}

/** All chains of a desk, or of every desk, in one snapshot. Throws 'central-no-desk'. */
export function verifyJournals(pool: Pool, deskCode: string | null): Promise<JournalsReport> {
  return transaction(pool, async (db) => {
    await db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const walks: Walk[] = [];
    for (const head of await headsOf(db, deskCode)) walks.push(await walkChain(db, head));
    return {
      chains: walks.map(({ held }) => held),
      documents: walks.reduce((sum, { documents }) => sum + documents, 0),
      findings: walks.flatMap(({ finding }) => finding ?? []),
    };
  });
}

interface HeadRow {
  readonly deskCode: string;
  readonly epoch: string;
  readonly chain: Chain;
  readonly seq: number;
  readonly hash: string;
}

/** Chains that have a head, and those that have entries without one. */
async function headsOf(db: Transaction, deskCode: string | null): Promise<HeadRow[]> {
  if (deskCode !== null) {
    const { rowCount } = await db.query('SELECT 1 FROM desks WHERE desk_code = $1', [deskCode]);
    if (rowCount === 0) throw new AppError('central-no-desk', { desk: deskCode });
  }
  const { rows } = await db.query<HeadRow>(
    `SELECT desk_code AS "deskCode", epoch, chain, coalesce(heads.seq, 0)::bigint AS seq, coalesce(heads.hash, '') AS hash
     FROM heads FULL JOIN (SELECT DISTINCT desk_code, epoch, chain FROM journal) AS held USING (desk_code, epoch, chain)
     WHERE $1::text IS NULL OR desk_code = $1 ORDER BY desk_code, epoch, chain`,
    [deskCode],
  );
  return rows;
}

interface Walk {
  readonly held: HeldChain;
  readonly documents: number;
  readonly finding: string | null;
}

interface StoredEntry {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly hash: string;
  readonly salt: Buffer | null;
  readonly body: Buffer | null;
}

/** Entries read at a time. */
const PAGE = 2_000;

async function walkChain(db: Transaction, head: HeadRow): Promise<Walk> {
  let position: ChainPosition = CHAIN_START;
  let documents = 0;
  const end = (problem: string | null): Walk => {
    const { deskCode, epoch, chain } = head;
    const held = { deskCode, epoch, chain, entries: position.seq, head: position.hash };
    const place = `窗口 ${deskCode} ${chain === 'business' ? '业务' : '查看'}流水（${epoch}）第 ${position.seq + 1} 笔`;
    return { held, documents, finding: problem === null ? null : `${place}：${problem}` };
  };
  for (;;) {
    const page = await entriesAfter(db, head, position.seq);
    for (const stored of page) {
      const step = stepOf(position, stored, head);
      if (typeof step === 'string') return end(step);
      position = step;
      if (stored.body !== null) documents += 1;
    }
    if (page.length < PAGE) break;
  }
  if (position.seq < head.seq) return end(`缺失，登记的末笔是第 ${head.seq} 笔`);
  const isHead = position.seq === head.seq && (head.seq === 0 || position.hash === head.hash);
  return isHead ? end(null) : end('与登记的末笔不符');
}

async function entriesAfter(
  db: Transaction,
  { deskCode, epoch, chain }: HeadRow,
  after: number,
): Promise<StoredEntry[]> {
  const { rows } = await db.query<StoredEntry>(
    `SELECT seq, bytes, hash, salt, body FROM journal
     WHERE desk_code = $1 AND epoch = $2 AND chain = $3 AND seq > $4 ORDER BY seq LIMIT $5`,
    [deskCode, epoch, chain, after, PAGE],
  );
  return rows;
}

/** Where the walk stands behind this entry, or what is wrong with it. */
function stepOf(before: ChainPosition, stored: StoredEntry, head: HeadRow): ChainPosition | string {
  const { bytes, hash, seq } = stored;
  if (sha256(bytes) !== hash) return '内容与校验值不符，记录被改动';
  const step = walkEntry(before, { bytes: bytes.toString('utf8'), hash }, sha256);
  if (!step.ok) return step.problem;
  if (!isOfChain(step.entry, head) || step.entry.seq !== seq) return '登记列与内容不一致，记录被改动';
  return documentProblem(stored, step.entry) ?? step.position;
}

function isOfChain({ desk, epoch, chain }: Entry, head: HeadRow): boolean {
  return desk === head.deskCode && epoch === head.epoch && chain === head.chain;
}

/** Without its document an entry is still whole: it was erased by a rule at the desk. */
function documentProblem({ salt, body }: StoredEntry, { docHash }: Entry): string | null {
  if (salt === null || body === null) return null;
  return sha256(salt, body) === docHash ? null : '单据内容与其校验值不符，内容被改动';
}
