/** What a 核定 books: the same at the desk and at the centre (counter rule 21). */
import type { Decision } from '../decision.ts';
import type { HealthStatus } from '../health.ts';
import { type Fen, formatYuan, maxFen, sumFen, ZERO } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { type Past, settleAfter } from './past.ts';
import type { Refolded } from './refold-result.ts';
import type { Settlement, SettlementLine } from './result.ts';
import type { SettleState } from './state.ts';
import type { Visit } from './visit.ts';

export interface Decidable {
  readonly visit: Visit;
  readonly healthStatus: HealthStatus;
  readonly verdict: Decision['verdict'];
  /** Of a claim that takes back or states anew a decided bill, the year's decisions; null: a bill of its own. */
  readonly past: Past | null;
}

/** The part of a decision that follows from plan, position and visit; `settlement` is what it rests on. */
export interface Decided extends Pick<Decision, 'lines' | 'payable' | 'stateBefore' | 'stateAfter'> {
  /** 追回 to propose beside it; 0 where it is declined. */
  readonly recover: Fen;
  readonly settlement: Refolded;
}

/**
 * `pay` decides what `settle` gives. `decline` pays nothing and counts nothing: cost that is not allowed uses up no line.
 * Null while a liability is 待补: there is no figure to decide on (counter rule 19).
 */
export function decide(
  plan: CompiledPlan,
  state: SettleState,
  { visit, healthStatus, verdict, past }: Decidable,
): Decided | null {
  const settlement = settleAfter(plan, state, visit, { healthStatus, past });
  if (settlement.payable === null) return null;
  const lines = settlement.lines.map(({ liability, name, payable }) => {
    const computed = payable ?? ZERO;
    return { liability, name, computed, decided: verdict === 'pay' ? computed : ZERO };
  });
  return {
    lines,
    payable: sumFen(lines.map(({ decided }) => decided)),
    recover: verdict === 'pay' ? recoverOf(settlement.lines) : ZERO,
    stateBefore: state,
    stateAfter: verdict === 'pay' ? settlement.state : state,
    settlement,
  };
}

/**
 * What a decision is about, paid or declined: to decline is to decide on the same amount, and needs the same authority; to ask for
 * money back as much as to pay it.
 */
export function amountAtStake({ payable, settlement }: Pick<Decided, 'payable' | 'settlement'>): Fen {
  return maxFen(payable, settlement.payableSoFar, recoverOf(settlement.lines));
}

/** What is paid and what comes back, each said for itself: `18,525.00 元`, `0.00 元、追回 7,500.00 元`. */
export function outcomeWords(payable: Fen, recover: Fen): string {
  const paid = `${formatYuan(payable)} 元`;
  return recover === 0 ? paid : `${paid}、追回 ${formatYuan(recover)} 元`;
}

/** Σ of what lines propose to recover. */
export function recoverOf(lines: readonly Pick<SettlementLine, 'recover'>[]): Fen {
  return sumFen(lines.map(({ recover }) => recover ?? ZERO));
}

/**
 * Whether a settlement counts cost of this visit at all: under the line it is 累计登记, never a refusal (counter rule 17). What a
 * reversal or a correction changes counts too, also where no amount moves: the bill stands otherwise from then on.
 */
export function countsCost({ lines, steps }: Pick<Settlement, 'lines' | 'steps'>): boolean {
  if (steps.some(({ rule }) => rule === 'taken-back' || rule === 'corrected')) return true;
  return lines.some(({ base }) => base !== null && base !== 0);
}
