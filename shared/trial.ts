/** A claim's trial: one `settle()` for each health status that is still possible; the same on screen and in main. */
import type { Expected } from './contract/claims.ts';
import { HEALTH_STATUSES, type HealthStatus } from './health.ts';
import { type Fen, sumFen } from './money.ts';
import type { CompiledPlan } from './plan/compile.ts';
import { recoverOf } from './settle/decide.ts';
import { explain, explainLine } from './settle/explain.ts';
import { type Past, settleAfter } from './settle/past.ts';
import type { Refolded } from './settle/refold-result.ts';
import type { SettleState } from './settle/state.ts';
import type { Visit } from './settle/visit.ts';

export interface TrialFigure {
  readonly healthStatus: HealthStatus;
  readonly settlement: Refolded;
  /** It takes back or states anew a decided bill. */
  readonly isFollowing: boolean;
}

/**
 * Both figures while 既往症 is undetermined (counter rule 10); `state` is what was decided before, trials never count. `past`: of a
 * claim that takes back or states anew a decided bill, the year's decisions (counter rules 21, 23).
 */
export function trialFigures(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  statuses: readonly HealthStatus[] = HEALTH_STATUSES,
  past: Past | null = null,
): TrialFigure[] {
  return statuses.map((healthStatus) => {
    const settlement = settleAfter(plan, state, visit, { healthStatus, past });
    return { healthStatus, settlement, isFollowing: past !== null };
  });
}

/** A figure as the 试算单 freezes it: every line and step with its words; `adjustments` of a claim that follows another alone. */
export function frozenFigure({ healthStatus, settlement, isFollowing }: TrialFigure) {
  const { payable, lines, steps, adjustments } = settlement;
  return {
    healthStatus,
    payable,
    lines: lines.map((line) => ({ ...line, sentence: explainLine(line) })),
    steps: steps.map(explain),
    ...(isFollowing ? { adjustments: [...adjustments] } : {}),
  };
}

/** The payable of each figure, null where a liability is 待补: what `claims.try` is asked to find again. */
export function expectedOf(figures: readonly TrialFigure[]): Expected {
  return { healthy: payableOf(figures, 'healthy'), preexisting: payableOf(figures, 'preexisting') };
}

/** Σ 追回 that figures propose. */
export function recoverOfFigures(figures: readonly TrialFigure[]): Fen {
  return sumFen(figures.map(({ settlement }) => recoverOf(settlement.lines)));
}

function payableOf(figures: readonly TrialFigure[], status: HealthStatus): Fen | null {
  return figures.find(({ healthStatus }) => healthStatus === status)?.settlement.payable ?? null;
}
