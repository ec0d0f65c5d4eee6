/** The words a plan's benefit rules know for the facts they compare with words: what is none of them changes nothing and must not pass unseen. */
import { whensOfPlan } from './check-conditions.ts';
import { isSet } from './figure.ts';
import type { Plan } from './schema.ts';
import type { When } from './when.ts';

export type PlanWords = {
  /** What the product sells, by id; null where the plan does not list it, and a version no rule names is like any other. */
  readonly versions: ReadonlyMap<string, string> | null;
  readonly versionsNamed: ReadonlySet<string>;
  readonly identities: ReadonlySet<string>;
  readonly chronic: ReadonlySet<string>;
  /** 'any' where every illness counts, or the list is not set. */
  readonly illnesses: ReadonlySet<string> | 'any';
  /** Conditions that a rule of the plan asks for. */
  readonly conditions: ReadonlySet<keyof When>;
  /** Names of the lines by id. */
  readonly lines: ReadonlyMap<string, string>;
};

/** Collects the words of a parsed plan. */
export function planWords(plan: Plan): PlanWords {
  const whens = whensOfPlan(plan).map(({ when }) => when);
  const versionsNamed = namedBy(whens, ['version']);
  return {
    versions: versionsOf(plan),
    versionsNamed,
    identities: namedBy(whens, ['identity', 'notIdentity']),
    chronic: namedBy(whens, ['chronic']),
    illnesses: illnessesOf(plan),
    conditions: conditionsOf(whens),
    lines: new Map(plan.deductibles.map(({ id, name }) => [id, name])),
  };
}

type WordCondition = 'version' | 'identity' | 'notIdentity' | 'chronic';

function namedBy(whens: readonly When[], conditions: readonly WordCondition[]): ReadonlySet<string> {
  return new Set(whens.flatMap((when) => conditions.flatMap((condition) => when[condition] ?? [])));
}

/** `settledByBasic` and `settlement` ask for the same fact. */
function conditionsOf(whens: readonly When[]): ReadonlySet<keyof When> {
  // The keys of a parsed condition are those of its schema.
  const asked = new Set(whens.flatMap((when) => Object.keys(when) as (keyof When)[]));
  return asked.has('settlement') ? asked.add('settledByBasic') : asked;
}

function versionsOf({ selling }: Plan): ReadonlyMap<string, string> | null {
  if (selling?.versions === undefined) return null;
  return new Map(selling.versions.map(({ id, name }) => [id, name]));
}

function illnessesOf({ liabilities }: Plan): ReadonlySet<string> | 'any' {
  const illnesses = liabilities.flatMap(({ preexisting }) => preexisting?.illnesses ?? []);
  const known = illnesses.flatMap((figure) => (isSet(figure) && figure.value !== 'any' ? [figure.value] : []));
  return known.length < illnesses.length ? 'any' : new Set(known.flat());
}
