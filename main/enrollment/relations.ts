/** What the insured is said to be to an applicant or an account's owner, against both certificates (counter rule 3). */
import { codeName } from '../../shared/codes/code-table.ts';
import { gendTable } from '../../shared/codes/gend.ts';
import { relationTable } from '../../shared/codes/relation.ts';
import { ageOn, type LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { checkCertificate } from '../../shared/identity.ts';
import type { Insured, Party, RelatedParty } from '../../shared/parties.ts';
import { checkRelation, PARENT_AGE, type RelationSide, type RelationVerdict } from '../../shared/relation-check.ts';
import { type Call, nowOf } from '../desk-app.ts';

/** Who states the relation, as the sentences call them. */
export type Role = '投保人' | '付款人';

/** Throws 'relation-age' or 'relation-sex'; where the certificates do not tell, nothing is refused. */
export function refuseImpossibleRelation(call: Call, role: Role, party: RelatedParty, insured: Insured): void {
  const { verdict, relation, sides, day } = compare(call, party, insured);
  if (verdict === 'other-sex') {
    throw new AppError('relation-sex', { role, relation, sex: codeName(gendTable, sides[0].gend ?? '') ?? '' });
  }
  if (verdict !== 'impossible-age') return;
  const [insuredAge, partyAge] = [ageOf(sides[0], day), ageOf(sides[1], day)];
  throw new AppError('relation-age', { role, relation, insuredAge, partyAge });
}

/** The sentence that asks to look again at ages that may be, but seldom are; null when there is nothing to say. */
export function relationDoubt(call: Call, role: Role, party: RelatedParty, insured: Insured): string | null {
  const { verdict, relation } = compare(call, party, insured);
  if (verdict !== 'doubtful-age') return null;
  return `被保险人是${role}的${relation}，但两人年龄相差不到 ${PARENT_AGE} 岁，少见但可能。请对照双方证件再核对一次关系。`;
}

interface Compared {
  readonly verdict: RelationVerdict | null;
  readonly relation: string;
  readonly sides: readonly [insured: RelationSide, party: RelationSide];
  readonly day: LocalDate;
}

function compare(call: Call, party: RelatedParty, insured: Insured): Compared {
  const { businessDay: day } = nowOf(call);
  const sides = [sideOf(insured, insured.brdy, day), sideOf(party, null, day)] as const;
  const relation = codeName(relationTable, party.relation) ?? party.relation;
  return { verdict: checkRelation(party.relation, ...sides, day), relation, sides, day };
}

/** Sex by the certificate alone, for the roster's may be wrong. `birth`: the birth where the number does not tell it. */
function sideOf(party: Pick<Party, 'psn_cert_type' | 'certno'>, birth: LocalDate | null, day: LocalDate): RelationSide {
  const certificate = checkCertificate(party.psn_cert_type, party.certno, day);
  if (!certificate.ok) return { brdy: birth, gend: null };
  return { brdy: certificate.brdy ?? birth, gend: certificate.gend ?? null };
}

function ageOf({ brdy }: RelationSide, day: LocalDate): number | null {
  return brdy === null ? null : ageOn(brdy, day);
}
