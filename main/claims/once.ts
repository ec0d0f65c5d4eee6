/** One settlement and one receipt are claimed once; what was taken back is not claimed (counter rule 20). */
import { AppError } from '../../shared/errors.ts';
import { netReversals } from '../../shared/sheet/net.ts';
import { settlementKey } from '../../shared/settlement-key.ts';
import type { SettlementSheet } from '../../shared/settlement-sheet.ts';
import type { Database } from '../database/open.ts';
import { findPolicy, type PolicyRow } from '../enrollment/policy-store.ts';
import type { Facts } from './check.ts';
import { claimsOfPerson, findFacts, latestTrialNo, requireClaim } from './store.ts';

/** Throws 'claim-invoice-twice', 'claim-invoice-used' and 'claim-settlement-used', naming the other claim. */
export function requireFresh(db: Database, policy: PolicyRow, claimId: string, facts: Facts): void {
  requireFreshInvoices(db, claimId, facts.invoices);
  requireFreshSettlement(db, policy, claimId, facts.visit.sheet);
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

function requireFreshSettlement(db: Database, policy: PolicyRow, claimId: string, sheet: SettlementSheet): void {
  if (sheet.setl_id === null) return;
  const { product, setlId } = settlementKey(policy.plan_id, sheet.setl_id);
  const used = db.one<{ claim_id: string }>(
    'SELECT claim_id FROM claimed_settlements WHERE product = ? AND setl_id = ?',
    product,
    setlId,
  );
  if (used === undefined || used.claim_id === claimId) return;
  const other = requireClaim(db, used.claim_id);
  throw new AppError('claim-settlement-used', {
    setlId: sheet.setl_id,
    day: other.opened_at.slice(0, 10),
    name: findPolicy(db, other.policy_id)?.psn_name ?? '（已销毁）',
    paper: latestTrialNo(db, other.claim_id),
  });
}

/** A reversal is never claimed on its own: throws 'claim-reversal-alone', naming the claim it takes back if it is ours. */
export function refuseReversal(db: Database, policy: PolicyRow, reversal: SettlementSheet): never {
  const claims = claimsOfPerson(db, policy).flatMap((row) => {
    const facts = findFacts(db, row);
    return facts === null ? [] : [{ row, sheet: facts.visit.sheet }];
  });
  const [pair] = netReversals([...claims.map(({ sheet }) => sheet), reversal]).cancelled;
  const taken = claims.find(({ sheet }) => sheet === pair?.original);
  throw new AppError('claim-reversal-alone', {
    original: reversal.init_setl_id ?? taken?.sheet.setl_id ?? '未填写',
    day: taken?.row.opened_at.slice(0, 10) ?? null,
  });
}
