/** The roster the centre offers: which one is next (sync rule 24). */
import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import { usableVersion } from '../roster/current.ts';

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

interface OfferRow {
  readonly as_of: string;
  readonly base: string | null;
  readonly file_name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly row_count: number;
  readonly chunks: string;
}

/**
 * The offer to take next: the newest full one, then the deltas on it one by one. Null when nothing newer is offered. Where
 * the file in use is gone (after a restore) or cannot be asked, the full one comes again.
 */
export function nextOffer(call: Call): RosterOffer | null {
  const current = usableVersion(call.app);
  const offers = offersSince(deskOf(call).db);
  if (current === null) return offers.find(({ base }) => base === null) ?? null;
  const at = offers.findIndex(({ sha256 }) => sha256 === current.sourceHash);
  if (at >= 0) return offers[at + 1] ?? null;
  const [first] = offers;
  if (first?.base === null && first.asOf >= current.asOf) return first;
  return offers.find(({ base }) => base === current.asOf) ?? null;
}

/** The newest full list and what came after it. */
function offersSince(db: Database): readonly RosterOffer[] {
  const rows = db.all<OfferRow>(
    `SELECT as_of, base, file_name, sha256, bytes, row_count, chunks FROM roster_offers
     WHERE n >= coalesce((SELECT max(n) FROM roster_offers WHERE base IS NULL), 0) ORDER BY n`,
  );
  return rows.map(offerOf);
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
