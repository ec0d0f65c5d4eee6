/** What keeps a trial from being agreed to and paid although its figures stand, found again from what it froze (counter rules 23, 25). */
import type { Tried } from '../../shared/entries/tried.ts';
import { HEALTH_STATUSES } from '../../shared/health.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import type { Settlement } from '../../shared/settle/result.ts';
import { trialFigures } from '../../shared/trial.ts';
import type { Database } from '../database/open.ts';
import { pastOfTrial } from './past.ts';

/** Of every figure the trial may stand for. */
export function holdsOfTrial(db: Database, plan: CompiledPlan, tried: Tried): Settlement['holds'] {
  const figures = trialFigures(plan, tried.stateBefore, tried.visit, HEALTH_STATUSES, pastOfTrial(db, tried));
  return figures.flatMap(({ settlement }) => settlement.holds);
}
