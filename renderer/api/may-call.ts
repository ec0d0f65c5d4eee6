/** Which methods an operator may call, read from the contract itself: a screen does not offer what the door refuses. */
import { contract, type MethodName } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';

/** True when the method's access rule lets this operator in (shift and mode aside). */
export function mayCall(operator: Operator, method: MethodName): boolean {
  const { access } = contract[method];
  if (access.who === 'anyone') return true;
  return access.sides.includes(operator.side) && access.grants.some((grant) => operator.grants.includes(grant));
}
