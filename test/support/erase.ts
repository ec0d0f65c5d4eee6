/** Lawful erasure in a test: the retention has ended, a second supervisor approves, and the clock goes back afterwards. */
import type { Answer, Output } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import type { TestClock, TestDesk } from './desk.ts';

const DEMO_PASSWORD = 'tiyan2022';

/** After every retention a test's acts can have. */
const LONG_AFTER = '2031-01-02';

/** Erases the documents of entries on a day when they may go; the approver is the demo desk's other supervisor. */
export async function eraseLawfully(
  desk: TestDesk,
  entryIds: string[],
  rule = '保存期届满',
): Promise<Answer<Output<'journal.erase'>>> {
  const clock = clockOf(desk);
  const now = clock.now();
  const { businessDay } = await desk.call('desk.status', {});
  clock.set(LONG_AFTER);
  try {
    // A desk that plays a day of its own does not follow the clock.
    const isPlayed = (await desk.call('desk.status', {})).businessDay !== LONG_AFTER;
    const session = await desk.signIn('1003');
    const play = (day: string) => desk.call('demo.setDay', { day: localDate(day) }, { session });
    if (isPlayed) await play(LONG_AFTER);
    const approver = { operatorNo: '1004', password: DEMO_PASSWORD };
    const input = { entryIds, rule, reason: '保存期届满', approver };
    const answer = await desk.answer('journal.erase', input, { session });
    if (isPlayed) await play(businessDay);
    return answer;
  } finally {
    clock.advance((now - clock.now()) / 60_000);
  }
}

function clockOf({ ports }: TestDesk): TestClock {
  if ('set' in ports.clock && 'advance' in ports.clock) return ports.clock as TestClock; // has what a TestClock has
  throw new Error('this desk has no clock that a test may move');
}
