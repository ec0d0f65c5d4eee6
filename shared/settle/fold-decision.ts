/** How decisions fold into the year's position: the same at the desk and at the centre (counter rule 21). */
import type { Decision } from '../decision.ts';
import { ZERO } from '../money.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import { settle } from './settle.ts';
import type { Member } from './care.ts';
import { bookDecided, changedKey, type SettleState } from './state.ts';
import type { Visit } from './visit.ts';

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
