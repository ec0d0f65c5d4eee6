/** One settlement and one receipt are claimed once (counter rule 20). */
import { AppError, errorSentence } from '../../shared/errors.ts';
import { settlementKey } from '../../shared/settlement-key.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import type { Database } from '../database/open.ts';
import { findPolicy, type PolicyRow } from '../enrollment/policy-store.ts';
import type { Checked, Facts } from './check.ts';
import { type ClaimRow, latestTrialNo, requireClaim, requireFacts } from './store.ts';
import { claimsOnBill } from './follow.ts';
import { IS_WITHDRAWN } from './withdrawals.ts';

/** Throws 'claim-invoice-twice', 'claim-invoice-used' and 'claim-settlement-used', naming the other claim; claims on one bill share it. */
export function requireFresh(db: Database, policy: PolicyRow, { claimId, follows }: Checked, facts: Facts): void {
  const onBill = follows === null ? [] : claimsOnBill(db, policy, follows).map((row) => row.claim_id);
  const own = new Set([claimId, ...onBill]);
  requireFreshInvoices(db, own, facts.invoices);
  requireFreshSettlement(db, policy, own, facts.visit.sheet);
}

/**
 * The same of a claim taken in before: its bill was free then, and may be held since by a claim that was given up here and decided in
 * the claims office all the same. Throws 'claim-taken-since'.
 */
export function requireStillFresh(db: Database, policy: PolicyRow, claim: ClaimRow): void {
  const { claim_id: claimId, follows_claim_id: follows } = claim;
  try {
    requireFresh(db, policy, { claimId, follows }, requireFacts(db, claim));
  } catch (cause) {
    if (cause instanceof AppError && cause.code !== 'claim-erased') {
      throw new AppError('claim-taken-since', { why: errorSentence(cause.code, cause.details) });
    }
    throw cause;
  }
}

interface Held {
  readonly claim_id: string;
}

function requireFreshInvoices(db: Database, own: ReadonlySet<string>, invoices: Facts['invoices']): void {
  const seen = new Set<string>();
  for (const { bill_code: code, bill_no: no } of invoices) {
    const key = `${code}/${no}`;
    if (seen.has(key)) throw new AppError('claim-invoice-twice', { code, no });
    seen.add(key);
    const used = db
      .all<Held>(
        `SELECT claim_id FROM invoices JOIN claims USING (claim_id)
         WHERE bill_code = ? AND bill_no = ? AND NOT ${IS_WITHDRAWN}`,
        code,
        no,
      )
      .find(({ claim_id: held }) => !own.has(held));
    if (used !== undefined) throw new AppError('claim-invoice-used', { code, no });
  }
}

function requireFreshSettlement(
  db: Database,
  policy: PolicyRow,
  own: ReadonlySet<string>,
  sheet: SettlementSheet,
): void {
  if (sheet.setl_id === null) return;
  const { product, setlId } = settlementKey(policy.plan_id, sheet.setl_id);
  const used = db
    .all<Held>(
      `SELECT claim_id FROM claimed_settlements JOIN claims USING (claim_id)
       WHERE product = ? AND setl_id = ? AND NOT ${IS_WITHDRAWN}`,
      product,
      setlId,
    )
    .find(({ claim_id: held }) => !own.has(held));
  if (used === undefined) return;
  const other = requireClaim(db, used.claim_id);
  throw new AppError('claim-settlement-used', {
    setlId: sheet.setl_id,
    day: other.opened_at.slice(0, 10),
    name: findPolicy(db, other.policy_id)?.psn_name ?? '（已销毁）',
    paper: latestTrialNo(db, other.claim_id),
    isDecided: other.state === 'decided',
  });
}
