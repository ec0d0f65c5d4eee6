/** Where claims stand, derived from the tables by one statement: the queues and the page of a claim say the same. */
import type { ClaimStage } from '../../shared/claim-stage.ts';
import type { Database } from '../database/open.ts';
import { IS_WITHDRAWN } from './withdrawals.ts';

export interface StageRow {
  readonly claim_id: string;
  readonly policy_id: string;
  readonly follows_claim_id: string | null;
  readonly stage: ClaimStage;
  /** The day the step began to wait. */
  readonly since: string;
  readonly settlement_id: string | null;
  readonly trial_no: string | null;
  readonly figures: number | null;
  readonly healthy_fen: number | null;
  readonly preexisting_fen: number | null;
  readonly payable_fen: number | null;
}

/** One claim's stage. */
export function stageOf(db: Database, claimId: string): StageRow {
  const row = db.one<StageRow>(`${STAGES} WHERE claims.claim_id = ?`, claimId);
  if (row === undefined) throw new Error(`claim ${claimId} is not stored`);
  return row;
}

/** Every claim whose next step waits for somebody, oldest first. */
export function waitingStages(db: Database): StageRow[] {
  return [
    ...db.all<StageRow>(
      `${STAGES} WHERE claims.decision_id IS NULL AND NOT ${IS_WITHDRAWN} ORDER BY since, claims.claim_id`,
    ),
    ...db.all<StageRow>(
      `${STAGES} WHERE claims.decision_id IS NOT NULL AND ${HAS_PAPER_LEFT} ORDER BY since, claims.claim_id`,
    ),
  ];
}

/** Kinds of paper each decision is told with; `papersOfDecision` in shared/papers.ts says the same. */
const KINDS_OF_DECISION = /* sql */ `
  CASE WHEN decisions.verdict = 'decline' THEN '["claim-refusal"]'
       ELSE json_array('claim-calculation', iif(decisions.payable_fen > 0, 'claim-payment', NULL),
         iif(decisions.json ->> '$.recover' > 0, 'claim-recovery', NULL)) END`;

/** A paper of the decision that was never issued, is void, or never came out. */
const HAS_PAPER_LEFT = /* sql */ `EXISTS (
  SELECT 1 FROM json_each(${KINDS_OF_DECISION}) AS kinds WHERE kinds.value IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM papers JOIN prints ON prints.no = papers.no AND prints.state = 'printed'
    WHERE papers.subject = decisions.decision_id AND papers.kind = kinds.value AND papers.voided_at IS NULL))`;

/** The newest by the journal's own order: a 体验 day may go back. */
const LATEST_TRIAL = /* sql */ `(
  SELECT settlement_id FROM settlements JOIN journal ON journal.id = settlements.entry_id
  WHERE settlements.claim_id = claims.claim_id ORDER BY journal.ordinal DESC LIMIT 1)`;

/** `latestDetermination` in shared/decision.ts. */
const LATEST_DETERMINATION = /* sql */ `(
  SELECT determination_id FROM determinations
  WHERE determinations.claim_id = coalesce(claims.follows_claim_id, claims.claim_id) AND status IS NOT NULL
  ORDER BY determined_at DESC, determination_id DESC LIMIT 1)`;

const LATEST_REVIEW = /* sql */ `(
  SELECT review_id FROM reviews WHERE reviews.settlement_id = trial.settlement_id
  ORDER BY reviewed_at DESC, review_id DESC LIMIT 1)`;

const STAGES = /* sql */ `
  SELECT claims.claim_id, claims.policy_id, claims.follows_claim_id, trial.settlement_id, papers.no AS trial_no,
    trial.figures, healthy_fen, preexisting_fen, decisions.payable_fen,
    CASE
      WHEN decisions.decision_id IS NOT NULL THEN iif(${HAS_PAPER_LEFT}, 'notice', 'done')
      WHEN ${IS_WITHDRAWN} THEN 'withdrawn'
      WHEN trial.settlement_id IS NULL OR tried.ordinal < facts.ordinal THEN 'untried'
      WHEN reviews.verdict = 'returned' THEN 'returned'
      WHEN (healthy_fen IS NOT NULL) + (preexisting_fen IS NOT NULL) < trial.figures THEN 'supplement'
      WHEN determinations.determination_id IS NULL THEN 'determine'
      WHEN trial.determination_id IS NOT determinations.determination_id THEN 'retry'
      WHEN reviews.verdict IS NULL THEN 'review'
      ELSE 'decide'
    END AS stage,
    substr(coalesce(decisions.decided_at, max(facts.at, coalesce(trial.tried_at, ''), coalesce(determined_at, ''),
      coalesce(reviewed_at, ''))), 1, 10) AS since
  FROM claims
    JOIN (SELECT id, ordinal, bytes ->> '$.at' AS at FROM journal) AS facts ON facts.id = claims.entry_id
    LEFT JOIN settlements AS trial ON trial.settlement_id = ${LATEST_TRIAL}
    LEFT JOIN journal AS tried ON tried.id = trial.entry_id
    LEFT JOIN papers ON papers.subject = trial.settlement_id AND papers.kind = 'claim-trial'
    LEFT JOIN determinations ON determinations.determination_id = ${LATEST_DETERMINATION}
    LEFT JOIN reviews ON reviews.review_id = ${LATEST_REVIEW}
    LEFT JOIN decisions ON decisions.decision_id = claims.decision_id`;
