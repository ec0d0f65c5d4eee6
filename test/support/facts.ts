/** Facts files for tests, as `desk settle` reads them: the first published claim, and the changes a test states. */
import { readFileSync } from 'node:fs';
import { answerOf } from '../../main/hosts/cli/answer.ts';
import { readFacts } from '../../main/hosts/cli/facts.ts';
import { findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { shippedPlans } from '../../shared/plan/packs.ts';
import type { Plan } from '../../shared/plan/schema.ts';

export interface FactsJson {
  readonly member: Readonly<Record<string, unknown>>;
  readonly visits: readonly [VisitJson, ...VisitJson[]];
}

export interface VisitJson {
  readonly sheet: Readonly<Record<string, unknown>>;
  readonly care: Readonly<Record<string, unknown>>;
}

const shipped = shippedPlans({ withSamples: true });

export function shippedPlan(id: string): Plan {
  return findPlan(shipped, id);
}

/** HQ01: 惠琼保 2024, A 款, one stay settled by basic insurance, 150 800.00 borne; pays 68 860.00. */
export function hq01(): FactsJson {
  const file = JSON.parse(readFileSync('test/fixtures/published-cases.json', 'utf8')) as {
    cases: { facts: FactsJson }[];
  }; // our own fixture
  const [first] = file.cases;
  if (first === undefined) throw new Error('no published case');
  return first.facts;
}

/** HQ01 with other facts of its insured. */
export function withMember(member: object): unknown {
  const facts = hq01();
  return { ...facts, member: { ...facts.member, ...member } };
}

/** HQ01 with other facts of its stay; `sheet` and `care` are added to what it states. */
export function withStay({
  sheet = {},
  care = {},
  ...more
}: {
  sheet?: object;
  care?: object;
  [key: string]: unknown;
}): unknown {
  const facts = hq01();
  const [stay] = facts.visits;
  return {
    ...facts,
    visits: [{ ...stay, ...more, sheet: { ...stay.sheet, ...sheet }, care: { ...stay.care, ...care } }],
  };
}

/** What `desk settle --json` answers, by a shipped plan or another. */
export function answerTo(facts: unknown, plan: string | CompiledPlan = 'huiqiong-2024') {
  const compiled = typeof plan === 'string' ? compilePlan(shippedPlan(plan)) : plan;
  return answerOf(compiled, readFacts('facts.json', facts), true);
}
