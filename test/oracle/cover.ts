/** Does a visit belong to the cover year, and may anything be paid on its day (counter rule 26; shapes 54–57)? */
import { daysFrom, isWaiting, known, type Waits } from './conditions.ts';
import type { FactsJson, PlanJson, SheetJson } from './shapes.ts';

/** A visit that is not counted at all. */
export type Outside = { readonly outside: string };

/** The day of the visit; or why it pays nothing, or waits. */
export function dayOfVisit(plan: PlanJson, sheet: SheetJson, facts: FactsJson): string | Outside | Waits {
  const cover = known(plan.cover);
  if (isWaiting(cover)) return cover;
  const days = { admission: sheet.begndate, discharge: sheet.enddate, settlement: sheet.setl_time.slice(0, 10) };
  const isWhollyInside = Object.values(days).every((day) => day >= cover.from && day <= cover.to);
  const isOutside = days.admission > cover.to || (days.discharge < cover.from && days.settlement < cover.from);
  const yearOf = known(plan.claims.yearOf);
  if (isWaiting(yearOf) && isOutside) return { outside: 'cover' };
  if (isWaiting(yearOf) && !isWhollyInside) return yearOf;
  const day = isWaiting(yearOf) || yearOf === 'lines' ? days.admission : days[yearOf];
  const placed = isWhollyInside ? day : placedDay(plan, cover, sheet, day);
  return typeof placed === 'string' ? (stoppedDay(plan, cover, facts, placed) ?? placed) : placed;
}

type Period = { readonly from: string; readonly to: string };

function placedDay(plan: PlanJson, cover: Period, sheet: SheetJson, day: string): string | Outside | Waits {
  if (day < cover.from) return { outside: 'cover' };
  if (day > cover.to) {
    if (sheet.begndate > cover.to) return { outside: 'cover' };
    const carry = known(plan.claims.carryDays);
    if (isWaiting(carry)) return carry;
    if (daysFrom(cover.to, day) > carry) return { outside: 'cover' };
  }
  if (sheet.begndate >= cover.from) return day;
  const before = known(plan.claims.beforeCover);
  if (isWaiting(before)) return before;
  return before === 'counts' ? day : { outside: 'cover' };
}

function stoppedDay(plan: PlanJson, cover: Period, { member = {} }: FactsJson, day: string): Outside | Waits | null {
  const isSuspended = (member.suspended ?? []).some(({ from, to }) => day >= from && day <= to);
  if (isSuspended) return { outside: 'suspended' };
  if (plan.claims.waitingDays === undefined) return null;
  const waitingDays = known(plan.claims.waitingDays);
  if (isWaiting(waitingDays)) return waitingDays;
  if (waitingDays === 0) return null;
  const isNew = member.consecutiveYears === 1;
  const first = member.firstCoverFrom ?? (isNew ? cover.from : undefined);
  if (first === undefined) return member.consecutiveYears === undefined ? { waits: 'firstCoverFrom' } : null;
  return daysFrom(first, day) >= waitingDays ? null : { outside: 'waiting' };
}
