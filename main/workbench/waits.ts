/** What waits for whom, each kind with its count, its money and its age. */
import type { Wait } from '../../shared/contract/workbench.ts';
import { addDays, daysBetween, localDate, type LocalDate } from '../../shared/dates.ts';
import type { Side } from '../../shared/desk.ts';
import { fen } from '../../shared/money.ts';
import { INSURER_WAITS, NOTICES_DAYS, ROSTER_OLD_DAYS, WAIT_KINDS, type WaitKind } from '../../shared/waits.ts';
import { OPEN_SET_ASIDE } from '../attention/store.ts';
import { NOTICED } from '../citizen/store.ts';
import { WAITING_STAGES, type WaitingStage } from '../../shared/claim-stage.ts';
import { waitingStages } from '../claims/stage.ts';
import type { Database } from '../database/open.ts';

/** Only kinds of which something waits, and only what this side may know. */
export function waitsOf(db: Database, today: LocalDate, side: Side): Wait[] {
  const kinds = WAIT_KINDS.filter((kind) => side === 'insurer' || !INSURER_WAITS.includes(kind));
  const ofClaims = side === 'insurer' ? claimWaits(db) : [];
  return kinds.flatMap((kind) => {
    if (isStage(kind)) return ofClaims.filter((wait) => wait.kind === kind);
    const wait = kind === 'roster' ? rosterWait(db, today) : tableWait(db, kind, today);
    return wait === null ? [] : [wait];
  });
}

/** Every kind that one statement counts. */
type TableKind = Exclude<WaitKind, 'roster' | WaitingStage>;

function isStage(kind: WaitKind): kind is WaitingStage {
  return WAITING_STAGES.some((stage) => stage === kind);
}

/** Rows come oldest first: the first of a stage is the oldest. */
function claimWaits(db: Database): Wait[] {
  const rows = waitingStages(db);
  return WAITING_STAGES.flatMap((kind) => {
    const own = rows.filter(({ stage }) => stage === kind);
    const [oldest] = own;
    return oldest === undefined ? [] : [{ kind, count: own.length, sum: null, since: localDate(oldest.since) }];
  });
}

interface WaitRow {
  readonly count: number;
  readonly sum: number | null;
  readonly since: string | null;
}

function tableWait(db: Database, kind: TableKind, today: LocalDate): Wait | null {
  const row = db.one<WaitRow>(QUERIES[kind], ...parametersOf(kind, today));
  if (row === undefined || row.count === 0) return null;
  const since = row.since === null ? null : localDate(row.since.slice(0, 10));
  return { kind, count: row.count, sum: row.sum === null ? null : fen(row.sum), since };
}

function parametersOf(kind: TableKind, today: LocalDate): string[] {
  if (kind === 'shifts') return [today];
  return kind === 'notices' ? [addDays(today, -NOTICES_DAYS)] : [];
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

const QUERIES: Readonly<Record<TableKind, string>> = {
  notices: `SELECT count(*) AS count, NULL AS sum, min(proposed_at) AS since FROM policies
    WHERE proposed_at >= ? AND state IN ('proposed', 'accepted') AND certno IS NOT NULL AND NOT ${NOTICED}`,
  cash: livePayments(`state = 'receivable' AND tender = 'cash'`),
  orders: livePayments(`state = 'to-deduct'`),
  unmatched: livePayments(`state = 'unmatched'`),
  failed: livePayments(`state = 'failed'`),
  subsidies: livePayments(`state = 'receivable' AND tender = 'subsidy'`),
  refunds: `SELECT count(*) AS count, sum(amount_fen) AS sum, min(since_day) AS since FROM refunds_due WHERE state = 'due'`,
  refusals: `SELECT count(*) AS count, NULL AS sum, min(ruled_at) AS since
    FROM policies JOIN rulings ON rulings.policy_id = policies.policy_id AND outcome = 'refused'
    WHERE policies.state = 'refused' AND NOT EXISTS (SELECT 1 FROM papers JOIN prints ON prints.no = papers.no
      WHERE papers.subject = policies.policy_id AND papers.kind = 'policy-refusal' AND voided_at IS NULL
        AND prints.state = 'printed')`,
  prints: `SELECT count(*) AS count, NULL AS sum, min(started_at) AS since FROM prints WHERE state = 'open'`,
  rulings: `SELECT count(*) AS count, NULL AS sum, min(proposed_at) AS since FROM policies WHERE state = 'proposed'`,
  'set-aside': `SELECT count(*) AS count, NULL AS sum, min(set_aside.at) AS since ${OPEN_SET_ASIDE}`,
  shifts: `SELECT count(*) AS count, NULL AS sum, min(business_day) AS since
    FROM shifts WHERE business_day < ? AND closed_at IS NULL`,
};
