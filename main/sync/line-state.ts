/** Whether the centre is reached, as last known; kept so that a restart does not forget that the desk was shut out. */
import type { Instant } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { type LineState, lineStateSchema } from '../../shared/line.ts';
import type { RefusalCode } from '../../shared/sync/refusal.ts';
import type { Database, WritableDatabase } from '../database/open.ts';

export interface LineStatus {
  readonly state: LineState;
  /** Why it is not 正常, in one sentence with the next step; null when it is. */
  readonly trouble: { readonly code: string; readonly message: string } | null;
  readonly attemptedAt: string | null;
  /** When the centre last answered anything at all. */
  readonly lastContactAt: string | null;
  /** The desk's clock less the centre's at the last contact, in milliseconds. */
  readonly skewMs: number | null;
}

interface LineRow {
  readonly state: string;
  readonly trouble: string | null;
  readonly attempted_at: string | null;
  readonly last_contact_at: string | null;
  readonly skew_ms: number | null;
}

const NEVER: LineStatus = { state: 'unconnected', trouble: null, attemptedAt: null, lastContactAt: null, skewMs: null };

/** `unconnected` until the desk has joined. */
export function lineOf(db: Database): LineStatus {
  const row = db.one<LineRow>('SELECT state, trouble, attempted_at, last_contact_at, skew_ms FROM line');
  if (row === undefined) return NEVER;
  return {
    state: lineStateSchema.parse(row.state),
    // Written by `storeLine`.
    trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as LineStatus['trouble']),
    attemptedAt: row.attempted_at,
    lastContactAt: row.last_contact_at,
    skewMs: row.skew_ms,
  };
}

/** 正常 as stored is what the last round found: before the first contact of this run, or long after one, nobody knows. */
export function lineNow(
  db: Database,
  { heardAt, now }: { readonly heardAt: Instant | null; readonly now: Instant },
): LineStatus {
  const line = lineOf(db);
  if (line.state !== 'ok') return line;
  const isFresh = heardAt !== null && Math.abs(now - heardAt) <= FRESH_MS;
  return isFresh ? line : { ...line, state: 'checking' };
}

/** Milliseconds: about three rounds in which nothing happens. */
const FRESH_MS = 4 * 60_000;

/** Replaces what was known. */
export function storeLine(db: WritableDatabase, line: LineStatus): void {
  db.run(
    `INSERT INTO line (only_row, state, trouble, attempted_at, last_contact_at, skew_ms) VALUES (1, ?, ?, ?, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET state = excluded.state, trouble = excluded.trouble,
       attempted_at = excluded.attempted_at, last_contact_at = excluded.last_contact_at, skew_ms = excluded.skew_ms`,
    line.state,
    line.trouble === null ? null : JSON.stringify(line.trouble),
    line.attemptedAt,
    line.lastContactAt,
    line.skewMs,
  );
}

/** An error in the words of the screen. */
export function troubleOf(error: AppError): NonNullable<LineStatus['trouble']> {
  const { code, details } = error;
  const said = code === 'centre-said' && 'code' in details ? String(details.code) : code;
  return { code: said, message: errorSentence(code, details) };
}

/** What an error says about the line (sync rule 23). */
export function lineStateOf({ code, details }: AppError): LineState {
  switch (code) {
    case 'line-unreachable':
    case 'line-broken':
      return 'no-line';
    case 'line-refused':
    case 'line-slow':
    case 'line-garbled':
    case 'line-too-large':
      return 'centre-down';
    case 'sync-package-newer':
    case 'fetch-back-newer':
      return 'upgrade-needed';
    case 'centre-said':
      // The schema of a refusal gave the details their code.
      return STATE_OF_REFUSAL[(details as { readonly code: RefusalCode }).code];
    default:
      return 'blocked';
  }
}

const STATE_OF_REFUSAL: Readonly<Record<RefusalCode, LineState>> = {
  'unknown-desk': 'blocked',
  revoked: 'revoked',
  superseded: 'revoked',
  'signature-bad': 'blocked',
  replayed: 'centre-down',
  'clock-skewed': 'clock-skewed',
  'upgrade-needed': 'upgrade-needed',
  'code-refused': 'blocked',
  'mode-differs': 'blocked',
  malformed: 'blocked',
  unchained: 'blocked',
  'too-large': 'blocked',
  busy: 'centre-down',
  'disk-full': 'centre-down',
  'not-found': 'blocked',
  fault: 'centre-down',
};

/** Whether the next request would meet the same wall: then the round ends after the first (sync rule 13). */
export function endsRound(error: AppError): boolean {
  if (error.code.startsWith('line-')) return true;
  // Nothing may follow the last entry, and no look of this copy may stand in the way of the other one's.
  if (error.code === 'sync-fork') return true;
  if (error.code !== 'centre-said') return false;
  // The schema of a refusal gave the details their code.
  const { code } = error.details as { readonly code: RefusalCode };
  return !['malformed', 'unchained', 'too-large', 'not-found', 'disk-full', 'fault'].includes(code);
}
