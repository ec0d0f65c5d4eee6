/** The year's decisions as the desk knows them, for a claim that takes one of its bills back or states it anew (counter rules 21–23). */
import { type Decision, decisionSchema } from '../../shared/decision.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import { type DecidedBill, type Past, pastOf } from '../../shared/settle/past.ts';
import type { Database } from '../database/open.ts';
import { DECISION_STATE } from './decision-state.ts';
import type { ClaimRow } from './store.ts';
import { triedBody } from './trials.ts';

/** A decision that stands, with the visit it was taken on. */
export interface StandingDecision extends DecidedBill {
  readonly decision: Decision;
}

/** Where a decision stands in the centre's accumulator: no clock says it, that of the claims office is another one. NULL: nowhere. */
const PLACE_AT_CENTRE = /* sql */ `(
  SELECT included.key FROM accumulators, json_each(accumulators.includes) AS included
  WHERE accumulators.policy_id = decisions.policy_id AND included.value = decisions.settlement_id)`;

/**
 * Decisions on a policy that stand, in the order in which `stateBefore` counts them: those the centre's accumulator holds, in the
 * order it took them, then those it does not. One whose documents were destroyed cannot be told and is left out.
 */
export function standingDecisions(db: Database, policyId: string): StandingDecision[] {
  const rows = db.all<DecidedRow>(
    `SELECT follows_claim_id, json FROM decisions JOIN claims USING (claim_id)
     WHERE decisions.policy_id = ? AND ${DECISION_STATE} IN ('pending', 'confirmed') AND json IS NOT NULL
     ORDER BY ${PLACE_AT_CENTRE} NULLS LAST, decided_at, decisions.decision_id`,
    policyId,
  );
  return billsOf(db, rows);
}

interface DecidedRow {
  readonly follows_claim_id: string | null;
  readonly json: string;
}

function billsOf(db: Database, rows: readonly DecidedRow[]): StandingDecision[] {
  return rows.flatMap(({ follows_claim_id: follows, json }) => {
    const decision = decisionSchema.parse(JSON.parse(json));
    const tried = triedBody(db, decision.settlementId);
    return tried === null ? [] : [{ claimId: decision.claimId, follows, visit: tried.visit, decision }];
  });
}

/** What a claim rests on beside the position, and the decisions it is made of; nothing where it follows none. */
export interface ClaimPast {
  readonly past: Past | null;
  /** As a trial freezes it. */
  readonly follows: Tried['follows'];
}

/** The past of a claim as of now, or as of a decision on it (`until`: its id) with what was decided before. */
export function pastOfClaim(
  db: Database,
  { policy_id: policyId, follows_claim_id: follows }: Pick<ClaimRow, 'policy_id' | 'follows_claim_id'>,
  until?: string,
): ClaimPast {
  if (follows === null) return { past: null, follows: undefined };
  const standing = standingDecisions(db, policyId);
  const end = standing.findIndex(({ decision }) => decision.decisionId === until);
  const bills = end < 0 ? standing : standing.slice(0, end);
  const decisions = bills.map(({ decision }) => decision.decisionId);
  return { past: pastOf(bills, follows), follows: { claimId: follows, decisions } };
}

/** The past of a trial as it was frozen; null where it followed none. Decisions that are gone since are left out. */
export function pastOfTrial(db: Database, { follows }: Tried): Past | null {
  if (follows === undefined) return null;
  const rows = db.all<DecidedRow>(
    `SELECT follows_claim_id, decisions.json FROM json_each(?) AS known JOIN decisions ON decisions.decision_id = known.value
       JOIN claims USING (claim_id)
     WHERE decisions.json IS NOT NULL ORDER BY known.key`,
    JSON.stringify(follows.decisions),
  );
  return pastOf(billsOf(db, rows), follows.claimId);
}
