/** What must be true of a data folder after any death: read-only, on the file as it lies. */
import { join } from 'node:path';
import { type Connection, type Database, openDatabase } from '../../main/database/open.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { canonical } from '../../main/journal/canonical.ts';
import { verify } from '../../main/journal/verify.ts';

/** What the desk answered, by request id: a promise. */
export type Promised = ReadonlyMap<string, unknown>;

/** Entry types and the step each comes from. */
const TYPES = {
  'policy.proposed/1': 'propose',
  'payment.collected/1': 'collect',
  'claim.opened/1': 'open',
  'claim.tried/2': 'try',
} as const;

/**
 * Every finding in English, none when all is well: the journal verifies, tables equal the rebuilt ones, numbers run
 * 1 … n, every answered request is stored with that answer and what it made is there, and no request was done twice.
 */
export function checkFolder(dataDir: string, promised: Promised): string[] {
  const db = openFolder(dataDir);
  try {
    return [...proof(db), ...promises(db, promised), ...onceOnly(db)];
  } finally {
    db.close();
  }
}

/** How many of these requests the file holds although nobody heard their answers. */
export function committedUnheard(dataDir: string, requestIds: Iterable<string>): number {
  const db = openFolder(dataDir);
  try {
    return [...requestIds].filter((id) => isThere(db, 'requests', 'request_id', id)).length;
  } finally {
    db.close();
  }
}

function openFolder(dataDir: string): Connection {
  return openDatabase(join(dataDir, 'main.db'), openDemoSlot(dataDir) ?? new Uint8Array(32), 'readonly');
}

function proof(db: Connection): string[] {
  return verify(db).findings.map(({ where, sentence }) => `verify: ${where}: ${sentence}`);
}

function promises(db: Database, promised: Promised): string[] {
  return [...promised].flatMap(([requestId, value]) => {
    const row = db.one<{ answer: string }>('SELECT answer FROM requests WHERE request_id = ?', requestId);
    if (row === undefined) return [`${requestId} was answered and is not there`];
    if (canonical(JSON.parse(row.answer)) !== canonical(value))
      return [`${requestId} was answered otherwise than it is stored`];
    return missingEffects(db, requestId, value);
  });
}

/** The ids and paper numbers of an answer must name rows. */
function missingEffects(db: Database, requestId: string, value: unknown): string[] {
  const { policyId, paymentId, claimId, settlementId, papers = [] } = value as Effects;
  const looked: [table: string, column: string, id: string | undefined][] = [
    ['policies', 'policy_id', policyId],
    ['payments', 'payment_id', paymentId],
    ['claims', 'claim_id', claimId],
    ['settlements', 'settlement_id', settlementId],
    ...papers.map(({ no }): [string, string, string] => ['papers', 'no', no]),
  ];
  return looked
    .filter(([table, column, id]) => id !== undefined && !isThere(db, table, column, id))
    .map(([table, , id]) => `${requestId} promised ${id} of ${table}`);
}

/** What the answers of the four steps may hold. */
interface Effects {
  readonly policyId?: string;
  readonly paymentId?: string;
  readonly claimId?: string;
  readonly settlementId?: string;
  readonly papers?: readonly { readonly no: string }[];
}

function isThere(db: Database, table: string, column: string, id: string): boolean {
  return db.one(`SELECT 1 FROM ${table} WHERE ${column} = ?`, id) !== undefined;
}

/** As many entries of a type as requests of its step: one more would be an act done twice, one less an act lost. */
function onceOnly(db: Database): string[] {
  return Object.entries(TYPES).flatMap(([type, step]) => {
    const entries = count(db, 'SELECT count(*) AS n FROM journal WHERE type = ?', type);
    const requests = count(db, 'SELECT count(*) AS n FROM requests WHERE request_id LIKE ?', `chaos-%-${step}`);
    return entries === requests ? [] : [`${entries} entries ${type} for ${requests} requests`];
  });
}

function count(db: Database, sql: string, parameter: string): number {
  return db.one<{ n: number }>(sql, parameter)?.n ?? 0;
}
