/** Taking a claim in, completing it, and reading it back (counter rules 17, 19). */
import type { Claim } from '../../shared/contract/claims.ts';
import { regionPackOf } from '../../shared/region/built-in.ts';
import { pastOf } from '../../shared/settle/past.ts';
import { patientWarning } from '../../shared/sheet/patient.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import { type Call, deskOf } from '../desk-app.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { journalLook } from '../journal/looks.ts';
import { readingsOf } from '../names/readings.ts';
import { checkFacts } from './check.ts';
import { determinationOf, statusesOf } from './determinations.ts';
import { followedBy, requireFollowed } from './follow.ts';
import { standingDecisions } from './past.ts';
import { stateBefore } from './ready.ts';
import { claimsOnPolicy, claimView, findFacts, requireClaim, requireInsured, requirePolicy } from './store.ts';
import { requireOpen } from './withdrawals.ts';

/** 'claims.context': opens what the claimant said of themself, so the look is journaled. */
export const claimContext: QueryHandler<'claims.context'> = (call, { policyId, follows }) => {
  const { db, plans, mode } = deskOf(call);
  const policy = requirePolicy(db, policyId);
  const shelved = plans.signed(policy.plan_hash);
  const claims = claimsOnPolicy(db, policyId)
    .filter((row) => row.state !== 'withdrawn' && findFacts(db, row) !== null)
    .map((row) => claimView(db, row));
  lookAt(call, policy, claims[0]);
  const followed = follows === undefined ? null : requireFollowed(db, policy, follows);
  const before = followed === null ? null : determinationOf(db, followed.claim_id);
  return {
    plan: shelved.plan,
    state: stateBefore(db, shelved.compiled(), policyId).state,
    policyState: policy.state,
    statuses: [...statusesOf(before)],
    region: regionPackOf(shelved.plan.region.admdvs, { takesSamples: mode === 'demo' }),
    past: followed === null ? null : pastOf(standingDecisions(db, policyId), followed.claim_id),
    claims,
  };
};

/** 'claims.get': journals the look. */
export const getClaim: QueryHandler<'claims.get'> = (call, { claimId }) => {
  const { db } = deskOf(call);
  const claim = requireClaim(db, claimId);
  const view = claimView(db, claim);
  lookAt(call, requirePolicy(db, claim.policy_id), view);
  return view;
};

/** The insured was opened, or, where the policy's content was destroyed, whoever claims; nobody where neither is shown. */
function lookAt(call: Call, policy: PolicyRow, claim: Claim | undefined): void {
  const certno = policy.certno ?? claim?.claimant.certno;
  if (certno !== undefined) journalLook(call, certno, 'claim');
}

/** 'claims.open' */
export const openClaim = command<'claims.open', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const policy = requirePolicy(transaction.db, input.policyId);
    const claimId = newId(call.app.ports);
    const follows = followedBy(transaction.db, policy, input);
    const facts = checkFacts(call, transaction.db, policy, { claimId, follows }, input);
    const { policyId } = input;
    transaction.append({
      type: 'claim.opened/1',
      subject: claimId,
      amounts: { policyId, ...(follows === null ? {} : { follows }) },
      body: { claimId, policyId, ...facts },
    });
    return { claimId, warnings: warningsOf(transaction.db, policy, facts.visit.sheet) };
  },
  changes: ['claims'],
});

/** 'claims.amend' */
export const amendClaim = command<'claims.amend', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const claim = requireClaim(transaction.db, input.claimId);
    requireOpen(transaction.db, input.claimId);
    const policy = requirePolicy(transaction.db, claim.policy_id);
    const { claim_id: claimId, follows_claim_id: follows } = claim;
    const facts = checkFacts(call, transaction.db, policy, { claimId, follows }, input);
    transaction.append({
      type: 'claim.amended/1',
      subject: claimId,
      amounts: { policyId: claim.policy_id },
      body: { claimId, policyId: claim.policy_id, ...facts },
    });
    return { claimId, warnings: warningsOf(transaction.db, policy, facts.visit.sheet) };
  },
  changes: ['claims'],
});

/** What the clerk must confirm against the card (counter rule 11); both spellings stay in the facts. */
function warningsOf(db: Database, policy: PolicyRow, sheet: SettlementSheet): string[] {
  const warning = patientWarning(sheet, requireInsured(db, policy), readingsOf);
  return warning === null ? [] : [warning];
}
