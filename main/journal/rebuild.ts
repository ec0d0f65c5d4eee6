/** Rebuilds the business tables from the journal and the feed packages, in recorded order (DESIGN §3.3). */
import { entrySchema } from '../../shared/journal/entry.ts';
import { isEntryType, entryTypes } from '../../shared/entries.ts';
import { migrations } from '../database/migrations.ts';
import { migrate } from '../database/migrate.ts';
import { type Connection, type Database, openMemoryDatabase, type WritableDatabase } from '../database/open.ts';
import { applyPackage, parsePackage } from '../feed/apply.ts';
import { applyOrSetAside } from './set-aside.ts';

/** Tables that only `apply` fills: what a rebuild must reproduce row by row. */
export const BUSINESS_TABLES = [
  'desk',
  'epochs',
  'operators',
  'shifts',
  'roster_versions',
  'settings',
  'plans',
  'policies',
  'people',
  'search_keys',
  'payments',
  'claims',
  'invoices',
  'claimed_settlements',
  'settlements',
  'determinations',
  'reviews',
  'withdrawals',
  'decisions',
  'decision_refusals',
  'accumulators',
  'notice_confirmations',
  'service_ratings',
  'papers',
  'prints',
  'centre',
  'limits',
  'authorities',
  'rulings',
  'certificates',
  'refunds_due',
  'claim_checks',
  'roster_offers',
  'alarms',
  'set_aside',
  'attention_handled',
] as const;

export interface JournalRow {
  readonly ordinal: number;
  readonly epoch: string;
  readonly chain: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly business_day: string;
  readonly bytes: string;
  readonly hash: string;
  readonly body: string | null;
}

interface PackageRow {
  readonly bytes: string;
  readonly after_ordinal: number;
}

/** The journal with its documents, in recorded order. */
export function* recordedEntries(db: Database): Generator<JournalRow> {
  yield* db.iterate<JournalRow>(
    `SELECT ordinal, epoch, chain, seq, id, type, subject, business_day, bytes, hash, body
     FROM journal LEFT JOIN documents ON documents.entry_id = journal.id ORDER BY ordinal`,
  );
}

/** A database in memory whose business tables were filled from `source`'s journal and packages alone. */
export function rebuild(source: Database): Connection {
  const target = openMemoryDatabase();
  migrate(target, migrations, () => undefined);
  const packages = source.all<PackageRow>(
    'SELECT bytes, after_ordinal FROM packages ORDER BY after_ordinal, channel, n',
  );
  target.transaction((db) => {
    let next = 0;
    const applyPackagesUpTo = (ordinal: number): void => {
      for (
        let waiting = packages[next];
        waiting !== undefined && waiting.after_ordinal <= ordinal;
        waiting = packages[++next]
      ) {
        applyPackage(db, parsePackage(waiting.bytes));
      }
    };
    for (const row of recordedEntries(source)) {
      applyPackagesUpTo(row.ordinal - 1);
      replay(db, row);
    }
    applyPackagesUpTo(Number.MAX_SAFE_INTEGER);
  });
  return target;
}

/** One recorded entry again: its header into the journal, its body through the same `apply` as when it was new. */
function replay(db: WritableDatabase, row: JournalRow): void {
  db.run(
    `INSERT INTO journal (ordinal, epoch, chain, seq, id, type, subject, business_day, bytes, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.ordinal,
    row.epoch,
    row.chain,
    row.seq,
    row.id,
    row.type,
    row.subject,
    row.business_day,
    row.bytes,
    row.hash,
  );
  const entry = entrySchema.parse(JSON.parse(row.bytes));
  const body =
    row.body === null || !isEntryType(entry.type) ? null : entryTypes[entry.type].body.parse(JSON.parse(row.body));
  applyOrSetAside(db, entry, body);
}
