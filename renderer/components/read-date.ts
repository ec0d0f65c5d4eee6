/** A date as a clerk types it: 2022-07-01, 20220701, 2022.7.1, full-width digits too. */
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';

/** The date, or null while the text is none. */
export function readDate(text: string): LocalDate | null {
  const plain = text.normalize('NFKC').trim();
  // Without separators only all eight digits say where the month ends.
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : null;
}
