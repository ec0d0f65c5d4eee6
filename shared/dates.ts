/** The counter's calendar: dates without a time, instants, and the business day, all in fixed +08:00 and whole numbers. */
import { z } from 'zod';
import { AppError } from './errors.ts';

/** A date that exists, written 'YYYY-MM-DD'; the text order is the date order. */
export type LocalDate = string & z.$brand<'LocalDate'>;

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = number & z.$brand<'Instant'>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** China has one time and no summer time; the year 1991 and before (summer time) never meet a clock of ours. */
const CHINA_OFFSET_MS = 8 * 60 * MINUTE_MS;
const DAYS_BEFORE_1970 = 719_468;
const DAYS_PER_ERA = 146_097;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for 'YYYY-MM-DD' of a day that exists, from 0001-01-01 on. */
export function isLocalDate(text: string): text is LocalDate {
  if (text.length !== 10 || text.charAt(4) !== '-' || text.charAt(7) !== '-') return false;
  const [year, month, day] = partsOf(text);
  // A part that is not all digits is NaN, and no comparison holds for it.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Parses 'YYYY-MM-DD'; throws 'date-impossible' for any other shape and for days that do not exist. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new AppError('date-impossible', { value: text });
  return text;
}

/** For contracts and documents: a LocalDate with a Chinese message. */
export const localDateSchema = z
  .string('请填写日期，例如 2021-11-20')
  .refine(isLocalDate, '日期不存在或格式不对，请按“年-月-日”填写，例如 2021-11-20')
  .brand<'LocalDate'>();

/** For contracts and documents: an Instant in whole milliseconds. */
export const instantSchema = z.number('时间应为毫秒数').int('时间应为整毫秒数').brand<'Instant'>();

/** Marks milliseconds since 1970 UTC as an Instant; a broken clock (fraction, NaN) is a fault, not an operator's error. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`not a whole number of milliseconds: ${ms}`);
  // Checked above: this is the only place that makes the brand from a plain number.
  return ms as Instant;
}

/** The instant of a wall-clock time 'HH:mm' in China; the inverse of `formatMinute`. */
export function instantAt(date: LocalDate, time: string): Instant {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time HH:mm: ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return instant(dayNumber(date) * DAY_MS + minutes * MINUTE_MS - CHINA_OFFSET_MS);
}

/** The calendar day in China at an instant. */
export function businessDayAt(at: Instant): LocalDate {
  return dateOfDayNumber(Math.floor((at + CHINA_OFFSET_MS) / DAY_MS));
}

/** '2021-11-20T09:30:00.000+08:00'. */
export function formatInstant(at: Instant): string {
  const { hour, minute, second, milli } = clockOf(at);
  return `${businessDayAt(at)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${pad(milli, 3)}+08:00`;
}

/** '2021-11-20 09:30', China time, cut off (not rounded) to the minute. */
export function formatMinute(at: Instant): string {
  const { hour, minute } = clockOf(at);
  return `${businessDayAt(at)} ${pad(hour, 2)}:${pad(minute, 2)}`;
}

/** A stored moment to the minute, as a clerk reads it: '2021-11-20T09:30:00.000+08:00' → '2021-11-20 09:30'. */
export function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** The day `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day some years later; of 29 February in a common year the 28th, the last day of the month (民法典 §202). */
export function addYears(date: LocalDate, years: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const last = Math.min(day, daysInMonth(year + years, month));
  return localDate(`${pad(year + years, 4)}-${pad(month, 2)}-${pad(last, 2)}`);
}

/** Days from one date to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whole years on a day, the birthday counting; born on 29 February: 1 March in common years (民法典 §202). */
export function ageOn(birth: LocalDate, day: LocalDate): number {
  const hadBirthday = day.slice(5) >= birth.slice(5);
  return yearOf(day) - yearOf(birth) - (hadBirthday ? 0 : 1);
}

/** The calendar year of a date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** True from the first to the last day, both included. */
export function isBetween(day: LocalDate, from: LocalDate, to: LocalDate): boolean {
  return from <= day && day <= to;
}

function partsOf(text: string): readonly [year: number, month: number, day: number] {
  return [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
}

/** The ASCII digits from one place to another as a number, else NaN; a million roster lines read four dates each. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 0x30;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March so that 29 February is last. */
function dayNumber(date: LocalDate): number {
  const [year, month, day] = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

function dateOfDayNumber(days: number): LocalDate {
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return localDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function clockOf(at: Instant): { hour: number; minute: number; second: number; milli: number } {
  const shifted = at + CHINA_OFFSET_MS;
  const ofDay = shifted - Math.floor(shifted / DAY_MS) * DAY_MS;
  return {
    hour: Math.floor(ofDay / 3_600_000),
    minute: Math.floor(ofDay / MINUTE_MS) % 60,
    second: Math.floor(ofDay / 1000) % 60,
    milli: ofDay % 1000,
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
