/** The roster: the centre's fact, imported as one file per version (DESIGN idea 9). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';
import { anyOperator, job, operators, query } from './method.ts';

/**
 * Outcome of the job: what went in, how many rows were refused (all of them), and the first 200 of those by line, field and
 * reason; `refused.length` is not the count.
 */
export const rosterOutcomeSchema = z.object({
  version: z.int(),
  people: z.int(),
  rows: z.int(),
  refusedCount: z.int(),
  refused: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
});

export const rosterMethods = {
  'roster.status': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      current: z
        .object({ version: z.int(), asOf: localDateSchema, people: z.int(), rows: z.int(), switchedAt: z.string() })
        .nullable(),
    }),
  }),
  /**
   * Builds the next roster version from a CSV (a ticket of the host's upload) and switches to it. Not of a day to come
   * ('roster-as-of-future') nor older than the one in use ('roster-as-of-older'; going back is not built).
   */
  'roster.import': job({
    access: operators(['hsa', 'insurer'], ['admin', 'supervisor']),
    journals: ['roster.switched/1'],
    input: z.strictObject({ ticket: lineSchema(80), asOf: localDateSchema }),
    output: z.object({ jobId: idSchema }),
  }),
};
