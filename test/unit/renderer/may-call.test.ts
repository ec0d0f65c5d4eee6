import { expect, test } from 'vitest';
import { demoOperators } from '../../../main/demo/operators.ts';
import { mayCall } from '../../../renderer/api/may-call.ts';
import type { MethodName } from '../../../shared/contract.ts';

function operator(no: string) {
  const found = demoOperators.find(({ operatorNo }) => operatorNo === no);
  if (found === undefined) throw new Error(`no demo operator ${no}`);
  return found;
}

test.each<[no: string, method: MethodName, may: boolean]>([
  ['1001', 'enrollment.propose', true],
  ['1002', 'enrollment.propose', false],
  ['1002', 'payments.collect', true],
  ['2001', 'enrollment.check', true],
  ['2001', 'enrollment.propose', false],
  ['2001', 'claims.open', false],
  ['9001', 'plans.offers', true],
  ['9001', 'claims.open', false],
  ['9001', 'session.signIn', true],
])('%s and %s: %s', (no, method, may) => {
  expect(mayCall(operator(no), method)).toBe(may);
});
