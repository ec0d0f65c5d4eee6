/** The roster the centre offers: which one is next, and why one was stopped (sync rules 24 and 27). */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { Database } from '../database/open.ts';
import { rosterVersionsOf } from '../roster/versions.ts';

export interface RosterOffer {
  readonly asOf: LocalDate;
  /** The day a delta builds on; null for a full package. */
  readonly base: LocalDate | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly chunks: readonly string[];
}

export interface RosterStop {
  /** Why, in one sentence with the next step. */
  readonly trouble: { readonly code: string; readonly message: string };
  readonly stoppedAt: string;
  /** An administrator who said 仍然采用, or null. */
  readonly approvedBy: string | null;
}

interface OfferRow {
  readonly as_of: string;
  readonly base: string | null;
  readonly file_name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly row_count: number;
  readonly chunks: string;
}

/** The offer to take next: the newest full one, then the deltas on it one by one. Null when nothing newer is offered. */
export function nextOffer(db: Database): RosterOffer | null {
  const { current } = rosterVersionsOf(db);
  const offers = db
    .all<OfferRow>(
      `SELECT as_of, base, file_name, sha256, bytes, row_count, chunks FROM roster_offers
       WHERE n >= coalesce((SELECT max(n) FROM roster_offers WHERE base IS NULL), 0) ORDER BY n`,
    )
    .map(offerOf);
  if (current === null) return offers.find(({ base }) => base === null) ?? null;
  const at = offers.findIndex(({ sha256 }) => sha256 === current.sourceHash);
  if (at >= 0) return offers[at + 1] ?? null;
  const [first] = offers;
  if (first?.base === null && first.asOf >= current.asOf) return first;
  return offers.find(({ base }) => base === current.asOf) ?? null;
}

/** Why an offer was stopped, or null. */
export function stopOf(db: Database, sha256: string): RosterStop | null {
  const row = db.one<{ trouble: string; stopped_at: string; approved_by: string | null }>(
    'SELECT trouble, stopped_at, approved_by FROM roster_stops WHERE sha256 = ?',
    sha256,
  );
  if (row === undefined) return null;
  // Written by `fetchOffer`.
  const trouble = JSON.parse(row.trouble) as RosterStop['trouble'];
  return { trouble, stoppedAt: row.stopped_at, approvedBy: row.approved_by };
}

function offerOf(row: OfferRow): RosterOffer {
  return {
    asOf: localDate(row.as_of),
    base: row.base === null ? null : localDate(row.base),
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    rows: row.row_count,
    // Written by the applier from what the package's schema parsed.
    chunks: JSON.parse(row.chunks) as string[],
  };
}
