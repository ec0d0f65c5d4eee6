/** What `desk settle` answers on one person's facts: a figure per possible health status, as people and programs read it. */
import type { HealthStatus } from '../../../shared/health.ts';
import { type Fen, sumFen, ZERO } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { checkVisit } from '../../../shared/settle/check-visit.ts';
import { explain, explainLine } from '../../../shared/settle/explain.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { bookDecided, bucketKey, type SettleState } from '../../../shared/settle/state.ts';
import type { Facts, FactsBill } from './facts.ts';

export interface Figure {
  readonly healthStatus: HealthStatus;
  readonly settlements: readonly Settlement[];
  /** Where the year stands after the last visit. */
  readonly state: SettleState;
}

/** Both figures while 既往症 is undetermined. Throws what `checkVisit` refuses. */
export function figuresOf(plan: CompiledPlan, facts: Facts): Figure[] {
  for (const { visit } of facts.bills) checkVisit(plan, visit);
  return facts.statuses.map((status) => figureOf(plan, facts, status));
}

/** The visits fold in their order; each starts from where the one before left the year. */
function figureOf(plan: CompiledPlan, { bills, member, state: before }: Facts, healthStatus: HealthStatus): Figure {
  let state = before;
  const settlements = bills.map(({ visit, decided }) => {
    const settlement = settle(plan, state, visit, { healthStatus, member });
    state = decidedState(settlement, decided, healthStatus);
    return settlement;
  });
  return { healthStatus, settlements, state };
}

/** What was decided is what the year holds (counter rule 21). */
function decidedState({ lines, state }: Settlement, decided: FactsBill['decided'], status: HealthStatus): SettleState {
  return decided.reduce((position, { liability, amount }) => {
    const computed = lines.find((line) => line.liability === liability)?.payable ?? ZERO;
    return bookDecided(position, bucketKey(liability, status), computed, amount);
  }, state);
}

/** Null while a liability of any visit is 待补. */
export function payableOf({ settlements }: Figure): Fen | null {
  const known = settlements.flatMap(({ payable }) => (payable === null ? [] : [payable]));
  return known.length < settlements.length ? null : sumFen(known);
}

/** A figure as one JSON object; `withSteps: false` leaves the steps out. Amounts are fen. */
export function jsonOf(figure: Figure, withSteps: boolean) {
  const visits = figure.settlements.map(({ payable, payableSoFar, lines, steps, holds, unset }) => ({
    payable,
    payableSoFar,
    lines: lines.map((line) => ({ ...line, sentence: explainLine(line) })),
    ...(withSteps ? { steps: steps.map(explain) } : {}),
    holds,
    unset,
  }));
  return { healthStatus: figure.healthStatus, payable: payableOf(figure), visits, state: figure.state };
}

/** The answer of one facts file; `payable` is null while 待补, or while two figures are possible and differ. */
export function answerOf(plan: CompiledPlan, facts: Facts, withSteps: boolean) {
  const figures = figuresOf(plan, facts);
  const payables = new Set(figures.map(payableOf));
  const [only = null] = payables;
  return {
    plan: plan.id,
    ...(facts.id === null ? {} : { id: facts.id }),
    payable: payables.size === 1 ? only : null,
    figures: figures.map((figure) => jsonOf(figure, withSteps)),
  };
}
