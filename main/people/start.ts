/** 'person.start': a person's certificate for the form of the job that begins; the look is journaled with its purpose. */
import { AppError } from '../../shared/errors.ts';
import { deskOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { certTypeOf } from './certificate.ts';
import { findPerson } from './store.ts';
import { certnoOf } from './who.ts';

/** 'person.start': throws 'person-cert-type-unknown', as `certnoOf`. The name is that of the policies here, no roster's. */
export const startPerson: QueryHandler<'person.start'> = (call, { who, purpose }) => {
  const certno = certnoOf(call, who);
  const psn_cert_type = certTypeOf(call, certno, who);
  if (psn_cert_type === null) throw new AppError('person-cert-type-unknown', {});
  journalLook(call, certno, purpose);
  return { psn_cert_type, certno, psn_name: findPerson(deskOf(call).db, certno)?.psn_name ?? null };
};
