/** Who works at this desk (counter rule 2: none by default, and seller and cashier are two grants). */
import { GRANT_NAMES, type Operator } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { deskOf } from '../desk-app.ts';
import { command, type QueryHandler } from '../handler.ts';
import { putOperatorSlot } from '../key-file.ts';
import type { Transaction } from '../write.ts';
import { findOperator, hashPassword, listOperators, storeCredential } from './store.ts';

/** 'operators.list' */
export const operatorsList: QueryHandler<'operators.list'> = (call) => ({ operators: listOperators(deskOf(call).db) });

/** 'operators.add': the password is hashed before the transaction; the key slot follows after it. */
export const addOperator = command<'operators.add', string>({
  prepare: (call, input) => hashPassword(input.password, call.app.ports.randomness),
  act: (transaction, input, phc) => {
    recordOperator(transaction, input.operator, phc);
    return { operatorNo: input.operator.operatorNo };
  },
  after: async (call, input) => {
    const desk = deskOf(call);
    if (desk.mode !== 'live') return;
    await putOperatorSlot(desk.folder, desk.key, input.operator.operatorNo, input.password, call.app.ports.randomness);
  },
  changes: ['operators'],
});

/** Journals an operator and keeps the password hash. Throws 'desk-code-taken' and 'operator-side'. */
export function recordOperator(transaction: Transaction, operator: Operator, phc: string): void {
  if (findOperator(transaction.db, operator.operatorNo) !== null) {
    throw new AppError('desk-code-taken', { operatorNo: operator.operatorNo });
  }
  refuseImpossible(operator);
  transaction.append({
    type: 'operator.added/1',
    subject: operator.operatorNo,
    amounts: { side: operator.side, grants: operator.grants },
    body: { operator },
  });
  storeCredential(transaction.db, operator.operatorNo, phc);
}

function refuseImpossible(operator: Operator): void {
  const problem = operator.side === 'hsa' ? problemOnHsaSide(operator) : problemOnInsurerSide(operator);
  if (problem !== null) throw new AppError('operator-side', { problem });
}

/** 医保 side: never sells, never takes money, never decides (counter rule 2). */
function problemOnHsaSide({ insurer, licenceNo, grants }: Operator): string | null {
  if (insurer !== null) return '医保侧人员不隶属保险公司，所属保险公司须留空';
  if (licenceNo !== null) return '医保侧人员不销售保险，执业登记编号须留空';
  const forbidden = grants.find((grant) => grant === 'cashier' || grant === 'decider');
  return forbidden === undefined ? null : `医保侧人员不收款、不核赔，不能有“${GRANT_NAMES[forbidden]}”权限`;
}

/** Everybody whose name may stand on a paper works for a named insurer; only one who keeps the desk and nothing else need not. */
function problemOnInsurerSide({ insurer, grants }: Operator): string | null {
  const isAdminOnly = grants.length === 1 && grants[0] === 'admin';
  return insurer === null && !isAdminOnly ? '保险公司侧人员须填写所属保险公司（只有“系统管理”一项权限的除外）' : null;
}
