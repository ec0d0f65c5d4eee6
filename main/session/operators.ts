/** Who works at this desk (counter rule 2: none by default, and seller and cashier are two grants). */
import type { Operator } from '../../shared/desk.ts';
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
  if (operator.side === 'insurer' && operator.insurer === null && !operator.grants.includes('admin')) {
    throw new AppError('operator-side', { problem: '保险公司侧人员须填写所属保险公司' });
  }
  if (operator.side === 'hsa' && (operator.insurer !== null || operator.grants.includes('cashier'))) {
    throw new AppError('operator-side', { problem: '医保侧人员不隶属保险公司，也不能有收银权限' });
  }
}
