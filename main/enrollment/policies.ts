/** Reading policies back: lists at the counter, and those of the person whose card was read. */
import { normaliseNumber } from '../../shared/identity/normalise.ts';
import { deskOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { listPolicies, policiesOf, policyView } from './policy-store.ts';

/** 'policies.list' */
export const policiesList: QueryHandler<'policies.list'> = (call, input) => {
  const { db } = deskOf(call);
  return { policies: listPolicies(db, input.paymentState, input.limit).map((row) => policyView(db, row)) };
};

/** 'policies.ofPerson': journals the look. */
export const policiesOfPerson: QueryHandler<'policies.ofPerson'> = (call, input) => {
  const { db } = deskOf(call);
  const certno = normaliseNumber(input.certno);
  journalLook(call, certno, input.purpose);
  return { policies: policiesOf(db, certno).map((row) => policyView(db, row)) };
};
