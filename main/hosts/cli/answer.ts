/** What `desk settle` answers on one person's facts: a figure per possible health status, as people and programs read it. */
import type { HealthStatus } from '../../../shared/health.ts';
import { type Fen, sumFen, ZERO } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { foldDecision } from '../../../shared/settle/fold-decision.ts';
import { explain, explainLine } from '../../../shared/settle/explain.ts';
import type { HistoryEntry } from '../../../shared/settle/history.ts';
import { resettle, settleNext } from '../../../shared/settle/refold.ts';
import type { Refolded } from '../../../shared/settle/refold-result.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import type { SettleState } from '../../../shared/settle/state.ts';
import { isReversal } from '../../../shared/settlement-sheet.ts';
import { checkDecided } from './check-decided.ts';
import { checkFacts } from './check-facts.ts';
import type { Facts, FactsBill } from './facts.ts';

export interface Figure {
  readonly healthStatus: HealthStatus;
  readonly settlements: readonly Refolded[];
  /** Where the year stands after the last visit. */
  readonly state: SettleState;
}

/** The figures of one facts file, and what to tell beside them. */
export interface Settled {
  /** Both while 既往症 is undetermined. */
  readonly figures: readonly Figure[];
  /** Sentences about facts that were not used as stated or look like slips; the figures stand all the same. */
  readonly notices: readonly string[];
}

/** Settles one facts file. Throws what `checkFacts` refuses, and `facts-decided-above-borne`. */
export function settleFacts(plan: CompiledPlan, facts: Facts): Settled {
  const notices = checkFacts(plan, facts);
  const figures = facts.statuses.map((status) => figureOf(plan, facts, status, notices));
  return { figures, notices: [...new Set(notices)] };
}

/**
 * The visits fold in their order; each starts from where the one before left the year. A 退费结算 takes its original out, a correction
 * takes its place. Adds to `notices`.
 */
function figureOf(
  plan: CompiledPlan,
  { bills, member, state: before }: Facts,
  healthStatus: HealthStatus,
  notices: string[],
): Figure {
  let state = before;
  const entries: HistoryEntry[] = [];
  const settlements = bills.map(({ visit, decided, corrects }, at) => {
    const history = { from: before, entries };
    const settlement =
      corrects === null
        ? settleNext(plan, state, history, visit, { healthStatus, member })
        : resettle(plan, history, corrects, visit);
    const lines = decidedLines(settlement, decided);
    const entry: HistoryEntry = { visit, healthStatus, member, verdict: 'pay', lines, corrects: corrects ?? undefined };
    // Of a 退费结算 or a correction what changes is computed bill by bill: nothing is decided in its place.
    const isAsComputed = decided.length === 0 || corrects !== null || isReversal(visit.sheet);
    const after = isAsComputed ? settlement.state : foldDecision(plan, state, visit, entry);
    if (!isAsComputed)
      notices.push(...checkDecided({ visit: at + 1, healthStatus, decided, settlement, before: state, after }));
    state = after;
    entries.push(entry);
    return settlement;
  });
  return { healthStatus, settlements, state };
}

/** What was decided per liability, as computed where the facts do not say otherwise (counter rule 21). */
function decidedLines({ lines }: Settlement, decided: FactsBill['decided']): HistoryEntry['lines'] {
  return lines.map(({ liability, payable }) => {
    const stated = decided.find((each) => each.liability === liability);
    return { liability, decided: stated?.amount ?? payable ?? ZERO };
  });
}

/** Null while a liability of any visit is 待补. */
export function payableOf({ settlements }: Figure): Fen | null {
  const known = settlements.flatMap(({ payable }) => (payable === null ? [] : [payable]));
  return known.length < settlements.length ? null : sumFen(known);
}

/** A figure as one JSON object; `withSteps: false` leaves the steps out. Amounts are fen. */
export function jsonOf(figure: Figure, withSteps: boolean) {
  const visits = figure.settlements.map(({ payable, payableSoFar, lines, steps, holds, unset, adjustments }) => ({
    payable,
    payableSoFar,
    lines: lines.map((line) => ({ ...line, sentence: explainLine(line) })),
    ...(withSteps ? { steps: steps.map(explain) } : {}),
    holds,
    unset,
    ...(adjustments.length === 0 ? {} : { adjustments }),
  }));
  return { healthStatus: figure.healthStatus, payable: payableOf(figure), visits, state: figure.state };
}

/** The answer of one facts file; `payable` is null while 待补, or while two figures are possible and differ. */
export function answerOf(plan: CompiledPlan, facts: Facts, withSteps: boolean) {
  return answerJson(plan, facts, settleFacts(plan, facts), withSteps);
}

/** The same of what is settled already. `notices` stands only where there is one. */
export function answerJson(plan: CompiledPlan, facts: Facts, { figures, notices }: Settled, withSteps: boolean) {
  const payables = new Set(figures.map(payableOf));
  const [only = null] = payables;
  return {
    plan: plan.id,
    ...(facts.id === null ? {} : { id: facts.id }),
    payable: payables.size === 1 ? only : null,
    figures: figures.map((figure) => jsonOf(figure, withSteps)),
    ...(notices.length === 0 ? {} : { notices }),
  };
}
