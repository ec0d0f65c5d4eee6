/** 同步 F7: what the centre has not acknowledged. Sending it comes with "The other end". */
import { z } from 'zod';
import { fenSchema } from '../money.ts';
import { anyOperator, query } from './method.ts';

export const syncMethods = {
  /** The unsent entries by type: how many, the premium they stand for where they carry some (the
   * insurer's side only), and when the oldest was made. */
  'sync.outbox': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      kinds: z.array(z.object({ type: z.string(), count: z.int(), sum: fenSchema.nullable(), oldestAt: z.string() })),
      /** Entries of the access chain: looks and prints; sent after everything else. */
      looks: z.object({ count: z.int(), oldestAt: z.string().nullable() }),
    }),
  }),
};
