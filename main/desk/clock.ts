/** The desk's time: the clock port, or in 体验模式 the day it plays at the clock's time of day. */
import { businessDayAt, daysBetween, instant, type Instant, type LocalDate } from '../../shared/dates.ts';
import type { Ports } from '../ports.ts';
import type { OpenDesk } from './open-desk.ts';

const DAY_MS = 86_400_000;

/** Now, as this desk sees it. */
export function deskNow(ports: Ports, desk: OpenDesk | null): Instant {
  const now = ports.clock.now();
  const day = desk?.demoDay() ?? null;
  if (day === null) return now;
  return instant(now + daysBetween(businessDayAt(now), day) * DAY_MS);
}

/** The calendar day of `deskNow`. */
export function deskDay(ports: Ports, desk: OpenDesk | null): LocalDate {
  return businessDayAt(deskNow(ports, desk));
}
