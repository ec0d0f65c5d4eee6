/** Settings of this desk: read by everyone, changed by those who answer for it, each change an entry. */
import { z } from 'zod';
import { SETTING_KEYS, settingValuesSchema } from '../settings.ts';
import { anyOperator, command, operators, query } from './method.ts';

export const settingMethods = {
  /** The value of every setting, the defaults included. */
  'settings.list': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({ values: settingValuesSchema, changed: z.array(z.enum(SETTING_KEYS)) }),
  }),
  /** Sets one; `value` is checked by that setting's own schema ('setting-invalid'). */
  'settings.change': command({
    access: operators(['hsa', 'insurer'], ['admin', 'supervisor']),
    journals: ['setting.changed/1'],
    input: z.strictObject({ key: z.enum(SETTING_KEYS), value: z.json() }),
    output: z.object({ values: settingValuesSchema }),
  }),
};
