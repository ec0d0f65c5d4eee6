/** 'sync.outbox': what the centre has not acknowledged, by type of entry. No centre yet, so all of the journal waits. */
import type { Output } from '../../shared/contract.ts';
import { entryTypes, isEntryType } from '../../shared/entries.ts';
import { fen } from '../../shared/money.ts';
import type { Database } from '../database/open.ts';
import { deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';

type Outbox = Output<'sync.outbox'>;

interface TypeRow {
  readonly type: string;
  readonly count: number;
  readonly oldest: number;
}

/** 'sync.outbox' */
export const syncOutbox: QueryHandler<'sync.outbox'> = (call) => {
  const { db } = deskOf(call);
  // The index over subject and type holds all of it, so the bytes of the journal are not read.
  const rows = db.all<TypeRow>('SELECT type, count(*) AS count, min(ordinal) AS oldest FROM journal GROUP BY type');
  const seesMoney = sessionOf(call).operator.side === 'insurer';
  const inOrder = rows.toSorted((a, b) => a.oldest - b.oldest);
  const kinds = inOrder.filter(isBusiness).map((row) => kindOf(db, row, seesMoney));
  return { kinds, looks: looksOf(db, inOrder) };
};

function isBusiness({ type }: TypeRow): boolean {
  return !isEntryType(type) || entryTypes[type].chain === 'business';
}

/** Premiums are the insurer's: the 医保 side sees how many wait (counter rule 2). */
function kindOf(db: Database, { type, count, oldest }: TypeRow, seesMoney: boolean): Outbox['kinds'][number] {
  return { type, count, sum: seesMoney ? sumOf(db, type) : null, oldestAt: timeOf(db, oldest) };
}

function looksOf(db: Database, inOrder: readonly TypeRow[]): Outbox['looks'] {
  const looks = inOrder.filter((row) => !isBusiness(row));
  const first = looks[0];
  const count = looks.reduce((sum, row) => sum + row.count, 0);
  return { count, oldestAt: first === undefined ? null : timeOf(db, first.oldest) };
}

/** When an entry was made, from its bytes. */
function timeOf(db: Database, ordinal: number): string {
  const row = db.one<{ at: string }>(`SELECT bytes ->> '$.at' AS at FROM journal WHERE ordinal = ?`, ordinal);
  return row?.at ?? '';
}

function sumOf(db: Database, type: string): Outbox['kinds'][number]['sum'] {
  const sql = SUMS[type];
  if (sql === undefined) return null;
  return fen(db.one<{ sum: number | null }>(sql)?.sum ?? 0);
}

/** What entries of a type stand for in money; only these carry some. */
const SUMS: Readonly<Record<string, string>> = {
  'policy.proposed/1': 'SELECT sum(premium_fen) AS sum FROM policies',
  'payment.collected/1': `SELECT sum(kept_fen) AS sum FROM payments WHERE state = 'collected' AND tender <> 'personal-account'`,
  'payment.deducted/1': `SELECT sum(kept_fen) AS sum FROM payments WHERE state = 'collected' AND tender = 'personal-account'`,
};
