/** 'roster.lookup': a full number or a read card → 可参保 / 不可参保 and the class of reason (DESIGN §5, counter rule 4). */
import { AppError } from '../../shared/errors.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { rosterFacts } from './roster-facts.ts';
import { wholeNumber } from './who.ts';

/** 'roster.lookup': journals the look. Throws 'roster-missing'. */
export const lookUpRoster: QueryHandler<'roster.lookup'> = (call, { certno: typed }) => {
  const certno = wholeNumber(call, typed);
  const facts = rosterFacts(call, certno);
  if (facts === null) throw new AppError('roster-missing', {});
  journalLook(call, certno, 'inquiry');
  return facts;
};
