/** What the frame says of the roster: how old it is, or why it cannot be asked. */
import type { Output } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';

interface Words {
  readonly full: string;
  readonly short: string;
}

/** `age`: what is said of the day while the roster in use can be asked. */
export function rosterWords(
  { rosterAsOf, rosterFault }: Pick<Output<'desk.figures'>, 'rosterAsOf' | 'rosterFault'>,
  age: (asOf: LocalDate) => Words,
): Words & { readonly isWarning: boolean } {
  if (rosterAsOf === null) return { full: '参保库未导入', short: '无参保库', isWarning: true };
  if (rosterFault === 'gone') return { full: '参保库文件缺失', short: '库缺失', isWarning: true };
  if (rosterFault === 'unreadable') return { full: '参保库文件打不开', short: '库打不开', isWarning: true };
  return { ...age(rosterAsOf), isWarning: false };
}
