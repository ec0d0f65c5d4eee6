/** Paper numbers: a label with a check character that a person can read out and type back (DESIGN §7). */
import { isLocalDate, yearOf, type LocalDate } from './dates.ts';
import { deskCodeSchema } from './desk.ts';
import { AppError } from './errors.ts';
import { mod3736Character } from './paper-number/mod-37-36.ts';

export interface PaperNumberParts {
  /** 2–6 capital letters and digits, first a letter. */
  readonly desk: string;
  /** The business day. */
  readonly day: LocalDate;
  /** The epoch's letter, or two base-32 characters of an unconfirmed epoch. */
  readonly epochMark: string;
  /** From 1, never reset within an epoch. */
  readonly counter: number;
}

const EPOCH_MARK = /^([A-Z]|[0-9A-HJKMNP-TV-Z]{2})$/;
const COUNTER = /^(\d{6}|[1-9]\d{6,8})$/;
/** Digits of a counter below a million. */
const COUNTER_LENGTH = 6;
const DESK_LENGTHS = [2, 3, 4, 5, 6] as const;
const MARK_LENGTHS = [1, 2] as const;

/** The number as printed: 'ZZ01-20211120-A-000001-K'. Parts that cannot be are a fault of the caller. */
export function paperNumber(parts: PaperNumberParts): string {
  const { desk, day, epochMark, counter } = parts;
  const counterText = String(counter).padStart(6, '0');
  const isPossible =
    deskCodeSchema.safeParse(desk).success && EPOCH_MARK.test(epochMark) && counter >= 1 && COUNTER.test(counterText);
  if (!isPossible) throw new RangeError(`no paper number from ${desk} ${day} ${epochMark} ${counter}`);
  const groups = [desk, day.replaceAll('-', ''), epochMark, counterText];
  return [...groups, mod3736Character(groups.join(''))].join('-');
}

/**
 * Reads a number as typed or scanned: any case and width, hyphens present or not.
 * Throws 'paper-number-shape', 'paper-number-check', or 'paper-number-ambiguous' when hyphens are needed to tell.
 */
export function parsePaperNumber(text: string): PaperNumberParts {
  const typed = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .toUpperCase();
  const body = typed.replaceAll('-', '');
  const readings = typed.includes('-') ? [typed.split('-')] : groupings(body);
  const [parts, another] = readings.map(partsOf).filter((reading) => reading !== null);
  const value = text.trim().slice(0, 60);
  if (parts === undefined) throw new AppError('paper-number-shape', { value });
  if (body.at(-1) !== mod3736Character(body.slice(0, -1))) throw new AppError('paper-number-check', { value });
  if (another !== undefined) throw new AppError('paper-number-ambiguous', { value });
  return parts;
}

/** How a number, or its beginning, may be printed: typed without hyphens it can be cut in several ways. */
export function paperSpellings(typed: string): string[] {
  if (!/^[A-Z]/.test(typed)) return [];
  if (typed.includes('-')) return [typed];
  const cuts = DESK_LENGTHS.flatMap((desk) => MARK_LENGTHS.map((mark) => beginning(typed, desk, mark)));
  return [...new Set(cuts.filter((groups) => /^20\d{0,6}$/.test(groups[1] ?? '')).map((groups) => groups.join('-')))];
}

/** The groups of a number of which the end may be missing. */
function beginning(body: string, desk: number, mark: number): string[] {
  const whole = desk + 8 + mark + COUNTER_LENGTH + 1;
  const end = body.length >= whole ? body.length - 1 : body.length;
  const cuts = [0, desk, desk + 8, desk + 8 + mark, end, body.length];
  return cuts
    .slice(1)
    .map((to, index) => body.slice(cuts[index], to))
    .filter((group) => group !== '');
}

/** Every way to cut a number without hyphens into desk, day, mark, counter and check character. */
function groupings(body: string): string[][] {
  return DESK_LENGTHS.flatMap((desk) =>
    MARK_LENGTHS.map((mark) => {
      const cuts = [0, desk, desk + 8, desk + 8 + mark, body.length - 1, body.length];
      return cuts.slice(1).map((end, index) => body.slice(cuts[index], end));
    }),
  );
}

function partsOf(groups: readonly string[]): PaperNumberParts | null {
  const [desk = '', digits = '', epochMark = '', counter = '', check = '', ...more] = groups;
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (more.length > 0 || !deskCodeSchema.safeParse(desk).success || !/^[0-9A-Z]$/.test(check)) return null;
  if (!isLocalDate(day) || yearOf(day) < 2000 || yearOf(day) > 2099) return null;
  if (!EPOCH_MARK.test(epochMark) || !COUNTER.test(counter) || Number(counter) === 0) return null;
  return { desk, day, epochMark, counter: Number(counter) };
}
