/** The centre's own run of a trial: first from the desk's inputs, then from what the centre knows (DESIGN idea 8). */
import type { Tried } from '../entries/tried.ts';
import type { HealthStatus } from '../health.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { Past } from '../settle/past.ts';
import type { SettleState } from '../settle/state.ts';
import type { ClaimCheck } from '../sync/ruling.ts';
import { expectedOf, type TrialFigure, trialFigures } from '../trial.ts';

/** Of a claim that follows another: the year's decisions as the desk knew them, and as the centre does; null: it follows none. */
export interface Pasts {
  readonly desk: Past | null;
  readonly centre: Past | null;
}

export const NO_PASTS: Pasts = { desk: null, centre: null };

/** The part of a check that follows from plan, trial and position. */
export type TrialCheck = Pick<ClaimCheck, 'outcome' | 'healthy' | 'preexisting'>;

/**
 * `engine-differs`: another figure from the desk's own inputs, whatever the centre knows; that figure is given. Else the figure
 * from the group's `state`: the same is `agrees`, another `other-inputs`.
 */
export function checkTrial(
  plan: CompiledPlan,
  tried: Pick<Tried, 'figures' | 'visit' | 'stateBefore'>,
  state: SettleState,
  pasts: Pasts = NO_PASTS,
): TrialCheck {
  const statuses = tried.figures.map(({ healthStatus }) => healthStatus);
  const same = trialFigures(plan, tried.stateBefore, tried.visit, statuses, pasts.desk);
  if (!agrees(tried, same)) return { outcome: 'engine-differs', ...payables(same) };
  const ours = trialFigures(plan, state, tried.visit, statuses, pasts.centre);
  return { outcome: agrees(tried, ours) ? 'agrees' : 'other-inputs', ...payables(ours) };
}

function payables(figures: readonly TrialFigure[]): Pick<ClaimCheck, 'healthy' | 'preexisting'> {
  const { healthy, preexisting } = expectedOf(figures);
  return { healthy, preexisting };
}

/** The same payable for each status, line by line; what is 待补 is so at both ends. */
function agrees({ figures }: Pick<Tried, 'figures'>, run: readonly TrialFigure[]): boolean {
  return figures.every(({ healthStatus, lines }) => {
    const there = linesOf(run, healthStatus);
    return (
      there.length === lines.length &&
      lines.every(({ liability, payable, recover }, at) => {
        const line = there[at];
        return line?.liability === liability && line.payable === payable && line.recover === recover;
      })
    );
  });
}

function linesOf(run: readonly TrialFigure[], status: HealthStatus) {
  return run.find(({ healthStatus }) => healthStatus === status)?.settlement.lines ?? [];
}
