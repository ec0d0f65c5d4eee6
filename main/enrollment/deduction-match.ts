/** Whether a row of a result file fits the order it answers; a refusal names the field and nobody's data. */
import type { DeductionColumn, DeductionRow } from '../../shared/deduction-result.ts';
import { fen, formatYuan } from '../../shared/money.ts';
import type { Issuer } from '../../shared/papers.ts';
import { PAYMENT_STATE_NAMES } from '../../shared/payment.ts';
import type { Database } from '../database/open.ts';
import type { Call } from '../desk-app.ts';
import { isOfInsurer } from './issuer.ts';
import { isReferenceUsed } from './payment-rules.ts';
import type { PolicyRow } from './policy-store.ts';

/** Why a row is refused. */
export interface RowRefusal {
  readonly field: DeductionColumn;
  readonly reason: string;
}

/** What of the row contradicts its order or what is already recorded; null when it fits or was settled just so before. */
export function mismatchOf(policy: PolicyRow, row: DeductionRow): RowRefusal | null {
  if (policy.certno !== row.certno) return { field: '证件号码', reason: '与受理单上的被保险人不符' };
  if (policy.amount_fen !== row.amount) {
    const due = formatYuan(fen(policy.amount_fen));
    return { field: '金额', reason: `应为 ${due}，文件中为 ${formatYuan(row.amount)}` };
  }
  return policy.payment_state === 'to-deduct' ? null : contradictionOf(policy, row);
}

/** A row about an order settled before: the same again is fine, anything else may be money taken twice. */
function contradictionOf(policy: PolicyRow, row: DeductionRow): RowRefusal | null {
  const { payment_state: recorded, reference } = policy;
  if (recorded !== SETTLED_STATES[row.outcome]) {
    const since = policy.superseded_by === null ? '' : '，并已改换缴费';
    const reason = `这笔扣缴先前已登记为“${PAYMENT_STATE_NAMES[recorded]}”${since}，与本文件不同，请与医保经办机构核对`;
    return { field: '结果', reason };
  }
  // After erasure the reference is no longer known.
  const isSame = recorded === 'failed' || reference === null || reference === row.reference;
  if (isSame) return null;
  return { field: '流水号', reason: '这笔扣缴先前已按另一流水号登记，可能重复扣款，请与医保经办机构核对' };
}

/** What a row's outcome makes of its order. */
const SETTLED_STATES = { deducted: 'collected', failed: 'failed' } as const;

/** What forbids settling an order that waits: another insurer's, or a serial number that has settled somebody else. */
export function conflictOf(
  call: Call,
  db: Database,
  policy: PolicyRow,
  row: DeductionRow,
  issuer: Pick<Issuer, 'insurer'>,
): RowRefusal | null {
  if (!isOfInsurer(call, issuer)) {
    return { field: '受理单号', reason: '这张扣缴受理单由另一家保险公司受理，请由该公司的人员导入' };
  }
  const isUsed =
    row.outcome === 'deducted' &&
    row.reference !== null &&
    isReferenceUsed(db, 'personal-account', row.reference, policy.payment_id);
  return isUsed ? { field: '流水号', reason: '该流水号已用于另一笔扣缴，请与医保经办机构核对' } : null;
}
