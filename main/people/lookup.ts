/** 'roster.lookup': a full number → 可参保 / 不可参保 and the class of reason, a search without a trace (DESIGN §3.3, §5). */
import { AppError } from '../../shared/errors.ts';
import { nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { rosterVerdicts } from './roster-facts.ts';
import { wholeNumber } from './who.ts';

/** 'roster.lookup': throws 'roster-missing' or the number's own fault. */
export const lookUpRoster: QueryHandler<'roster.lookup'> = (call, { certno }) => {
  const today = nowOf(call).businessDay;
  const verdicts = rosterVerdicts(call, wholeNumber(certno, today), today);
  if (verdicts === null) throw new AppError('roster-missing', {});
  return verdicts;
};
