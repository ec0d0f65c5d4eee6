/** Who works at this desk (counter rule 2: none by default, and seller and cashier are two grants). */
import { GRANT_NAMES, type Operator, type Standing } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { dropOperatorSlot, putOperatorSlot } from '../key-file.ts';
import type { Transaction } from '../write.ts';
import { authenticate } from './sign-in.ts';
import { activeOperator, findOperator, hashPassword, listOperators, storeCredential } from './store.ts';

/** 'operators.list' */
export const operatorsList: QueryHandler<'operators.list'> = (call) => ({ operators: listOperators(deskOf(call).db) });

/** 'operators.add': the password is hashed before the transaction; the key slot follows after it. */
export const addOperator = command<'operators.add', string>({
  prepare: (call, input) => hashPassword(input.password, call.app.ports.randomness),
  act: (transaction, input, phc) => {
    recordOperator(transaction, input.operator, phc);
    return { operatorNo: input.operator.operatorNo };
  },
  after: (call, input) => keepSlot(call, input.operator.operatorNo, input.password),
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

/** 'operators.change' */
export const changeOperator = command<'operators.change', null>({
  prepare: nothing,
  act: (transaction, { operator, standing }) => {
    const { operatorNo, side, grants } = operator;
    requireKnown(transaction, operatorNo);
    refuseImpossible(operator);
    requireAnAdministrator(transaction, operator, standing);
    transaction.append({
      type: 'operator.changed/1',
      subject: operatorNo,
      amounts: { side, grants, standing },
      body: { operator },
    });
    return { operatorNo };
  },
  after: (call, { operator: { operatorNo }, standing }) => {
    call.app.sessions.closeAllOf(operatorNo, null);
    const desk = deskOf(call);
    if (standing === 'left' && desk.mode === 'live') dropOperatorSlot(desk.folder, operatorNo);
  },
  changes: ['operators'],
});

/** 'operators.setPassword' */
export const setPassword = command<'operators.setPassword', string>({
  prepare: (call, { newPassword }) => hashPassword(newPassword, call.app.ports.randomness),
  act: (transaction, { operatorNo }, phc) => {
    // Who left holds no slot of the key; a password would give them one again.
    if (activeOperator(transaction.db, operatorNo) === null) throw new AppError('operator-unknown', { operatorNo });
    return recordPassword(transaction, operatorNo, phc);
  },
  after: async (call, { operatorNo, newPassword }) => {
    call.app.sessions.closeAllOf(operatorNo, null);
    await keepSlot(call, operatorNo, newPassword);
  },
  changes: [],
});

/** 'session.changePassword' */
export const changeOwnPassword = command<'session.changePassword', string>({
  prepare: async (call, { password, newPassword }) => {
    await authenticate(call, sessionOf(call).operator.operatorNo, password);
    return hashPassword(newPassword, call.app.ports.randomness);
  },
  act: (transaction, _input, phc, call) => recordPassword(transaction, sessionOf(call).operator.operatorNo, phc),
  after: async (call, { newPassword }) => {
    const session = sessionOf(call);
    call.app.sessions.closeAllOf(session.operator.operatorNo, session);
    await keepSlot(call, session.operator.operatorNo, newPassword);
  },
  changes: [],
});

function recordPassword(transaction: Transaction, operatorNo: string, phc: string): { operatorNo: string } {
  transaction.append({ type: 'password.set/1', subject: operatorNo, amounts: {}, body: null });
  storeCredential(transaction.db, operatorNo, phc);
  return { operatorNo };
}

/** The key slot follows the password; should it be lost, the next sign-in on the open desk makes it anew. */
async function keepSlot(call: Call, operatorNo: string, password: string): Promise<void> {
  const desk = deskOf(call);
  if (desk.mode !== 'live') return;
  await putOperatorSlot(desk.folder, desk.key, operatorNo, password, call.app.ports.randomness);
}

function requireKnown(transaction: Transaction, operatorNo: string): void {
  if (findOperator(transaction.db, operatorNo) === null) throw new AppError('operator-unknown', { operatorNo });
}

/** Without an administrator nobody could ever be added or corrected again. */
function requireAnAdministrator(transaction: Transaction, changed: Operator, standing: Standing): void {
  const others = listOperators(transaction.db).filter(({ operatorNo }) => operatorNo !== changed.operatorNo);
  const stays = others.some((other) => other.standing === 'active' && other.grants.includes('admin'));
  const isStill = standing === 'active' && changed.grants.includes('admin');
  if (!stays && !isStill) throw new AppError('last-admin', { operatorNo: changed.operatorNo });
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
