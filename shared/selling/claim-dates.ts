/** The dates of a claim that its limits are counted from (shape 66). */
import type { LocalDate } from '../dates.ts';
import { missing, type Known, type Unanswered } from './answer.ts';

export type ClaimDates = {
  readonly day: LocalDate;
  /** The illness or purchase; null: not known. */
  readonly eventOn: LocalDate | null;
  readonly dischargedOn: LocalDate | null;
  readonly settledOn: LocalDate | null;
  /** The day it was reported (a telephone call counts); null: not yet. */
  readonly reportedOn: LocalDate | null;
};

/** A day of the claim, or that it is not known. */
export function dayOf(which: 'event' | 'discharge' | 'settlement', dates: ClaimDates): Known<LocalDate> | Unanswered {
  switch (which) {
    case 'event':
      return factDay('eventOn', '就医日期', dates.eventOn);
    case 'discharge':
      return factDay('dischargedOn', '出院日期', dates.dischargedOn);
    case 'settlement':
      return factDay('settledOn', '结算日期', dates.settledOn);
  }
}

function factDay(fact: keyof ClaimDates, name: string, day: LocalDate | null): Known<LocalDate> | Unanswered {
  if (day === null) return missing(fact, name, '请核对医保结算单。');
  return { kind: 'known', value: day, source: '' };
}
