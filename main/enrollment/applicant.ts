/** 投保人: the adult insured, or the guardian of a minor, with an insurable interest (counter rule 3, 保险法 §31). */
import { codeName } from '../../shared/codes/code-table.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import { ageOn } from '../../shared/dates.ts';
import type { EntryBody } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { requireCertificate } from '../../shared/identity.ts';
import type { Insured, RelatedParty } from '../../shared/parties.ts';
import { type Call, nowOf } from '../desk-app.ts';
import { refuseImpossibleRelation } from './relations.ts';

type Agent = NonNullable<EntryBody<'policy.proposed/1'>['agent']>;

/** 本人: the applicant is the insured. */
export const SELF = '01';

/**
 * 保险法 §31 (一)(二): who insures without more, by code of GB/T 4761 (what the insured is to the applicant). Everybody else needs
 * the insured's recorded consent: 女婿, 儿媳, 公婆, 岳父母 (family by marriage is none of the four), grandparents, grandchildren and
 * siblings (§31 (三) asks for proven maintenance), 02 户主, and the 其他 codes 29, 39, 59, which state no parentage (a sixth son
 * is entered as 20 子).
 */
const INSURABLE: readonly { readonly ground: string; readonly codes: readonly string[] }[] = [
  { ground: '本人', codes: [SELF] },
  { ground: '配偶', codes: ['10', '11', '12'] },
  { ground: '子女', codes: ['20', '21', '22', '23', '24', '25', '26', '30', '31', '32', '33', '34', '35', '36'] },
  // 养子女 (民法典 §1111) and 继子女 brought up by the step-parent (§1072) are children in law, and so the other way round.
  { ground: '养子女、继子女', codes: ['27', '37'] },
  { ground: '父母', codes: ['50', '51', '52'] },
  { ground: '养父母、继父母', codes: ['57', '58'] },
];

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
  if (!INSURABLE.some(({ codes }) => codes.includes(applicant.relation))) {
    const relation = codeName(relationTable, applicant.relation) ?? applicant.relation;
    throw new AppError('insured-consent-missing', { relation });
  }
  refuseImpossibleRelation(call, '投保人', { ...applicant, certno: certificate.certno }, insured);
  return { ...applicant, certno: certificate.certno };
}

/** 代办人: the certificate is checked as the applicant's is, and kept normalised (counter rule 3). */
export function checkAgent(call: Call, agent: Agent | null): Agent | null {
  if (agent === null) return null;
  const { certno } = requireCertificate(agent.psn_cert_type, agent.certno, nowOf(call).businessDay);
  return { ...agent, certno };
}

function refuseMinor(age: number): never {
  throw new AppError('guardian-required', { age });
}

function selfOf({ psn_name, psn_cert_type, certno, tel }: Insured): RelatedParty {
  return { psn_name, psn_cert_type, certno, tel, relation: SELF };
}
