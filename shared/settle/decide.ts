/** What a 核定 books, and how decisions fold into the year's position: the same at the desk and at the centre (counter rule 21). */
import type { Decision } from '../decision.ts';
import type { HealthStatus } from '../health.ts';
import { type Fen, maxFen, sumFen, ZERO } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { Settlement } from './result.ts';
import { settle } from './settle.ts';
import type { Member } from './care.ts';
import { bookDecided, changedKey, type SettleState } from './state.ts';
import type { Visit } from './visit.ts';

export interface Decidable {
  readonly visit: Visit;
  readonly healthStatus: HealthStatus;
  readonly verdict: Decision['verdict'];
}

/** The part of a decision that follows from plan, position and visit; `settlement` is what it rests on. */
export interface Decided extends Pick<Decision, 'lines' | 'payable' | 'stateBefore' | 'stateAfter'> {
  readonly settlement: Settlement;
}

/**
 * `pay` decides what `settle` gives. `decline` pays nothing and counts nothing: cost that is not allowed uses up no line.
 * Null while a liability is 待补: there is no figure to decide on (counter rule 19).
 */
export function decide(
  plan: CompiledPlan,
  state: SettleState,
  { visit, healthStatus, verdict }: Decidable,
): Decided | null {
  const settlement = settle(plan, state, visit, { healthStatus });
  if (settlement.payable === null) return null;
  const lines = settlement.lines.map(({ liability, name, payable }) => {
    const computed = payable ?? ZERO;
    return { liability, name, computed, decided: verdict === 'pay' ? computed : ZERO };
  });
  return {
    lines,
    payable: sumFen(lines.map(({ decided }) => decided)),
    stateBefore: state,
    stateAfter: verdict === 'pay' ? settlement.state : state,
    settlement,
  };
}

/** What a decision is about, paid or declined: to decline is to decide on the same amount, and needs the same authority. */
export function amountAtStake({ payable, settlement }: Pick<Decided, 'payable' | 'settlement'>): Fen {
  return maxFen(payable, settlement.payableSoFar);
}

/** The part of a decision that moves the position. */
type BookedDecision = Pick<Decision, 'healthStatus' | 'verdict'> & {
  readonly member?: Member | undefined;
  readonly lines: readonly Pick<Decision['lines'][number], 'liability' | 'decided'>[];
};

/**
 * The position after a decision that was taken on another one: the visit counts where it now stands, and what was decided
 * is what is booked as paid. On the decision's own `stateBefore` this gives its `stateAfter`.
 */
export function foldDecision(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  { healthStatus, member, verdict, lines }: BookedDecision,
): SettleState {
  if (verdict === 'decline') return state;
  const settlement = settle(plan, state, visit, { healthStatus, member });
  return lines.reduce((position, { liability: id, decided }) => {
    const liability = plan.liabilities.find((candidate) => candidate.id === id);
    const computed = settlement.lines.find((line) => line.liability === id)?.payable ?? ZERO;
    if (liability === undefined) return position;
    const key = changedKey(state, settlement.state, liability.keys) ?? liability.key[healthStatus];
    return bookDecided(position, key, computed, decided);
  }, settlement.state);
}

/** Whether a settlement counts cost of this visit at all: under the line it is 累计登记, never a refusal (counter rule 17). */
export function countsCost({ lines }: Pick<Settlement, 'lines'>): boolean {
  return lines.some(({ base }) => base !== null && base !== 0);
}
