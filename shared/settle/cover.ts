/** Does the visit belong to the cover year (counter rule 26)? Unset rules are named, never guessed. */
import { daysBetween, isBetween, localDate, type LocalDate } from '../dates.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import type { SettlementSheet } from '../settlement-sheet.ts';
import type { LineReason, SettlementLine, SettlementStep } from './result.ts';
import type { Scene } from './scene.ts';

/** What keeps every liability of a visit from being computed. */
export type Stop = {
  readonly status: Exclude<SettlementLine['status'], 'payable'>;
  readonly reason: LineReason;
  readonly detail: string | null;
};

/** Null when the visit counts in the plan's year; adds the step that says so. */
export function coverStop(plan: CompiledPlan, scene: Scene, steps: SettlementStep[]): Stop | null {
  const { sheet } = scene.visit;
  const cover = plan.cover.value;
  if (cover === null) return unset(plan.cover.name);
  const day = serviceDay(plan, sheet, cover);
  if (day === null) return { status: 'pending', reason: 'year-undecided', detail: plan.yearOf.name };
  const stop = position(plan, sheet, day, cover);
  steps.push({
    rule: 'cover-year',
    name: null,
    inputs: [
      ['yearOf', plan.yearOf.value ?? 'any'],
      ['day', day],
      ['from', cover.from],
      ['to', cover.to],
    ],
    result: stop === null ? 'inside' : stop.reason,
    source: plan.yearOf.source,
  });
  return stop ?? memberStop(plan, scene, day, steps);
}

/** Days that do not count for this person: before a late purchase, basic insurance suspended, the waiting time of a new person. */
function memberStop(plan: CompiledPlan, scene: Scene, day: LocalDate, steps: SettlementStep[]): Stop | null {
  return joinedStop(plan, scene, day) ?? suspendedStop(plan, scene, day) ?? waitingStop(plan, scene, day, steps);
}

/** Cover bought late may begin with the purchase (shape 57). */
function joinedStop({ lateJoiner }: CompiledPlan, { member: { joinedOn } }: Scene, day: LocalDate): Stop | null {
  if (lateJoiner === null || joinedOn === undefined || day > joinedOn) return null;
  if (lateJoiner.value === null) return unset(lateJoiner.name);
  const isCovered = lateJoiner.value === 'backdated' || (lateJoiner.value === 'payment-day' && day === joinedOn);
  return isCovered ? null : { status: 'notCovered', reason: 'outside-cover', detail: day };
}

/** Cover rests while basic insurance is suspended and goes on with it, unless the plan says otherwise (shape 54). */
function suspendedStop({ suspension }: CompiledPlan, { member }: Scene, day: LocalDate): Stop | null {
  const isSuspended = (member.suspended ?? []).some(({ from, to }) => isBetween(day, from, to));
  if (!isSuspended || suspension?.value === 'ignored') return null;
  if (suspension?.value === null) return unset(suspension.name);
  return { status: 'notCovered', reason: 'suspended', detail: day };
}

function waitingStop(plan: CompiledPlan, { member }: Scene, day: LocalDate, steps: SettlementStep[]): Stop | null {
  const { waitingDays, cover } = plan;
  if (waitingDays === null || cover.value === null) return null;
  if (waitingDays.value === null) return unset(waitingDays.name);
  if (waitingDays.value === 0) return null;
  const from = member.firstCoverFrom ?? (member.consecutiveYears === 1 ? cover.value.from : undefined);
  if (from === undefined && member.consecutiveYears === undefined) {
    return { status: 'pending', reason: 'fact-missing', detail: `首次参保的保障起始日（${waitingDays.name}）` };
  }
  if (from === undefined || daysBetween(from, day) >= waitingDays.value) return null;
  steps.push({ rule: 'cover-year', name: null, inputs: [['day', day]], result: 'waiting', source: waitingDays.source });
  return { status: 'notCovered', reason: 'waiting', detail: day };
}

/**
 * The day that decides the year. Where the plan leaves open which day that is, a visit that lies within the cover whichever
 * way it is read needs no answer (counter rule 26); null where it does, or where fee lines would have to be split.
 */
function serviceDay(plan: CompiledPlan, sheet: SettlementSheet, cover: Period): LocalDate | null {
  const settled = localDate(sheet.setl_time.slice(0, 10));
  const { value } = plan.yearOf;
  if (value === null || value === 'lines') {
    // Outside in every reading: nobody needs to be asked either.
    if (sheet.begndate > cover.to || (sheet.enddate < cover.from && settled < cover.from)) return sheet.begndate;
    const isInside = [sheet.begndate, sheet.enddate].every((day) => isBetween(day, cover.from, cover.to));
    const isSettledInside = value === 'lines' || isBetween(settled, cover.from, cover.to);
    return isInside && isSettledInside ? sheet.begndate : null;
  }
  return dayOf(value, sheet, settled);
}

function dayOf(
  yearOf: 'admission' | 'discharge' | 'settlement',
  sheet: SettlementSheet,
  settled: LocalDate,
): LocalDate {
  switch (yearOf) {
    case 'admission':
      return sheet.begndate;
    case 'discharge':
      return sheet.enddate;
    case 'settlement':
      return settled;
  }
}

type Period = { readonly from: LocalDate; readonly to: LocalDate };

function position(plan: CompiledPlan, sheet: SettlementSheet, day: LocalDate, cover: Period): Stop | null {
  const outside: Stop = { status: 'notCovered', reason: 'outside-cover', detail: day };
  if (isBetween(day, cover.from, cover.to)) return sheet.begndate < cover.from ? beganBefore(plan, sheet) : null;
  const isRunningOver = day > cover.to && isBetween(sheet.begndate, cover.from, cover.to);
  if (!isRunningOver) return outside;
  if (plan.carryDays.value === null)
    return { status: 'pending', reason: 'year-undecided', detail: plan.carryDays.name };
  return daysBetween(cover.to, day) <= plan.carryDays.value ? null : outside;
}

function beganBefore(plan: CompiledPlan, sheet: SettlementSheet): Stop | null {
  const { value, name } = plan.beforeCover;
  if (value === null) return { status: 'pending', reason: 'year-undecided', detail: name };
  return value === 'counts' ? null : { status: 'notCovered', reason: 'outside-cover', detail: sheet.begndate };
}

function unset(name: string): Stop {
  return { status: 'pending', reason: 'figure-unset', detail: name };
}
