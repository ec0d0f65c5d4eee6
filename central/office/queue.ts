/** 'queue.list': the claims of one stage, oldest first, names masked; the stage in SQL is that of shared/office/stage.ts. */
import { businessDayAt, daysBetween, type LocalDate, localDate } from '../../shared/dates.ts';
import { maskName } from '../../shared/mask.ts';
import { ZERO } from '../../shared/money.ts';
import { recoverOf } from '../../shared/settle/decide.ts';
import { OFFICE_STAGES, type OfficeStage } from '../../shared/office/stage.ts';
import { type OfficeQueue, QUEUE_ROWS, queueSchema } from '../../shared/office/queue.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { LATEST_DETERMINATION_FIRST } from '../claims/determinations.ts';
import { IS_AMENDED, WITHDRAWN_AT } from '../claims/facts.ts';
import { plansByHash } from '../plans/store.ts';
import { readTrial, type TrialBytes } from '../claims/trial-document.ts';
import type { Database } from '../database/pool.ts';
import type { Office } from './office.ts';

interface Row {
  readonly claim_id: string;
  readonly desk_code: string;
  readonly site: string;
  readonly psn_name: string | null;
  readonly policy_state: 'proposed' | 'accepted' | 'refused' | 'cancelled';
  readonly plan_hash: string;
  readonly paper_no: string | null;
  readonly opened_at: string;
  readonly healthy_fen: number | null;
  readonly preexisting_fen: number | null;
  readonly status: 'healthy' | 'preexisting' | null;
  readonly outcome: string | null;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly finding: string | null;
  readonly is_amended: boolean;
  readonly payable_fen: number | null;
  readonly settlement_id: string;
  readonly is_following: boolean;
  readonly decided_recover: number | null;
}

/** A stage's first rows and how many each stage has. */
export async function listQueue({ pool, ports }: Office, stage: OfficeStage): Promise<OfficeQueue> {
  const counted = await pool.query<{ stage: OfficeStage; count: number }>(
    `SELECT stage, count(*) AS count FROM (${STAGES}) AS staged GROUP BY stage`,
  );
  const counts = new Map(counted.rows.map((row) => [row.stage, row.count]));
  const order = stage === 'decided' ? 'decided DESC' : 'opened_at, claim_id';
  const { rows } = await pool.query<Row>(
    `SELECT * FROM (${STAGES}) AS staged WHERE stage = $1 ORDER BY ${order} LIMIT ${QUEUE_ROWS}`,
    [stage],
  );
  const plans = await plansByHash(
    pool,
    rows.map(({ plan_hash }) => plan_hash),
  );
  const recovers = await recoversOf(pool, rows);
  const today = businessDayAt(ports.clock.now());
  return queueSchema.parse({
    counts: Object.fromEntries(OFFICE_STAGES.map((one) => [one, counts.get(one) ?? 0])),
    rows: rows.map((row) => ({
      ...shownRow(row, plans.get(row.plan_hash), today),
      recover: recovers.get(row.settlement_id) ?? ZERO,
      stage,
    })),
  });
}

/** 追回 that the trials of reversals and corrections propose, from their documents: those of the others propose none. */
async function recoversOf(db: Database, rows: readonly Row[]): Promise<ReadonlyMap<string, number>> {
  const ids = rows.filter((row) => row.is_following).map((row) => row.settlement_id);
  if (ids.length === 0) return new Map();
  const { rows: found } = await db.query<TrialBytes & { settlement_id: string }>(
    `SELECT s.settlement_id, j.bytes, j.body FROM settlements AS s
     JOIN journal AS j ON j.desk_code = s.desk_code AND j.epoch = s.epoch AND j.chain = 'business' AND j.seq = s.seq
     WHERE s.settlement_id = ANY ($1)`,
    [ids],
  );
  return new Map(found.map((trial) => [trial.settlement_id, recoverOf(readTrial(trial)?.figures[0]?.lines ?? [])]));
}

function shownRow(row: Row, plan: Plan | undefined, today: LocalDate) {
  return {
    claimId: row.claim_id,
    deskCode: row.desk_code,
    site: row.site,
    name: row.psn_name === null ? '（已销毁）' : maskName(row.psn_name),
    productName: plan?.productName ?? '（方案未发布）',
    paperNo: row.paper_no,
    openedAt: row.opened_at,
    day: daysBetween(localDate(row.opened_at.slice(0, 10)), today) + 1,
    payable: { healthy: row.healthy_fen, preexisting: row.preexisting_fen },
    healthStatus: row.status,
    decided:
      row.payable_fen === null
        ? null
        : { verdict: row.verdict, payable: row.payable_fen, recover: row.decided_recover ?? ZERO },
    isFollowing: row.is_following,
    note: noteOf(row),
  };
}

/** The first thing to know about it. */
function noteOf(row: Row): string | null {
  if (row.payable_fen !== null) return null;
  if (row.is_amended) return '窗口已更正，待重新试算';
  if (row.reason !== null) return `复核退回：${row.reason}`;
  if (row.finding !== null) return `窗口的核定未获确认：${row.finding}`;
  if (row.outcome === 'engine-differs') return '中心核对：同样的数据算出不同结果，已报警';
  if (row.policy_state !== 'accepted') return '保单未承保，不能核定';
  return row.outcome === 'other-inputs' ? '中心掌握的累计或直赔与窗口不同' : null;
}

/**
 * Every tried claim that was not given up, with its stage. No determination stands for two figures: a trial of one rests on a
 * determination.
 */
const STAGES = /* sql */ `
  SELECT c.claim_id, c.desk_code, desks.site, p.psn_name, p.state AS policy_state, p.plan_hash, c.opened_at,
    (SELECT no FROM papers WHERE subject = t.settlement_id AND kind = 'claim-trial' ORDER BY no LIMIT 1) AS paper_no,
    t.settlement_id, t.healthy_fen, t.preexisting_fen, t.outcome, c.follows_claim_id IS NOT NULL AS is_following,
    (done.json::jsonb ->> 'recover')::bigint AS decided_recover,
    det.status, done.verdict, done.payable_fen, done.arrival AS decided,
    CASE WHEN r.verdict = 'returned' THEN coalesce(r.reason, '') END AS reason,
    (SELECT finding FROM decisions WHERE claim_id = c.claim_id AND state = 'finding' ORDER BY arrival DESC LIMIT 1)
      AS finding,
    ${IS_AMENDED} AS is_amended,
    CASE
      WHEN done.decision_id IS NOT NULL THEN 'decided'
      WHEN ${IS_AMENDED} THEN 'desk'
      WHEN r.verdict = 'returned' THEN 'desk'
      WHEN det.status IS NULL THEN 'determination'
      WHEN c.follows_claim_id IS NULL AND CASE det.status WHEN 'healthy' THEN t.healthy_fen ELSE t.preexisting_fen END IS NULL
        THEN 'desk'
      WHEN r.verdict IS NULL OR r.determination_id IS DISTINCT FROM det.determination_id THEN 'review'
      ELSE 'decision'
    END AS stage
  FROM claims AS c
    JOIN policies AS p ON p.policy_id = c.policy_id
    JOIN desks ON desks.desk_code = c.desk_code
    JOIN LATERAL (SELECT * FROM settlements WHERE claim_id = c.claim_id ORDER BY arrival DESC LIMIT 1) AS t ON true
    LEFT JOIN LATERAL (
      SELECT determination_id, status FROM determinations
      WHERE claim_id = coalesce(c.follows_claim_id, c.claim_id) AND status IS NOT NULL
      ORDER BY ${LATEST_DETERMINATION_FIRST} LIMIT 1
    ) AS det ON true
    LEFT JOIN LATERAL (
      SELECT verdict, reason, determination_id FROM reviews WHERE settlement_id = t.settlement_id ORDER BY arrival DESC LIMIT 1
    ) AS r ON true
    LEFT JOIN decisions AS done ON done.claim_id = c.claim_id AND done.state = 'accepted'
  WHERE ${WITHDRAWN_AT} IS NULL`;
