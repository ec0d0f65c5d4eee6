/** 'sync.outbox': what the centre has not acknowledged, by type of entry. */
import type { Output } from '../../shared/contract.ts';
import { entryTypes, isEntryType } from '../../shared/entries.ts';
import { fen } from '../../shared/money.ts';
import type { Database } from '../database/open.ts';
import { deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { isAnythingAcknowledged, UNSENT_BUSINESS, unsentOf } from './unsent.ts';

type Outbox = Output<'sync.outbox'>;

interface TypeRow {
  readonly type: string;
  readonly count: number;
  readonly oldest: number;
}

/** 'sync.outbox' */
export const syncOutbox: QueryHandler<'sync.outbox'> = (call) => {
  const { db } = deskOf(call);
  const seesMoney = sessionOf(call).operator.side === 'insurer';
  const waits: Waiting = isAnythingAcknowledged(db) ? 'a part' : 'everything';
  const kinds = typesOf(db, waits).map((row) => kindOf(db, row, seesMoney ? waits : null));
  return { kinds, looks: unsentOf(db, 'access') };
};

/** Before the first acknowledgement the questions are simpler, and the journal is long. */
type Waiting = 'everything' | 'a part';

function typesOf(db: Database, waits: Waiting): TypeRow[] {
  if (waits === 'a part') {
    return db.all<TypeRow>(
      `SELECT type, count(*) AS count, min(ordinal) AS oldest ${UNSENT_BUSINESS} GROUP BY type ORDER BY oldest`,
    );
  }
  // The index over subject and type holds all of it, so the bytes of the journal are not read.
  const rows = db.all<TypeRow>('SELECT type, count(*) AS count, min(ordinal) AS oldest FROM journal GROUP BY type');
  return rows.filter(isBusiness).toSorted((a, b) => a.oldest - b.oldest);
}

function isBusiness({ type }: TypeRow): boolean {
  return !isEntryType(type) || entryTypes[type].chain === 'business';
}

/** Premiums are the insurer's: the 医保 side sees how many wait (counter rule 2). */
function kindOf(db: Database, { type, count, oldest }: TypeRow, waits: Waiting | null): Outbox['kinds'][number] {
  return { type, count, sum: waits === null ? null : sumOf(db, type, waits), oldestAt: timeOf(db, oldest) };
}

/** When an entry was made, from its bytes. */
function timeOf(db: Database, ordinal: number): string {
  const row = db.one<{ at: string }>(`SELECT bytes ->> '$.at' AS at FROM journal WHERE ordinal = ?`, ordinal);
  return row?.at ?? '';
}

function sumOf(db: Database, type: string, waits: Waiting): Outbox['kinds'][number]['sum'] {
  const sum = SUMS[type];
  if (sum === undefined) return null;
  const isUnsent = waits === 'everything' ? '' : ` AND ${sum.entry} IN (SELECT journal.id ${UNSENT_BUSINESS})`;
  return fen(db.one<{ sum: number | null }>(sum.sql + isUnsent)?.sum ?? 0);
}

/** What entries of a type stand for in money, and the column that names the entry; only these carry some. */
const SUMS: Readonly<Record<string, { readonly sql: string; readonly entry: string }>> = {
  'policy.proposed/1': { sql: 'SELECT sum(premium_fen) AS sum FROM policies WHERE true', entry: 'entry_id' },
  'payment.collected/1': {
    sql: `SELECT sum(kept_fen) AS sum FROM payments WHERE state = 'collected' AND tender <> 'personal-account'`,
    entry: 'settled_entry_id',
  },
  'payment.deducted/1': {
    sql: `SELECT sum(kept_fen) AS sum FROM payments WHERE state = 'collected' AND tender = 'personal-account'`,
    entry: 'settled_entry_id',
  },
};
