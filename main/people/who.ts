/** Whose number is meant: a search result of this session, a number as typed, or the card that was just read. */
import type { Who } from '../../shared/contract/people.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { certTypeOfNumber } from '../../shared/card.ts';
import { requireCertificate } from '../../shared/identity.ts';
import { normaliseNumber } from '../../shared/identity/normalise.ts';
import { type Call, nowOf, sessionOf } from '../desk-app.ts';

/** The shortest number of any certificate; less is only the beginning of one. */
const SHORTEST = 7;

/** The normalised number. Throws 'person-found-long-ago', 'person-number-partial' or the certificate's own fault. */
export function certnoOf(call: Call, who: Who): string {
  if (who.by === 'card') return requireCertificate(who.psn_cert_type, who.certno, nowOf(call).businessDay).certno;
  if (who.by === 'typed') return wholeNumber(who.certno, nowOf(call).businessDay);
  const certno = call.app.found.certnoOf(sessionOf(call), who.ref);
  if (certno === null) throw new AppError('person-found-long-ago', {});
  return certno;
}

/** A number that is whole and, where it can be checked, right: another person's is not opened by a slip. */
export function wholeNumber(typed: string, today: LocalDate): string {
  const number = normaliseNumber(typed);
  const ownType = certTypeOfNumber(number);
  if (ownType !== null) return requireCertificate(ownType, number, today).certno;
  if (number.length < SHORTEST || /^\d{9,17}$/.test(number)) throw new AppError('person-number-partial', {});
  return number;
}
