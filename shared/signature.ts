/** A signature drawn on the 客户屏: strokes of points in a frame of 1000 × 300, kept as drawn. */
import { z } from 'zod';

export const PAD_WIDTH = 1000;
export const PAD_HEIGHT = 300;

/** Points of a stroke one after another: x, y, x, y … */
const strokeSchema = z
  .array(z.int().min(0).max(PAD_WIDTH))
  .min(2)
  .max(1200)
  .refine((points) => points.length % 2 === 0, '笔迹不完整');

/** At least one stroke; at most 8 000 figures, so that the document stays small. */
export const signatureSchema = z
  .strictObject({ strokes: z.array(strokeSchema).min(1).max(120) })
  .refine(({ strokes }) => strokes.reduce((sum, { length }) => sum + length, 0) <= 8000, '笔迹过长，请清除后重签');
export type Signature = z.infer<typeof signatureSchema>;
