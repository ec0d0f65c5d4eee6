/**
 * Proves the journal: both chains, every document, the tables against a rebuild, every decision against its own inputs, and the
 * paper numbers. Only reads.
 */
import type { VerifyReport } from '../../shared/contract/journal.ts';
import { CHAIN_START, type ChainPosition, walkEntry } from '../../shared/journal/chain.ts';
import type { Chain, Entry } from '../../shared/journal/entry.ts';
import { AppError } from '../../shared/errors.ts';
import { sha256 } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import { decisionFindings } from '../claims/proof.ts';
import type { Connection, Database } from '../database/open.ts';
import { BUSINESS_TABLES, rebuild } from './rebuild.ts';
import { epochFindings, explainedGaps } from './verify-epochs.ts';
import { numberFindings } from './verify-numbers.ts';
import { packageFindings } from './verify-packages.ts';

export type Finding = VerifyReport['findings'][number];

interface WalkedRow {
  readonly epoch: string;
  readonly chain: Chain;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly business_day: string;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
  readonly has_document: number;
}

/** At most this many findings are listed; one is enough to stop trusting the file. */
const MAX_FINDINGS = 100;

/** The whole proof, in one snapshot: the counter may go on writing meanwhile. `ok` only when there is nothing to say. */
export function verify(db: Connection): VerifyReport {
  db.execute('BEGIN');
  try {
    return proofOf(db);
  } finally {
    db.execute('COMMIT');
  }
}

function proofOf(db: Connection): VerifyReport {
  const walked = walkJournal(db);
  const inputs = [...walked.findings, ...missingEntries(db), ...strayDocuments(db), ...packageFindings(db)];
  const findings = [
    ...inputs,
    ...(inputs.length === 0 ? derivedFindings(db) : []),
    ...numberFindings(db),
    ...epochFindings(db),
  ];
  return {
    ok: findings.length === 0,
    chains: walked.chains,
    documents: walked.documents,
    erased: walked.erased,
    explained: explainedGaps(db),
    findings: findings.slice(0, MAX_FINDINGS),
  };
}

/** Decisions are run again from tables that are right. */
function derivedFindings(db: Connection): Finding[] {
  const tables = tableFindings(db);
  return tables.length === 0 ? decisionFindings(db) : tables;
}

export interface Walk {
  readonly chains: VerifyReport['chains'];
  readonly documents: number;
  readonly erased: VerifyReport['erased'];
  readonly findings: readonly Finding[];
}

/** So many entries between two reports of progress. */
const REPORT_EVERY = 5_000;

/** Both chains of every epoch, and every document against its hash. `report` hears how many entries were walked. */
export function walkJournal(db: Database, report: (entries: number) => void = () => undefined): Walk {
  const positions = new Map<string, { chain: Chain; epoch: string; at: ChainPosition }>();
  const findings: Finding[] = [];
  const missingBodies: string[] = [];
  let documents = 0;
  let entries = 0;
  for (const row of walkedRows(db)) {
    entries += 1;
    if (entries % REPORT_EVERY === 0) report(entries);
    const key = `${row.epoch}/${row.chain}`;
    const before = positions.get(key)?.at ?? CHAIN_START;
    const step = walkEntry(before, row, sha256);
    if (!step.ok) {
      findings.push({ where: `${row.chain} ${before.seq + 1}`, sentence: step.problem });
      continue;
    }
    positions.set(key, { chain: row.chain, epoch: row.epoch, at: step.position });
    findings.push(...headerFindings(row, step.entry), ...documentFindings(row, step.entry));
    if (row.body !== null) documents += 1;
    else if (step.entry.docHash !== null) missingBodies.push(row.id);
  }
  const erased = erasures(db);
  const unexplained = missingBodies.filter((id) => !erased.ids.has(id));
  return {
    chains: [...positions.values()].map(({ chain, epoch, at }) => ({ chain, epoch, entries: at.seq, head: at.hash })),
    documents,
    erased: erased.rules,
    findings: [...findings, ...unexplained.map((id) => ({ where: id, sentence: '内容缺失，且没有销毁记录' }))],
  };
}

function walkedRows(db: Database): IterableIterator<WalkedRow> {
  return db.iterate<WalkedRow>(
    `SELECT epoch, chain, seq, id, type, subject, business_day, bytes, hash, salt, body, entry_id IS NOT NULL AS has_document
     FROM journal LEFT JOIN documents ON documents.entry_id = journal.id ORDER BY ordinal`,
  );
}

function headerFindings(row: WalkedRow, entry: Entry): Finding[] {
  const agrees =
    entry.epoch === row.epoch &&
    entry.chain === row.chain &&
    entry.seq === row.seq &&
    entry.businessDay === row.business_day &&
    entry.id === row.id &&
    entry.type === row.type &&
    entry.subject === row.subject;
  return agrees ? [] : [{ where: row.id, sentence: '登记列与内容不一致，记录被改动' }];
}

function documentFindings(row: WalkedRow, entry: Entry): Finding[] {
  const hasDocument = row.has_document === 1;
  if (hasDocument !== (entry.docHash !== null)) return [{ where: row.id, sentence: '内容与登记不成对' }];
  if (row.body === null || row.salt === null) return [];
  const matches = sha256(row.salt, row.body) === entry.docHash;
  return matches ? [] : [{ where: row.id, sentence: '内容与其校验值不符，内容被改动' }];
}

function erasures(db: Database): { ids: Set<string>; rules: VerifyReport['erased'] } {
  const ids = new Set<string>();
  const rules = new Map<string, number>();
  const rows = db.all<{ body: string }>(
    `SELECT body FROM journal JOIN documents ON documents.entry_id = journal.id
     WHERE type = 'journal.erased/1' AND body IS NOT NULL`,
  );
  for (const row of rows) {
    // Parsed by its schema before it was stored, and its hash was just checked.
    const body = JSON.parse(row.body) as { entryIds: string[]; rule: string };
    for (const id of body.entryIds) ids.add(id);
    rules.set(body.rule, (rules.get(body.rule) ?? 0) + body.entryIds.length);
  }
  return { ids, rules: [...rules].map(([rule, entries]) => ({ rule, entries })) };
}

/** Entries are recorded 1, 2, 3 … over both chains: one cut out of the end of a single chain shows here. */
function missingEntries(db: Database): Finding[] {
  const row = db.one<{ count: number; last: number | null }>(
    'SELECT count(*) AS count, max(ordinal) AS last FROM journal',
  );
  if (row === undefined || row.count === (row.last ?? 0)) return [];
  return [{ where: 'journal', sentence: `流水应有 ${row.last ?? 0} 笔，实有 ${row.count} 笔，有流水被删除` }];
}

/** Documents whose entry is gone. */
function strayDocuments(db: Database): Finding[] {
  return db
    .all<{ entry_id: string }>('SELECT entry_id FROM documents WHERE entry_id NOT IN (SELECT id FROM journal)')
    .map((row) => ({ where: row.entry_id, sentence: '内容没有对应的流水，流水被删除' }));
}

/** The live tables, row by row, against those rebuilt from the journal. */
function tableFindings(db: Database): Finding[] {
  const rebuilt = rebuiltFrom(db);
  if (rebuilt === null) return [{ where: 'journal', sentence: '流水不能重建各表，内容被改动或由更新版本的程序写入' }];
  try {
    return BUSINESS_TABLES.flatMap((table) => {
      const live = contentOf(db, table);
      const expected = contentOf(rebuilt, table);
      return live === expected ? [] : [{ where: table, sentence: `表 ${table} 与流水重建的结果不一致` }];
    });
  } finally {
    rebuilt.close();
  }
}

/** Null when an entry whose hash is right cannot be applied: somebody made it, not this program. */
function rebuiltFrom(db: Database): Connection | null {
  try {
    return rebuild(db);
  } catch (cause) {
    if (databaseError(cause, 'main.db') instanceof AppError) throw cause;
    return null;
  }
}

/** A digest of a table's rows in a fixed order. */
export function contentOf(db: Database, table: (typeof BUSINESS_TABLES)[number]): string {
  const digests: string[] = [];
  for (const row of db.iterate(`SELECT * FROM ${table} ORDER BY 1, 2`)) digests.push(sha256(JSON.stringify(row)));
  return sha256(...digests);
}
