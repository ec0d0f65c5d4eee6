/** Does the visit belong to the cover year (counter rule 26)? Unset rules are named, never guessed. */
import { daysBetween, isBetween, localDate, type LocalDate } from '../dates.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { SettlementSheet } from '../settlement-sheet.ts';
import type { LineReason, SettlementLine, SettlementStep } from './result.ts';

/** What keeps every liability of a visit from being computed. */
export type Stop = {
  readonly status: Exclude<SettlementLine['status'], 'payable'>;
  readonly reason: LineReason;
  readonly detail: string | null;
};

/** Null when the visit counts in the plan's year; adds the step that says so. */
export function coverStop(plan: CompiledPlan, sheet: SettlementSheet, steps: SettlementStep[]): Stop | null {
  const cover = plan.cover.value;
  if (cover === null) return unset(plan.cover.name);
  if (plan.yearOf.value === null) return { status: 'pending', reason: 'year-undecided', detail: plan.yearOf.name };
  const day = serviceDay(plan.yearOf.value, sheet);
  if (day === null) return { status: 'pending', reason: 'year-undecided', detail: plan.yearOf.name };
  const stop = position(plan, sheet, day, cover);
  steps.push({
    rule: 'cover-year',
    name: null,
    inputs: [
      ['yearOf', plan.yearOf.value],
      ['day', day],
      ['from', cover.from],
      ['to', cover.to],
    ],
    result: stop === null ? 'inside' : stop.reason,
    source: plan.yearOf.source,
  });
  return stop;
}

/** The day that decides the year; null when fee lines would have to be split. */
function serviceDay(yearOf: NonNullable<CompiledPlan['yearOf']['value']>, sheet: SettlementSheet): LocalDate | null {
  switch (yearOf) {
    case 'admission':
      return sheet.begndate;
    case 'discharge':
      return sheet.enddate;
    case 'settlement':
      return localDate(sheet.setl_time.slice(0, 10));
    case 'lines':
      return null;
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
