/** Nothing that is still to come is taken in: the stay's end and its settlement lie on or before the business day. */
import type { LocalDate } from '../dates.ts';
import { SHEET_FACT_NAMES, type SettlementSheet } from '../settlement-sheet.ts';

/** A date of a sheet that lies after today, by the field it stands in. */
export interface FutureDay {
  readonly field: 'enddate' | 'setl_time';
  /** The field's national name, for `claim-date-future`. */
  readonly name: string;
  readonly value: string;
}

/** The first date of a sheet that is still to come, or null. */
export function futureDay(sheet: SettlementSheet, today: LocalDate): FutureDay | null {
  const { enddate, setl_time } = SHEET_FACT_NAMES;
  const days: readonly FutureDay[] = [
    { field: 'enddate', name: enddate, value: sheet.enddate },
    { field: 'setl_time', name: setl_time, value: sheet.setl_time.slice(0, 10) },
  ];
  return days.find(({ value }) => value > today) ?? null;
}
