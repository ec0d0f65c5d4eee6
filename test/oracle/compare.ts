/** The engine and the oracle on the same year: where their answers differ, with the fewest visits that still show it. */
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { loadPlan } from '../../shared/plan/load.ts';
import type { SettlementLine } from '../../shared/settle/result.ts';
import { settle, type Facts } from '../../shared/settle/settle.ts';
import { initialState } from '../../shared/settle/state.ts';
import type { Visit } from '../../shared/settle/visit.ts';
import { planOf, type Year, yearOf, YEARS_A_PLAN } from './generate.ts';
import { oracleYear, type Verdict, type VisitVerdict } from './oracle.ts';
import type { PlanJson } from './shapes.ts';

export type Answer = readonly { readonly lines: readonly string[]; readonly payable: string }[];
export type Disagreement = Year & {
  readonly seed: number;
  readonly plan: PlanJson;
  readonly engine: Answer;
  readonly oracle: Answer;
};

/** How often each step and reason of the engine was seen: a run that never reached a rule has shown nothing about it. */
export type Seen = Map<string, number>;

/** Every case from one seed to another, the last not included. */
export function* compareSeeds(first: number, end: number, seen: Seen): Generator<Disagreement> {
  let plan = planOf(first);
  let compiled = compilePlan(loadPlan(plan));
  for (let seed = first; seed < end; seed++) {
    if (seed % YEARS_A_PLAN === 0) {
      plan = planOf(seed);
      compiled = compilePlan(loadPlan(plan));
    }
    const found = compareYear({ seed, plan, compiled, seen }, yearOf(seed, plan));
    if (found !== null) yield found;
  }
}

type Trial = {
  readonly seed: number;
  readonly plan: PlanJson;
  readonly compiled: CompiledPlan;
  readonly seen: Seen;
};

function compareYear(trial: Trial, year: Year): Disagreement | null {
  const found = differ(trial, year);
  return found === null ? null : (withFewerVisits(trial, year) ?? found);
}

function differ({ seed, plan, compiled, seen }: Trial, year: Year): Disagreement | null {
  const engine = engineYear(compiled, year, seen);
  const oracle = oracleYear(plan, year.facts, year.visits).map(answerOf);
  return isSame(engine, oracle) ? null : { ...year, seed, plan, engine, oracle };
}

function engineYear(plan: CompiledPlan, { facts, visits }: Year, seen: Seen): Answer {
  let state = initialState();
  return visits.map((visit) => {
    // Generated JSON; oracle.test.ts reads it with our own schemas, which accept it unchanged.
    const settlement = settle(plan, state, visit as unknown as Visit, facts as unknown as Facts);
    state = settlement.state;
    for (const { rule } of settlement.steps) count(seen, `step ${rule}`);
    for (const { reason } of settlement.lines) count(seen, `line ${reason}`);
    return { lines: settlement.lines.map(shown), payable: String(settlement.payable) };
  });
}

function count(seen: Seen, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

function answerOf({ verdicts, payable }: VisitVerdict): Answer[number] {
  return { lines: verdicts.map(shown), payable: String(payable) };
}

/** A line as text; one that waits or does not count has no figures. */
function shown(line: SettlementLine | Verdict): string {
  const { liability, status, base, deductibleUsed, countable, capCut, borneCut, payable, recover } = line;
  if (status !== 'payable') return `${liability} ${status}`;
  const amounts = { base, deductibleUsed, countable, capCut, borneCut, payable, recover };
  return [liability, ...Object.entries(amounts).map(([name, amount]) => `${name} ${String(amount)}`)].join(' ');
}

function isSame(engine: Answer, oracle: Answer): boolean {
  return engine.every((answer, at) => {
    const other = oracle[at];
    return answer.payable === other?.payable && answer.lines.every((line, of) => line === other.lines[of]);
  });
}

/** One visit left out after the other, as long as they still differ. */
function withFewerVisits(trial: Trial, year: Year): Disagreement | null {
  for (let at = year.visits.length - 1; at >= 0 && year.visits.length > 1; at--) {
    const fewer = { ...year, visits: year.visits.filter((_, nth) => nth !== at) };
    const found = differ(trial, fewer);
    if (found !== null) return withFewerVisits(trial, fewer) ?? found;
  }
  return null;
}
