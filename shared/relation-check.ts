/** Can a stated relation be true of two certificates? Ages and sexes by code of GB/T 4761; a plausibility check [U]. */
import { ageOn, type LocalDate } from './dates.ts';

/** What a certificate tells of a person; null where it tells nothing. */
export interface RelationSide {
  readonly brdy: LocalDate | null;
  /** 1 男, 2 女; anything else is not known. */
  readonly gend: string | null;
}

/** The first two cannot be and are refused; `doubtful-age` may be and asks to look again. */
export type RelationVerdict = 'impossible-age' | 'other-sex' | 'doubtful-age';

/** Youngest age at which a parent is taken without asking again [U: plausibility, no rule]. */
export const PARENT_AGE = 12;
/** A spouse younger than this is refused: marriage needs 22 and 20 years (民法典 §1047 [A]), abroad less. */
const SPOUSE_AGE = 18;

/** What the insured is by birth: the elder side of the code must be the elder. In-laws may have any age. */
const SPOUSE = ['10', '11', '12'];
const CHILDREN = ['20', '21', '22', '23', '24', '25', '26', '30', '31', '32', '33', '34', '35', '36'];
const PARENTS = ['50', '51', '52'];
const GRANDCHILDREN = ['40', '41', '42', '43', '44', '47', '48'];
const GRANDPARENTS = ['60', '61', '62', '63', '64'];
/** By adoption or marriage: an odd age is a reason to look again, never impossible. */
const STEP_CHILDREN = ['27', '29', '37', '39'];
const STEP_PARENTS = ['57', '58', '59'];

/** Codes that name a sex: 夫 婿 子 孙 父 祖父 兄 弟 伯父 侄 外甥 with their in-laws, and the female ones likewise. */
const MALE = [
  '11',
  '41',
  '43',
  '46',
  '47',
  '51',
  '53',
  '55',
  '57',
  '61',
  '63',
  '71',
  '73',
  '76',
  '78',
  '81',
  '93',
  '95',
];
const FEMALE = [
  '12',
  '42',
  '44',
  '45',
  '48',
  '52',
  '54',
  '56',
  '58',
  '62',
  '64',
  '72',
  '74',
  '75',
  '77',
  '90',
  '94',
  '96',
];

/** `relation`: what the insured is to the party. Null: nothing speaks against it, or too little is known. */
export function checkRelation(
  relation: string,
  insured: RelationSide,
  party: RelationSide,
  day: LocalDate,
): RelationVerdict | null {
  if (isOtherSex(relation, insured.gend)) return 'other-sex';
  if (insured.brdy === null) return null;
  if (SPOUSE.includes(relation)) return ageOn(insured.brdy, day) < SPOUSE_AGE ? 'impossible-age' : null;
  if (party.brdy === null) return null;
  if ([...PARENTS, ...GRANDPARENTS].includes(relation)) return elderVerdict(insured.brdy, party.brdy);
  if ([...CHILDREN, ...GRANDCHILDREN].includes(relation)) return elderVerdict(party.brdy, insured.brdy);
  if (STEP_PARENTS.includes(relation)) return isFarElder(insured.brdy, party.brdy) ? null : 'doubtful-age';
  if (STEP_CHILDREN.includes(relation)) return isFarElder(party.brdy, insured.brdy) ? null : 'doubtful-age';
  return null;
}

/** 20–29 are sons and 30–39 daughters, in-laws and adopted ones included. */
function isOtherSex(relation: string, gend: string | null): boolean {
  const isMale = relation.startsWith('2') || MALE.includes(relation);
  const isFemale = relation.startsWith('3') || FEMALE.includes(relation);
  return (gend === '2' && isMale) || (gend === '1' && isFemale);
}

/** Less than a year apart, or the wrong way round, is impossible. */
function elderVerdict(elder: LocalDate, younger: LocalDate): RelationVerdict | null {
  if (ageOn(elder, younger) < 1) return 'impossible-age';
  return isFarElder(elder, younger) ? null : 'doubtful-age';
}

function isFarElder(elder: LocalDate, younger: LocalDate): boolean {
  return ageOn(elder, younger) >= PARENT_AGE;
}
