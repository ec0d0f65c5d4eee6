/** What a refold answers: the lines, steps and position of `settle`, and each bill's 追回 and 补付. */
import { formatYuan, minus, sumFen, ZERO, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { returnedUnder, sumOf, type Unclear, unclearBill } from './adjust.ts';
import type { StandingBill } from './history.ts';
import { stoppedLine, zeroLine } from './plain-line.ts';
import {
  type Adjustment,
  ELSEWHERE_SOURCE,
  REFOLD_SOURCE,
  type Settlement,
  type SettlementLine,
  type SettlementStep,
} from './result.ts';
import { type Facts, settle } from './settle.ts';
import type { SettleState } from './state.ts';
import type { Visit } from './visit.ts';

/** A settlement and the lines it opens on decided bills; empty where the position alone decided. */
export type Refolded = Settlement & { readonly adjustments: readonly Adjustment[] };

/** A year before and after, and the bill that made the difference. */
export interface Change {
  readonly before: SettleState;
  readonly after: SettleState;
  readonly adjustments: readonly Adjustment[];
  readonly rule: 'taken-back' | 'corrected';
  readonly bill: StandingBill;
  /** What stands in the bill's place; null: nothing. */
  readonly left: Visit | null;
}

/** Lines with what each liability counts more or less, what is paid more (补付), what is to be recovered (追回), and why. */
export function adjustedResult(plan: CompiledPlan, change: Change): Refolded {
  const { adjustments, after: state } = change;
  const lines: SettlementLine[] = [];
  for (const liability of plan.liabilities) lines[liability.at] = lineOf(liability, change);
  const holds = change.left === null ? [] : settle(plan, change.before, change.left, change.bill).holds;
  const steps = [firstStep(change), ...adjustments.flatMap(stepsOf), ...plan.liabilities.flatMap(sumsOf(adjustments))];
  return { ...paid(plan, lines, steps), state, holds, adjustments };
}

function lineOf(liability: CompiledLiability, { before, after, adjustments }: Change): SettlementLine {
  const sum = ({ buckets }: SettleState, of: 'counted' | 'lineUsed'): Fen =>
    sumFen(liability.keys.map((key) => buckets[key]?.[of] ?? ZERO));
  const base = minus(sum(after, 'counted'), sum(before, 'counted'));
  const deductibleUsed = minus(sum(after, 'lineUsed'), sum(before, 'lineUsed'));
  const [recover, topUp] = [sumOf(adjustments, 'recover', liability.id), sumOf(adjustments, 'top-up', liability.id)];
  const paidElsewhere = returnedUnder(adjustments, liability.id);
  const figures = {
    base,
    deductibleUsed,
    countable: minus(base, deductibleUsed),
    paidElsewhere,
    payable: topUp,
    recover,
  };
  return { ...zeroLine(liability, null), ...figures, ...reasonOf({ recover, topUp, paidElsewhere }) };
}

type Outcome = { readonly recover: Fen; readonly topUp: Fen; readonly paidElsewhere: Fen };

function reasonOf({ recover, topUp, paidElsewhere }: Outcome): Pick<SettlementLine, 'reason' | 'detail'> {
  const detail = topUp === 0 ? null : formatYuan(topUp);
  if (recover > 0) return { reason: 'recover', detail };
  if (topUp > 0) return { reason: 'top-up', detail };
  if (paidElsewhere < 0) return { reason: 'returned', detail: null };
  return { reason: 'nothing-due', detail: null };
}

function firstStep({ rule, bill: { visit }, left }: Change): SettlementStep {
  const [was, now] = [visit.sheet.medfee_sumamt, left?.sheet.medfee_sumamt ?? ZERO];
  const inputs: [string, number | string][] = [
    ['bill', billName(visit)],
    ['medfee_sumamt', was],
    ['medfeeLeft', now],
  ];
  return { rule, name: null, inputs, result: now, source: REFOLD_SOURCE };
}

/** A bill as its papers name it: last day and hospital. */
function billName({ sheet: { enddate, fixmedins_name } }: Pick<Visit, 'sheet'>): string {
  return `${enddate} ${fixmedins_name}`;
}

function stepsOf({ name, bill, before, now, returned, amount }: Adjustment): SettlementStep[] {
  const inputs: [string, number | string][] = [
    ['bill', `${bill.enddate} ${bill.fixmedins_name}`],
    ['yearEntitled', now],
    ['paidBefore', before],
  ];
  const difference: SettlementStep = {
    rule: 'refold',
    name,
    inputs,
    result: minus(now, before),
    source: REFOLD_SOURCE,
  };
  if (returned === 0) return [difference];
  const back: [string, number][] = [
    ['owed', minus(before, now)],
    ['returned', returned],
  ];
  return [difference, { rule: 'returned', name, inputs: back, result: amount, source: ELSEWHERE_SOURCE }];
}

function sumsOf(adjustments: readonly Adjustment[]) {
  return ({ id, name }: CompiledLiability): SettlementStep[] =>
    (['recover', 'top-up'] as const).flatMap((rule) => {
      const result = sumOf(adjustments, rule, id);
      return result === 0 ? [] : [{ rule, name, inputs: [], result, source: REFOLD_SOURCE }];
    });
}

/** What is paid out is 补付 alone; what comes back never cuts it. */
function paid(
  plan: CompiledPlan,
  lines: readonly SettlementLine[],
  steps: readonly SettlementStep[],
): Pick<Settlement, 'payable' | 'payableSoFar' | 'unset' | 'lines' | 'steps'> {
  const amounts = lines.map(({ name, payable }): [string, Fen] => [name, payable ?? ZERO]);
  const payable = sumFen(amounts.map(([, amount]) => amount));
  const total: SettlementStep = {
    rule: 'total',
    name: null,
    inputs: amounts,
    result: payable,
    source: plan.orderSource,
  };
  return { payable, payableSoFar: payable, unset: [], lines, steps: [...steps, total] };
}

/** A reversal or correction of a bill that counts for nothing: nothing changes. */
export function countsNothing(plan: CompiledPlan, state: SettleState, { sheet }: Visit): Refolded {
  const lines: SettlementLine[] = [];
  for (const liability of plan.liabilities) {
    lines[liability.at] = { ...zeroLine(liability, null), reason: 'nothing-due' };
  }
  const step: SettlementStep = {
    rule: 'counts-nothing',
    name: null,
    inputs: [['bill', billName({ sheet })]],
    result: ZERO,
    source: REFOLD_SOURCE,
  };
  return { ...paid(plan, lines, [step]), state, holds: [], adjustments: [] };
}

/**
 * A bill of the year would have no figure: nothing is proposed, nothing changes. The liabilities that wait say what for; the others
 * wait for those, since 补付 and 追回 are proposed together.
 */
export function stoppedResult(plan: CompiledPlan, state: SettleState, { waiting, visit }: Unclear): Refolded {
  const lines: SettlementLine[] = [];
  const steps: SettlementStep[] = [];
  const names = plan.liabilities.flatMap(({ id, name }) => (waiting.has(id) ? [name] : [])).join('、');
  for (const liability of plan.liabilities) {
    const wait = waiting.get(liability.id);
    const { reason, detail } = wait ?? { reason: 'others-pending' as const, detail: names };
    lines[liability.at] = stoppedLine(liability, 'pending', reason, detail);
    if (wait === undefined) continue;
    const inputs: [string, string][] = [['bill', billName(visit)]];
    if (detail !== null) inputs.push(['detail', detail]);
    steps.push({ rule: 'stopped', name: liability.name, inputs, result: reason, source: liability.settings.source });
  }
  const unset = [...waiting.values()].flatMap(({ reason, detail }) =>
    reason === 'figure-unset' && detail !== null ? [detail] : [],
  );
  const distinct = [...new Set(unset)];
  return { state, lines, steps, payable: null, payableSoFar: ZERO, holds: [], unset: distinct, adjustments: [] };
}

/** Why the year's position decides a reversal, not the bills. */
export type PositionReason = 'original-missing' | 'reversal-beyond' | 'history-incomplete';

/** `settle` on the position, with a step that says why. */
export function byPosition(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  facts: Facts,
  why: PositionReason,
): Refolded {
  const settlement = settle(plan, state, visit, facts);
  const inputs: [string, string][] = [['bill', billName(visit)]];
  const step: SettlementStep = { rule: 'by-position', name: null, inputs, result: why, source: REFOLD_SOURCE };
  return { ...settlement, steps: [step, ...settlement.steps], adjustments: [] };
}

/** A correction of a bill in a year that is not known bill by bill: nothing is proposed, nothing changes. */
export function incompleteResult(plan: CompiledPlan, state: SettleState, visit: Visit): Refolded {
  return stoppedResult(plan, state, unclearBill(plan, visit, { reason: 'history-incomplete', detail: null }));
}
