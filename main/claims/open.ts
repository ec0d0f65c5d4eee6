/** Taking a claim in, completing it, and reading it back (counter rules 17, 19). */
import { AppError } from '../../shared/errors.ts';
import type { ParsedInput } from '../../shared/contract.ts';
import { HEALTH_STATUSES } from '../../shared/health.ts';
import { checkSheet, isUsable } from '../../shared/sheet/check.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import { deskOf } from '../desk-app.ts';
import type { Database } from '../database/open.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { newId } from '../ids.ts';
import { stateBefore } from './ready.ts';
import { claimsOnPolicy, claimView, isErased, requireClaim, requirePolicy } from './store.ts';

type Facts = Pick<ParsedInput<'claims.open'>, 'claimant' | 'visit' | 'invoices'>;

/** 'claims.context' */
export const claimContext: QueryHandler<'claims.context'> = (call, { policyId }) => {
  const { db, plans } = deskOf(call);
  const policy = requirePolicy(db, policyId);
  return {
    plan: plans.signed(policy.plan_hash).plan,
    state: stateBefore(),
    policyState: policy.state,
    statuses: [...HEALTH_STATUSES],
    claims: claimsOnPolicy(db, policyId)
      .filter((row) => !isErased(db, row))
      .map((row) => claimView(db, row)),
  };
};

/** 'claims.get' */
export const getClaim: QueryHandler<'claims.get'> = (call, { claimId }) => {
  const { db } = deskOf(call);
  return claimView(db, requireClaim(db, claimId));
};

/** 'claims.open' */
export const openClaim = command<'claims.open', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const policy = requirePolicy(transaction.db, input.policyId);
    const claimId = newId(call.app.ports);
    checkFacts(transaction.db, policy, claimId, input);
    const { policyId, claimant, visit, invoices } = input;
    transaction.append({
      type: 'claim.opened/1',
      subject: claimId,
      amounts: { policyId },
      body: { claimId, policyId, claimant, visit, invoices },
    });
    return { claimId };
  },
  changes: ['claims'],
});

/** 'claims.amend' */
export const amendClaim = command<'claims.amend', null>({
  prepare: nothing,
  act: (transaction, input) => {
    const claim = requireClaim(transaction.db, input.claimId);
    const policy = requirePolicy(transaction.db, claim.policy_id);
    checkFacts(transaction.db, policy, claim.claim_id, input);
    const { claimId, claimant, visit, invoices } = input;
    transaction.append({
      type: 'claim.amended/1',
      subject: claimId,
      amounts: { policyId: claim.policy_id },
      body: { claimId, policyId: claim.policy_id, claimant, visit, invoices },
    });
    return { claimId };
  },
  changes: ['claims'],
});

function checkFacts(db: Database, policy: PolicyRow, claimId: string, facts: Facts): void {
  requireLive(policy);
  requireInCover(policy, facts.visit.sheet);
  requireWhole(facts.visit.sheet);
  const { sheet, drugSum, listedDrugs } = facts.visit;
  visitFromSheet(sheet, { sum: drugSum, listed: listedDrugs });
  requireFreshInvoices(db, claimId, facts.invoices);
}

/** 待承保 is enough to try (counter rule 7); 不予承保 and 退保 are not. */
export function requireLive(policy: PolicyRow): asserts policy is PolicyRow & { state: 'proposed' | 'accepted' } {
  if (policy.state === 'refused') throw new AppError('claim-policy-not-live', { state: '不予承保' });
  if (policy.state === 'cancelled') throw new AppError('claim-policy-not-live', { state: '退保' });
}

/** A stay that touches the cover period in no way belongs to another year's policy; the plan decides the rest. */
function requireInCover(policy: PolicyRow, sheet: SettlementSheet): void {
  const { cover_start: from, cover_end: to } = policy;
  if (sheet.enddate >= from && sheet.begndate <= to) return;
  throw new AppError('claim-outside-year', { visit: `${sheet.begndate} 至 ${sheet.enddate}`, from, to });
}

function requireWhole(sheet: SettlementSheet): void {
  const findings = checkSheet(sheet);
  if (isUsable(findings)) return;
  const finding = findings.find((candidate) => candidate.level === 'error');
  throw new AppError('sheet-not-whole', { finding: finding?.sentence ?? '请核对结算单金额。' });
}

function requireFreshInvoices(db: Database, claimId: string, invoices: Facts['invoices']): void {
  const seen = new Set<string>();
  for (const { bill_code: code, bill_no: no } of invoices) {
    const key = `${code}/${no}`;
    if (seen.has(key)) throw new AppError('claim-invoice-twice', { code, no });
    seen.add(key);
    const used = db.one<{ claim_id: string }>(
      'SELECT claim_id FROM invoices WHERE bill_code = ? AND bill_no = ?',
      code,
      no,
    );
    if (used !== undefined && used.claim_id !== claimId) throw new AppError('claim-invoice-used', { code, no });
  }
}
