/** The engine and the oracle on the same plan and the same year: what they disagree on. */
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { loadPlan } from '../../shared/plan/load.ts';
import { memberSchema } from '../../shared/settle/care.ts';
import { settle } from '../../shared/settle/settle.ts';
import { initialState } from '../../shared/settle/state.ts';
import { visitSchema } from '../../shared/settle/visit.ts';
import { makePlan } from './make-plan.ts';
import { makeYear, type RandomYear } from './make-year.ts';
import type { Json } from './plain.ts';
import { randomFrom } from './random.ts';
import { type OracleLine, oracleYear } from './year.ts';

/** How often something happened: a run that never reached a branch has shown nothing about it. */
export type Seen = Record<string, number>;

export interface Disagreement {
  readonly seed: number;
  readonly year: number;
  readonly bill: number;
  readonly engine: unknown;
  readonly oracle: unknown;
  readonly plan: Json;
  readonly facts: RandomYear;
}

/** Years a plan is tried on; each is one case. */
export const YEARS_A_PLAN = 10;

/** The plan of a seed on some random years. `isParsed`: the visits and members are read by our schemas first, once for their shape. */
export function comparePlan(seed: number, years: number, seen: Seen, isParsed = false): Disagreement[] {
  const random = randomFrom(seed);
  const plan = makePlan(random);
  const compiled = compilePlan(loadPlan(plan));
  return Array.from({ length: years }, (_, year) => year).flatMap((year): Disagreement[] => {
    const facts = makeYear(random, plan);
    if (isParsed) parse(facts);
    const engine = engineYear(compiled, facts, seen);
    const oracle = oracleYear(plan, facts.health, facts.member, facts.visits).map(textOf);
    const bill = engine.findIndex((lines, at) => lines !== oracle[at]);
    if (bill === -1) return [];
    return [{ seed, year, bill, engine: engine[bill], oracle: oracle[bill], plan, facts }];
  });
}

function parse({ member, visits }: RandomYear): void {
  memberSchema.parse(member);
  for (const visit of visits) visitSchema.parse(visit);
}

function engineYear(plan: CompiledPlan, { health, member, visits }: RandomYear, seen: Seen): string[] {
  let state = initialState();
  return visits.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus: health, member });
    state = settlement.state;
    for (const { rule } of settlement.steps) count(seen, `step ${rule}`);
    for (const { reason } of settlement.lines) count(seen, `line ${reason}`);
    const lines = settlement.lines.map(({ liability, status, base, deductibleUsed, countable, payable, recover }) =>
      lineText(liability, status, base, deductibleUsed, countable, payable, recover),
    );
    return lines.join('\n');
  });
}

function count(seen: Seen, what: string): void {
  seen[what] = (seen[what] ?? 0) + 1;
}

function textOf(lines: readonly OracleLine[]): string {
  return lines
    .map((line) =>
      lineText(line.liability, line.status, line.base, line.lineUsed, line.countable, line.payable, line.recover),
    )
    .join('\n');
}

function lineText(liability: string, status: string, ...amounts: readonly (bigint | number | null)[]): string {
  return `${liability} ${status} ${amounts.map(String).join(' ')}`;
}
