/** Publishes a roster of a region: its rows for judgement, its bytes as chunks, its item in the region's channel; all or nothing. */
import { businessDayAt, formatInstant, type LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { FeedItemOf } from '../../shared/sync/feed-item.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import { takeJudgeLock } from '../judge/judge-lock.ts';
import type { CentralPorts } from '../ports.ts';
import { requireRegion } from '../registry/desks.ts';
import { startChunks } from './chunks.ts';
import { type LoadedRoster, loadRoster } from './load-roster.ts';
import { copyRows } from './roster-rows.ts';

export interface RosterFile {
  readonly admdvs: string;
  readonly asOf: LocalDate;
  /** The as-of day a delta builds on; null for a full list. */
  readonly base: LocalDate | null;
  readonly fileName: string;
  readonly encoding: 'utf-8' | 'gb18030';
  /** The CSV, piece by piece. */
  readonly source: AsyncIterable<Uint8Array>;
}

export interface PublishedRoster extends LoadedRoster {
  readonly rosterId: number;
  /** The package's number in the region's channel. */
  readonly n: number;
}

/**
 * Streams the list once. Proposals that waited for a roster are due for judgement again.
 * Errors: 'central-no-region', those of `loadRoster`, 'roster-empty', 'roster-as-of-future', 'roster-as-of-older', 'roster-delta-other-base',
 * 'roster-encoding-other'.
 */
export async function publishRoster(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  file: RosterFile,
): Promise<PublishedRoster> {
  const { admdvs, asOf, base } = file;
  const today = businessDayAt(ports.clock.now());
  if (asOf > today) throw new AppError('roster-as-of-future', { asOf, today });
  await requireRegion(db, admdvs);
  const before = await currentRoster(db, admdvs);
  if (before !== null && asOf < before.asOf) {
    throw new AppError('roster-as-of-older', { asOf, current: before.asOf });
  }
  const rosterId = await openVersion(db, file, formatInstant(ports.clock.now()));
  if (base !== null) await copyBase(db, before, base, rosterId);
  const chunks = startChunks(db);
  const target = { rosterId, isDelta: base !== null, today };
  const loaded = await loadRoster(
    db,
    target,
    textOf(file, (bytes) => chunks.add(bytes)),
  );
  const kept = await chunks.end();
  if (kept.bytes === 0) throw new AppError('roster-empty', {});
  await closeVersion(db, rosterId, kept, loaded);
  const item = itemOf(file, kept, loaded);
  const n = await publish(db, ports, `region/${admdvs}`, [item]);
  // Whoever judges now by the roster before this one ends first, so that what it left waiting is seen here.
  await takeJudgeLock(db);
  await db.query(`UPDATE policies SET due = true WHERE admdvs = $1 AND wait_reason = 'roster' AND state = 'proposed'`, [
    admdvs,
  ]);
  return { rosterId, n: n ?? 0, ...loaded };
}

interface Current {
  readonly rosterId: number;
  readonly asOf: string;
}

async function currentRoster(db: Transaction, admdvs: string): Promise<Current | null> {
  // Whoever publishes beside us for this region waits here.
  await db.query('SELECT 1 FROM regions WHERE admdvs = $1 FOR UPDATE', [admdvs]);
  const { rows } = await db.query<{ roster_id: number; as_of: string }>(
    'SELECT roster_id, as_of FROM rosters WHERE admdvs = $1 ORDER BY as_of DESC, roster_id DESC LIMIT 1',
    [admdvs],
  );
  const row = rows[0];
  return row === undefined ? null : { rosterId: row.roster_id, asOf: row.as_of };
}

async function openVersion(db: Transaction, { admdvs, asOf, base, fileName }: RosterFile, at: string): Promise<number> {
  const { rows } = await db.query<{ roster_id: number }>(
    `INSERT INTO rosters (admdvs, as_of, base_as_of, file_name, sha256, bytes, row_count, refused, published_at)
     VALUES ($1, $2, $3, $4, '', 0, 0, 0, $5) RETURNING roster_id`,
    [admdvs, asOf, base, fileName, at],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the roster got no number');
  return row.roster_id;
}

async function copyBase(db: Transaction, before: Current | null, base: LocalDate, rosterId: number): Promise<void> {
  if (before?.asOf !== base) throw new AppError('roster-delta-other-base', { base, current: before?.asOf ?? null });
  await copyRows(db, before.rosterId, rosterId);
}

/** The bytes as text; each piece is given away before it is read. */
async function* textOf(
  { source, encoding }: RosterFile,
  keep: (bytes: Uint8Array) => Promise<void>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (read: () => string): string => {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof TypeError) throw new AppError('roster-encoding-other', { encoding });
      throw cause;
    }
  };
  for await (const bytes of source) {
    await keep(bytes);
    yield decode(() => decoder.decode(bytes, { stream: true }));
  }
  yield decode(() => decoder.decode());
}

type Kept = Awaited<ReturnType<ReturnType<typeof startChunks>['end']>>;

async function closeVersion(db: Transaction, rosterId: number, kept: Kept, { refused }: LoadedRoster): Promise<void> {
  await db.query(
    `UPDATE rosters SET sha256 = $2, bytes = $3, refused = $4,
       row_count = (SELECT count(*) FROM roster_rows WHERE roster_id = $1) WHERE roster_id = $1`,
    [rosterId, kept.sha256, kept.bytes, refused],
  );
}

function itemOf({ asOf, base, fileName }: RosterFile, kept: Kept, { taken }: LoadedRoster): FeedItemOf<'roster'> {
  return { kind: 'roster', asOf, base, fileName, rows: taken, ...kept };
}
