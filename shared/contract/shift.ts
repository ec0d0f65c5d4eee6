/** Shifts: in this version they open; counting, hand-over and close come later. */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { anyOperator, command, operators, query } from './method.ts';

export const shiftSchema = z.object({
  shiftId: idSchema,
  operatorNo: z.string(),
  businessDay: localDateSchema,
  float: z.int(),
  openedAt: z.string(),
});

export const shiftMethods = {
  /** The caller's shift of today, and shifts of earlier days that nobody has closed. */
  'shift.current': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({ current: shiftSchema.nullable(), unclosed: z.array(shiftSchema) }),
  }),
  /** Opens the caller's shift for today with float 0.00. */
  'shift.open': command({
    access: operators(['insurer'], ['clerk', 'cashier']),
    needs: ['standing'],
    journals: ['shift.opened/1'],
    input: z.strictObject({}),
    output: shiftSchema,
  }),
};
