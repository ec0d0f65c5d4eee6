/** The claims on a person's own policies, with their trials; figures outlive facts that were destroyed. */
import type { PersonClaim } from '../../shared/contract/people.ts';
import { fen } from '../../shared/money.ts';
import { decisionOfClaim, toldOf } from '../claims/decisions.ts';
import { stageOf } from '../claims/stage.ts';
import { claimsOnPolicy, findFacts, trialViews } from '../claims/store.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';

/** Newest first. */
export function claimsOfPolicies(db: Database, policies: readonly PolicyRow[]): PersonClaim[] {
  const claims = policies.flatMap((policy) =>
    claimsOnPolicy(db, policy.policy_id).map((claim) => ({
      claimId: claim.claim_id,
      policyId: policy.policy_id,
      productName: policy.product_name,
      coverYear: policy.cover_year,
      openedAt: claim.opened_at,
      stay: stayOf(findFacts(db, claim)),
      stage: stageOf(db, claim.claim_id).stage,
      decision: decisionView(db, claim.claim_id),
      isFollowing: claim.follows_claim_id !== null,
      trials: trialViews(db, claim.claim_id),
    })),
  );
  return claims.toSorted((a, b) => (a.openedAt + a.claimId > b.openedAt + b.claimId ? -1 : 1));
}

function decisionView(db: Database, claimId: string): PersonClaim['decision'] {
  const row = decisionOfClaim(db, claimId);
  if (row === null) return null;
  const { verdict, payable, recover } = toldOf(row);
  return { verdict, payable: fen(payable), recover: fen(recover), at: row.decided_at };
}

function stayOf(facts: ReturnType<typeof findFacts>): PersonClaim['stay'] {
  if (facts === null) return null;
  const { fixmedins_name, begndate, enddate, medfee_sumamt } = facts.visit.sheet;
  return { fixmedins_name, begndate, enddate, medfee_sumamt };
}
