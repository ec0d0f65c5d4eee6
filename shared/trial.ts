/** A claim's trial: one `settle()` for each health status that is still possible; the same on screen and in main. */
import type { Expected } from './contract/claims.ts';
import { HEALTH_STATUSES, type HealthStatus } from './health.ts';
import type { Fen } from './money.ts';
import type { CompiledPlan } from './plan/compile.ts';
import { explain, explainLine } from './settle/explain.ts';
import type { Settlement } from './settle/result.ts';
import { settle } from './settle/settle.ts';
import type { SettleState } from './settle/state.ts';
import type { Visit } from './settle/visit.ts';

export interface TrialFigure {
  readonly healthStatus: HealthStatus;
  readonly settlement: Settlement;
}

/** Both figures while 既往症 is undetermined (counter rule 10); `state` is what was decided before, trials never count. */
export function trialFigures(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  statuses: readonly HealthStatus[] = HEALTH_STATUSES,
): TrialFigure[] {
  return statuses.map((healthStatus) => ({ healthStatus, settlement: settle(plan, state, visit, { healthStatus }) }));
}

/** A figure as the 试算单 freezes it: every line and step with its words. */
export function frozenFigure({ healthStatus, settlement }: TrialFigure) {
  const { payable, lines, steps } = settlement;
  return {
    healthStatus,
    payable,
    lines: lines.map((line) => ({ ...line, sentence: explainLine(line) })),
    steps: steps.map(explain),
  };
}

/** The payable of each figure, null where a liability is 待补: what `claims.try` is asked to find again. */
export function expectedOf(figures: readonly TrialFigure[]): Expected {
  return { healthy: payableOf(figures, 'healthy'), preexisting: payableOf(figures, 'preexisting') };
}

function payableOf(figures: readonly TrialFigure[], status: HealthStatus): Fen | null {
  return figures.find(({ healthStatus }) => healthStatus === status)?.settlement.payable ?? null;
}
