/** A figure of a plan: a value with the paragraph behind it, or the reason why it is not set (counter rule 28). */
import { z } from 'zod';
import { formatYuan, parseYuan, type Fen } from '../money.ts';
import { AppError } from '../errors.ts';
import { lineSchema } from '../text.ts';

/** Where a figure stands: a document of the plan and the paragraph in it. */
export const sourceSchema = z.strictObject({ doc: z.string().min(1), at: lineSchema(200) });
export type Source = z.infer<typeof sourceSchema>;

/** Yuan with two decimals, as plan files write money: '20000.00'. Converted to Fen once, by compilePlan. */
export const yuanTextSchema = z.string().regex(/^\d{1,12}\.\d{2}$/, '金额应写成两位小数的元，如 20000.00');

/** Bounds a document gives where it gives no figure (赣州: 不高于 1.5 万元). Sample and signed values must keep them. */
const boundsSchema = z.strictObject({ atMost: yuanTextSchema.optional(), atLeast: yuanTextSchema.optional() });

/** `{value, source}` or `{unset, source}`. `sample` marks a value that only 体验模式 may use. */
export function figureSchema<T extends z.ZodType>(value: T): FigureSchema<T> {
  return z.union([
    z.strictObject({ value, source: sourceSchema, sample: z.literal(true).optional() }),
    z.strictObject({ unset: lineSchema(200), source: sourceSchema, bounds: boundsSchema.optional() }),
  ]);
}

type UnsetSchema = z.ZodObject<
  { unset: z.ZodString; source: typeof sourceSchema; bounds: z.ZodOptional<typeof boundsSchema> },
  z.core.$strict
>;
type ValueSchema<T extends z.ZodType> = z.ZodObject<
  { value: T; source: typeof sourceSchema; sample: z.ZodOptional<z.ZodLiteral<true>> },
  z.core.$strict
>;
export type FigureSchema<T extends z.ZodType> = z.ZodUnion<readonly [ValueSchema<T>, UnsetSchema]>;

export type UnsetFigure = z.infer<UnsetSchema>;
export type Figure<T> = { value: T; source: Source; sample?: true | undefined } | UnsetFigure;

export function isSet<T>(figure: Figure<T>): figure is Exclude<Figure<T>, UnsetFigure> {
  return 'value' in figure;
}

/** The value, or null where the figure is unset. */
export function valueOf<T>(figure: Figure<T>): T | null {
  return isSet(figure) ? figure.value : null;
}

/** A money figure in fen, or null where it is unset. */
export function fenOf(figure: Figure<string>): Fen | null {
  return isSet(figure) ? parseYuan(figure.value) : null;
}

/** Throws `plan-out-of-bounds` when a value for an unset figure breaks the bounds its document gives. */
export function checkBounds(plan: string, path: string, figure: UnsetFigure, value: unknown): void {
  const { atMost, atLeast } = figure.bounds ?? {};
  if ((atMost === undefined && atLeast === undefined) || value === 'none') return;
  const amount = parseYuan(String(value));
  const isTooHigh = atMost !== undefined && amount > parseYuan(atMost);
  const isTooLow = atLeast !== undefined && amount < parseYuan(atLeast);
  if (!isTooHigh && !isTooLow) return;
  const bound = isTooHigh ? `不高于 ${atMost}` : `不低于 ${atLeast ?? ''}`;
  throw new AppError('plan-out-of-bounds', { plan, path, value: formatYuan(amount), bound });
}
