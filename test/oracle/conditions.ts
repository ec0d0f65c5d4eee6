/** Conditions and choices, read from docs/plans.md: yes, no, or not known. */
import type { Json } from './plain.ts';

export interface Setting {
  readonly health: string;
  readonly member: Json;
  readonly visit: Json;
  readonly item: Json;
}

export type Known = 'yes' | 'no' | 'open';

/** A choice in its setting: the figure that holds, or that a fact is missing. */
export function chosen(choice: Json, setting: Setting): Json {
  if (choice.cases === undefined) return choice;
  for (const each of choice.cases) {
    const answer = whetherAll(each.when, setting);
    if (answer === 'open') return { open: true };
    if (answer === 'yes') return each.use;
  }
  return choice.otherwise;
}

/** All conditions: one "no" decides, else one "not known" does. */
export function whetherAll(when: Json, setting: Setting): Known {
  const answers = Object.keys(when).map((name) => whether(name, when[name], setting));
  if (answers.includes('no')) return 'no';
  return answers.includes('open') ? 'open' : 'yes';
}

function whether(name: string, wanted: Json, { health, member, visit, item }: Setting): Known {
  const { sheet, care = {} } = visit;
  const facts = item?.facts ?? {};
  switch (name) {
    case 'health':
      return said(wanted === health);
    case 'insutype':
      return said(wanted.includes(sheet.insutype));
    case 'medType':
      return said(wanted.includes(sheet.med_type));
    case 'on': {
      const day = item?.on ?? sheet.begndate;
      return said(day >= (wanted.from ?? '0') && day <= (wanted.to ?? '9'));
    }
    case 'version':
      return ofKnown(member.version, (value) => wanted.includes(value));
    case 'identity':
      return ofKnown(member.identities, (all) => all.some((each: string) => wanted.includes(each)));
    case 'notIdentity':
      return ofKnown(member.identities, (all) => !all.some((each: string) => wanted.includes(each)));
    case 'chronic':
      return ofKnown(member.chronic, (all) => all.some((each: string) => wanted.includes(each)));
    case 'familyOrder':
      return ofKnown(member.familyOrder, (value) => value === wanted);
    case 'consecutiveYears':
    case 'claimFreeYears':
    case 'householdYears':
      return ofKnown(member[name], (value) => isWithin(value, wanted));
    case 'settledByBasic':
      return ofKnown(care.settledByBasic ?? (sheet.hifp_pay === 0 ? undefined : true), (value) => value === wanted);
    case 'listedPlace':
      return ofKnown(care.listedPlace, (value) => value === wanted);
    case 'area':
    case 'hospitalGrade':
    case 'hospitalKind':
    case 'ward':
      return ofKnown(care[name], (value) => wanted.includes(value));
    case 'item':
      return ofKnown(item?.item, (value) => wanted.includes(value));
    case 'indicated':
    case 'firstDiagnosedInCover':
      return ofKnown(facts[name], (value) => value === wanted);
    case 'supplyDays':
      return ofKnown(facts.supplyDays, (value) => isWithin(value, wanted));
    default:
      throw new Error(`the oracle does not know the condition ${name}`);
  }
}

function said(answer: boolean): Known {
  return answer ? 'yes' : 'no';
}

function ofKnown(value: Json, holds: (value: Json) => boolean): Known {
  return value === undefined ? 'open' : said(holds(value));
}

function isWithin(value: number, { atLeast = 0, atMost = 1000 }: Json): boolean {
  return value >= atLeast && value <= atMost;
}
