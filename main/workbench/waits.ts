/** What waits for whom, each kind with its count, its money and its age. */
import type { Wait } from '../../shared/contract/workbench.ts';
import { daysBetween, localDate, type LocalDate } from '../../shared/dates.ts';
import type { Side } from '../../shared/desk.ts';
import { fen } from '../../shared/money.ts';
import { INSURER_WAITS, ROSTER_OLD_DAYS, WAIT_KINDS, type WaitKind } from '../../shared/waits.ts';
import type { Database } from '../database/open.ts';

/** Only kinds of which something waits, and only what this side may know. */
export function waitsOf(db: Database, today: LocalDate, side: Side): Wait[] {
  const kinds = WAIT_KINDS.filter((kind) => side === 'insurer' || !INSURER_WAITS.includes(kind));
  return kinds.flatMap((kind) => {
    const wait = kind === 'roster' ? rosterWait(db, today) : tableWait(db, kind, today);
    return wait === null ? [] : [wait];
  });
}

interface WaitRow {
  readonly count: number;
  readonly sum: number | null;
  readonly since: string | null;
}

function tableWait(db: Database, kind: Exclude<WaitKind, 'roster'>, today: LocalDate): Wait | null {
  const row = kind === 'shifts' ? db.one<WaitRow>(QUERIES.shifts, today) : db.one<WaitRow>(QUERIES[kind]);
  if (row === undefined || row.count === 0) return null;
  const since = row.since === null ? null : localDate(row.since.slice(0, 10));
  return { kind, count: row.count, sum: row.sum === null ? null : fen(row.sum), since };
}

function rosterWait(db: Database, today: LocalDate): Wait | null {
  const current = db.one<{ as_of: string }>('SELECT as_of FROM roster_versions ORDER BY switch_no DESC LIMIT 1');
  if (current === undefined) return { kind: 'roster', count: 1, sum: null, since: null };
  const asOf = localDate(current.as_of);
  return daysBetween(asOf, today) > ROSTER_OLD_DAYS ? { kind: 'roster', count: 1, sum: null, since: asOf } : null;
}

/** Live payments in a state, and when the policy of the oldest was proposed; ids rise with time (UUIDv7). */
function livePayments(condition: string): string {
  return /* sql */ `SELECT count, sum,
      (SELECT proposed_at FROM payments JOIN policies ON policies.policy_id = payments.policy_id
       WHERE payment_id = oldest) AS since
    FROM (SELECT count(*) AS count, sum(amount_fen) AS sum, min(payment_id) AS oldest FROM payments
      WHERE superseded_by IS NULL AND ${condition})`;
}

/** Claims by whether they were tried after the facts they rest on now were taken in. */
function claimsThat(isTried: boolean): string {
  return /* sql */ `SELECT count(*) AS count, NULL AS sum, min(opened_at) AS since
    FROM claims JOIN journal AS facts ON facts.id = claims.entry_id
    WHERE ${isTried ? '' : 'NOT'} EXISTS (SELECT 1 FROM settlements JOIN journal AS trial ON trial.id = settlements.entry_id
      WHERE settlements.claim_id = claims.claim_id AND trial.ordinal > facts.ordinal)`;
}

const QUERIES: Readonly<Record<Exclude<WaitKind, 'roster'>, string>> = {
  cash: livePayments(`state = 'receivable' AND tender = 'cash'`),
  orders: livePayments(`state = 'to-deduct'`),
  unmatched: livePayments(`state = 'unmatched'`),
  failed: livePayments(`state = 'failed'`),
  subsidies: livePayments(`state = 'receivable' AND tender = 'subsidy'`),
  untried: claimsThat(false),
  trials: claimsThat(true),
  prints: `SELECT count(*) AS count, NULL AS sum, min(started_at) AS since FROM prints WHERE state = 'open'`,
  rulings: `SELECT count(*) AS count, NULL AS sum, min(proposed_at) AS since FROM policies WHERE state = 'proposed'`,
  shifts: `SELECT count(*) AS count, NULL AS sum, min(business_day) AS since
    FROM shifts WHERE business_day < ? AND closed_at IS NULL`,
};
