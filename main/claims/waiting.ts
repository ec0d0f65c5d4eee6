/** 'claims.waiting': the queue of everyone who has a step to take on a claim. */
import { localDate } from '../../shared/dates.ts';
import type { WaitingClaim } from '../../shared/contract/decisions.ts';
import { fen, ZERO } from '../../shared/money.ts';
import { recoverOf } from '../../shared/settle/decide.ts';
import { isReversal } from '../../shared/settlement-sheet.ts';
import { maskCertno } from '../../shared/mask.ts';
import { WAITING_STAGES } from '../../shared/claim-stage.ts';
import { deskOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import type { Database } from '../database/open.ts';
import { papersOfDecision } from '../../shared/papers.ts';
import { papersOfSubject } from '../papers/list.ts';
import { decisionOfClaim, toldOf } from './decisions.ts';
import { findFacts, requireClaim, requirePolicy } from './store.ts';
import { type StageRow, waitingStages } from './stage.ts';
import { triedBody } from './trials.ts';

/** A queue longer than this is worked off from its beginning. */
const MOST_LISTED = 200;

/** 'claims.waiting' */
export const waitingClaims: QueryHandler<'claims.waiting'> = (call) => {
  const { db } = deskOf(call);
  const rows = waitingStages(db).toSorted((a, b) => orderOf(a) - orderOf(b));
  const shown = rows.slice(0, MOST_LISTED);
  return { claims: shown.flatMap((row) => viewOf(db, row)), more: rows.length - shown.length };
};

/** Rows come oldest first; within a stage they stay so. */
function orderOf({ stage }: StageRow): number {
  return WAITING_STAGES.findIndex((waiting) => waiting === stage);
}

function viewOf(db: Database, row: StageRow): WaitingClaim[] {
  const { stage } = row;
  if (stage === 'done' || stage === 'withdrawn') return [];
  const policy = requirePolicy(db, row.policy_id);
  return [
    {
      claimId: row.claim_id,
      stage,
      psn_name: policy.psn_name ?? '（已销毁）',
      certno: policy.certno === null ? '（已销毁）' : maskCertno(policy.certno),
      productName: policy.product_name,
      ...followsOf(db, row),
      payable: { healthy: amountOf(row.healthy_fen), preexisting: amountOf(row.preexisting_fen) },
      figures: row.figures ?? 0,
      trialNo: row.trial_no,
      since: localDate(row.since),
      decision: stage === 'notice' ? duePapers(db, row.claim_id) : null,
    },
  ];
}

/** Few claims follow another one, and only of those the documents are read. */
function followsOf(
  db: Database,
  { claim_id: claimId, follows_claim_id: follows, settlement_id: settlementId }: StageRow,
) {
  if (follows === null) return { follows, recover: ZERO };
  const sheet = findFacts(db, requireClaim(db, claimId))?.visit.sheet;
  const tried = settlementId === null ? null : triedBody(db, settlementId);
  const recover = recoverOf(tried?.figures[0]?.lines ?? []);
  return {
    follows: sheet !== undefined && isReversal(sheet) ? ('reversal' as const) : ('correction' as const),
    recover,
  };
}

/** Of a decision's papers: those not issued, or void, and those never printed. */
function duePapers(db: Database, claimId: string): WaitingClaim['decision'] {
  const row = decisionOfClaim(db, claimId);
  if (row === null) return null;
  const standing = papersOfSubject(db, row.decision_id).filter(({ state }) => state !== 'void');
  return {
    decisionId: row.decision_id,
    missing: papersOfDecision(toldOf(row)).filter((kind) => !standing.some((paper) => paper.kind === kind)),
    unprinted: standing
      .filter(({ state }) => state === 'unprinted' || state === 'unconfirmed')
      .map(({ no, kind }) => ({ no, kind })),
  };
}

function amountOf(amount: number | null): WaitingClaim['payable']['healthy'] {
  return amount === null ? null : fen(amount);
}
