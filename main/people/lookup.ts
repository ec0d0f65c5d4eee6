/** 'roster.lookup': a full number → 可参保 / 不可参保 and the class of reason, no facts (DESIGN §3.3, §5). */
import { AppError } from '../../shared/errors.ts';
import { nowOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { rosterVerdicts } from './roster-facts.ts';
import { wholeNumber } from './who.ts';

/**
 * 'roster.lookup': throws 'roster-missing' or the number's own fault. The look at somebody without business here is
 * journaled after the answer, so that nobody runs a list of strangers unseen and nobody waits for the disk.
 */
export const lookUpRoster: QueryHandler<'roster.lookup'> = (call, { certno }) => {
  const today = nowOf(call).businessDay;
  const number = wholeNumber(certno, today);
  const asked = rosterVerdicts(call, number, today);
  if (asked === null) throw new AppError('roster-missing', {});
  if (!asked.hasBusiness) call.app.looks.add(call, number, 'lookup');
  return asked.verdicts;
};
