/** 投保人: the adult insured, or the guardian of a minor, with an insurable interest (counter rule 3, 保险法 §31). */
import { codeName } from '../../shared/codes/code-table.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import { ageOn } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import type { Insured, RelatedParty } from '../../shared/parties.ts';
import { type Call, nowOf } from '../desk-app.ts';

/** 本人: the applicant is the insured. */
export const SELF = '01';

/** 保险法 §31: 本人、配偶、子女、父母 need no further ground; step-, in-law and other relations need recorded consent. */
const INSURABLE = /^(01|1[0-2]|2[0-7]|3[0-7]|5[0127-8])$/;

/** The applicant as they will stand on the papers, certificate normalised. Null input: the insured themself. */
export function checkApplicant(call: Call, applicant: RelatedParty | null, insured: Insured): RelatedParty {
  const { businessDay } = nowOf(call);
  const insuredAge = ageOn(insured.brdy, businessDay);
  if (applicant === null || applicant.relation === SELF) {
    if (insuredAge < 18) throw new AppError('guardian-required', { age: insuredAge });
    return selfOf(insured);
  }
  const certificate = requireCertificate(applicant.psn_cert_type, applicant.certno, businessDay);
  const age = certificate.brdy === undefined ? null : ageOn(certificate.brdy, businessDay);
  if (age !== null && age < 18) throw new AppError('guardian-too-young', { age });
  if (certificate.certno === insured.certno) return insuredAge < 18 ? refuseMinor(insuredAge) : selfOf(insured);
  if (!INSURABLE.test(applicant.relation)) {
    const relation = codeName(relationTable, applicant.relation) ?? applicant.relation;
    throw new AppError('insured-consent-missing', { relation });
  }
  return { ...applicant, certno: certificate.certno };
}

function refuseMinor(age: number): never {
  throw new AppError('guardian-required', { age });
}

function selfOf({ psn_name, psn_cert_type, certno, tel }: Insured): RelatedParty {
  return { psn_name, psn_cert_type, certno, tel, relation: SELF };
}
