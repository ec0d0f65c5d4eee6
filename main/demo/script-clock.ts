/** The clock of the demonstration: it stands still until the story moves it, so that a run can be repeated exactly. */
import { instant, instantAt, type LocalDate } from '../../shared/dates.ts';
import type { Clock } from '../ports.ts';

export interface ScriptClock extends Clock {
  /** Goes to a day at a time of Beijing, such as '09:00'. */
  set(day: LocalDate, time: string): void;
  /** Goes on by whole seconds. */
  pass(seconds: number): void;
}

/** A clock that stands at this time until it is moved. */
export function scriptClock(day: LocalDate, time: string): ScriptClock {
  let now = instantAt(day, time);
  return {
    now: () => now,
    set: (nextDay, nextTime) => void (now = instantAt(nextDay, nextTime)),
    pass: (seconds) => void (now = instant(now + seconds * 1000)),
  };
}
