/**
 * Money: whole fen, exact rates, one rounding, and how an amount is read, shown and written in words.
 * The only file of the project that imports decimal.js (DESIGN idea 5), which is why it is one file and a long one.
 */
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { AppError } from './errors.ts';

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** A whole number of fen within ±2⁵³; negative only on reversals and differences. */
export const fenSchema = z.int({ error: '金额应为整数分' }).brand<'Fen'>();
export type Fen = z.infer<typeof fenSchema>;

/** An amount that cannot be negative, such as a premium or a benefit. */
export const nonNegativeFenSchema = z.int({ error: '金额应为整数分' }).min(0, '金额不能为负').brand<'Fen'>();

/** Whole fen as Fen. Throws `money-not-fen`. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new AppError('money-not-fen', { value: String(value) });
  // A safe integer is exactly what the brand states; adding 0 turns -0 into 0.
  return (value + 0) as Fen;
}

export const ZERO: Fen = fen(0);

const RATE_SHAPE = /^(?:0(?:\.\d{1,4})?|1(?:\.0{1,4})?)$/;

/** A decimal string from 0 to 1 with at most four places, as plans and the national interface write ratios. */
export const rateSchema = z.string().regex(RATE_SHAPE, '比例应在 0 到 1 之间、最多四位小数').brand<'Rate'>();
export type Rate = z.infer<typeof rateSchema>;

/** A decimal string as Rate. Throws `rate-invalid`. */
export function rate(text: string): Rate {
  const parsed = rateSchema.safeParse(text);
  if (!parsed.success) throw new AppError('rate-invalid', { value: text });
  return parsed.data;
}

/** A rate as a whole number of ten-thousandths: what `compilePlan` converts once. */
export const compiledRateSchema = z.int().min(0).max(10_000).brand<'CompiledRate'>();
export type CompiledRate = z.infer<typeof compiledRateSchema>;

const RATE_UNIT = 10_000;
/** The rate of 100 %, which leaves an amount as it is. */
export const WHOLE = RATE_UNIT as CompiledRate;

/** Converts a rate once, so that the hot path multiplies integers. */
export function compileRate(value: Rate): CompiledRate {
  // A Rate has at most four places, so the product is a whole number from 0 to 10 000.
  return new Exact(value).times(RATE_UNIT).toNumber() as CompiledRate;
}

/** '0.75' → '75%', '0.725' → '72.5%'. */
export function formatRate(value: Rate | CompiledRate): string {
  const share = typeof value === 'string' ? new Exact(value) : new Exact(value).div(RATE_UNIT);
  return `${share.times(100).toString()}%`;
}

/** Fen × rate: multiplies first, rounds once, half-up on the absolute value, so a reversal is the exact negative. */
export function timesRate(amount: Fen, by: Rate | CompiledRate): Fen {
  const parts = typeof by === 'string' ? compileRate(by) : by;
  if (Number.isSafeInteger(amount * parts)) return roundExact(timesRateExact(amount, parts));
  return fen(new Exact(amount).times(parts).div(RATE_UNIT).toDecimalPlaces(0).toNumber());
}

/** Fen × numerator ÷ denominator, whole numbers both: multiplies first, divides last, rounds once, half-up on the absolute value. */
export function timesFraction(amount: Fen, numerator: number, denominator: number): Fen {
  const isFraction = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0;
  if (!isFraction) throw new RangeError(`not a fraction of whole numbers: ${numerator}/${denominator}`);
  return fen(new Exact(amount).times(numerator).div(denominator).toDecimalPlaces(0).toNumber());
}

/** An unrounded product in ten-thousandths of a fen; what `cumulative` rounding adds up (counter rule 22). */
export type ExactFen = number & z.$brand<'ExactFen'>;

/** Fen × rate before rounding, in ten-thousandths of a fen. Throws `money-not-fen` above 9 billion yuan. */
export function timesRateExact(amount: Fen, by: Rate | CompiledRate): ExactFen {
  const product = amount * (typeof by === 'string' ? compileRate(by) : by);
  if (!Number.isSafeInteger(product)) throw new AppError('money-not-fen', { value: formatYuan(amount) });
  // Checked above: the product is a whole number of ten-thousandths.
  return (product + 0) as ExactFen;
}

/** Whole fen among unrounded products. */
export function toExact(amount: Fen): ExactFen {
  return timesRateExact(amount, WHOLE);
}

/** Adds unrounded products. */
export function plusExact(left: ExactFen, right: ExactFen): ExactFen {
  // The sum of whole ten-thousandths is one; `fen` in roundExact guards the range.
  return (left + right) as ExactFen;
}

/** Takes an unrounded product off another. */
export function minusExact(from: ExactFen, amount: ExactFen): ExactFen {
  // As in plusExact: a difference of whole ten-thousandths is one.
  return (from - amount) as ExactFen;
}

/** The amount, rounded once, whose product with the rate this is; 0 where the rate is 0, which turns everything into nothing. */
export function beforeRate(product: ExactFen, by: CompiledRate): Fen {
  // Both count in ten-thousandths, which cancel out.
  return by === 0 ? ZERO : fen(new Exact(product).div(by).toDecimalPlaces(0).toNumber());
}

/** The least cost that, paid at `by` (above 0) on top of what is `earned`, brings the payment to `target`; 0 where it is reached. */
export function costReaching(target: Fen, earned: ExactFen, by: CompiledRate): Fen {
  const missing = Math.max(0, toExact(target) - earned);
  const rest = missing % by;
  return fen((missing - rest) / by + (rest > 0 ? 1 : 0));
}

/** Never below 0. */
export function atLeastZeroExact(value: ExactFen): ExactFen {
  return value > 0 ? value : toExact(ZERO);
}

/** Rounds ten-thousandths of a fen to fen, half-up on the absolute value. */
export function roundExact(value: ExactFen): Fen {
  const size = Math.abs(value);
  const rest = size % RATE_UNIT;
  const whole = (size - rest) / RATE_UNIT + (rest * 2 >= RATE_UNIT ? 1 : 0);
  return fen(value < 0 ? -whole : whole);
}

export function plus(first: Fen, second: Fen = ZERO, ...others: readonly Fen[]): Fen {
  const sum = fen(first + second);
  return others.length === 0 ? sum : sumFen([sum, ...others]);
}

/** The first amount less all the others. */
export function minus(from: Fen, amount: Fen = ZERO, ...others: readonly Fen[]): Fen {
  const left = fen(from - amount);
  return others.length === 0 ? left : fen(left - sumFen(others));
}

export function sumFen(amounts: readonly Fen[]): Fen {
  let sum = 0;
  for (const amount of amounts) sum = fen(sum + amount);
  return fen(sum);
}

export function negate(amount: Fen): Fen {
  return fen(-amount);
}

/** The amount, or its negative for a reversal: turns a reversal's figures upright and back. */
export function withSign(amount: Fen, sign: 1 | -1): Fen {
  return sign === 1 ? amount : negate(amount);
}

/** The amount as the bill's own size, never below 0: of a reversal its negative; the wrong sign counts as nothing. */
export function uprightFen(amount: Fen, sign: 1 | -1): Fen {
  return atLeastZero(withSign(amount, sign));
}

/** Never below 0: the amount, or zero where it is negative. */
export function atLeastZero(amount: Fen): Fen {
  return amount > 0 ? amount : ZERO;
}

export function minFen(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((least, amount) => (amount < least ? amount : least), first);
}

export function maxFen(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((most, amount) => (amount > most ? amount : most), first);
}

export function isZero(amount: Fen): boolean {
  return amount === 0;
}

export function isNegative(amount: Fen): boolean {
  return amount < 0;
}

export function isPositive(amount: Fen): boolean {
  return amount > 0;
}

/**
 * An amount a clerk typed or a file holds, in yuan: '1,234.50', '￥１２３４.５', '1234元'.
 * Throws `money-empty`, `money-not-number`, `money-negative`, `money-decimals`, `money-too-large`, each naming the text.
 */
export function parseYuan(text: string): Fen {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^¥\s*/, '')
    .replace(/\s*元$/, '');
  if (plain === '') throw new AppError('money-empty', {});
  if (/^[-−(]\s*¥?\s*\d/.test(plain)) throw new AppError('money-negative', { value: text });
  const parts = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(plain);
  if (parts === null) throw new AppError('money-not-number', { value: text });
  const [, whole = '', cents = ''] = parts;
  if (cents.length > 2) throw new AppError('money-decimals', { value: text });
  const amount = new Exact(`${whole.replaceAll(',', '')}.${cents || '0'}`).times(100);
  if (amount.greaterThan(Number.MAX_SAFE_INTEGER)) throw new AppError('money-too-large', { value: text });
  return fen(amount.toNumber());
}

/** Fen as yuan with thousands separators: '1,234.50', '-0.05'. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** An unrounded product as yuan, as many places as it has: '10.005'. */
export function formatExact(value: ExactFen): string {
  const size = Math.abs(value);
  const rest = size % RATE_UNIT;
  // What is left after the rest is taken off is a whole number of fen.
  const whole = formatYuan(fen((size - rest) / RATE_UNIT));
  const places = String(rest).padStart(4, '0').replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole}${places}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];

/**
 * The amount in capital words, 支付结算办法 附一: always 整 when there are no 分, one 零 for inner zeros, 零 before 角
 * when 元 is 0, none between 万 and 仟. Throws `money-words-negative`: a refund is printed as a positive amount.
 */
export function inWords(amount: Fen): string {
  if (amount < 0) throw new AppError('money-words-negative', { value: formatYuan(amount) });
  const cents = amount % 100;
  const yuan = (amount - cents) / 100;
  if (amount === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  return `人民币${whole}${centsInWords(cents, yuan)}`;
}

function centsInWords(cents: number, yuan: number): string {
  const fenDigit = cents % 10;
  const jiaoDigit = (cents - fenDigit) / 10;
  if (cents === 0) return '整';
  const isZeroSaid = yuan !== 0 && (jiaoDigit === 0 || yuan % 10 === 0);
  const jiao = jiaoDigit === 0 ? '' : `${digit(jiaoDigit)}角`;
  return `${isZeroSaid ? '零' : ''}${jiao}${fenDigit === 0 ? '整' : `${digit(fenDigit)}分`}`;
}

function wholeInWords(value: number): string {
  const [unit, word] = value >= 1e8 ? [1e8, '亿'] : [1e4, '万'];
  if (value < 1e4) return groupInWords(value);
  const low = value % unit;
  const high = (value - low) / unit;
  return `${wholeInWords(high)}${word}${low === 0 ? '' : joint(high, low, unit) + wholeInWords(low)}`;
}

/** 零 after 万 or 亿: said for a missing leading digit below; after a 0 in 万's own place before 仟 it is left out. */
function joint(high: number, low: number, unit: number): string {
  const isLeadingDigitMissing = low < unit / 10;
  const isOwnPlaceZero = unit === 1e8 && high % 10 === 0;
  return isLeadingDigitMissing || isOwnPlaceZero ? '零' : '';
}

function groupInWords(value: number): string {
  const figures = String(value);
  const said = [...figures].map((figure, at) =>
    figure === '0' ? '零' : digit(Number(figure)) + (PLACES[figures.length - 1 - at] ?? ''),
  );
  return said.join('').replace(/零+/g, '零').replace(/零$/, '');
}

function digit(value: number): string {
  return DIGITS.charAt(value);
}
