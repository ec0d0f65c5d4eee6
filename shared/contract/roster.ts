/** The roster: the centre's fact, imported as one file per version (DESIGN idea 9). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';
import { anyOperator, command, job, operators, query } from './method.ts';

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

/** A version of the roster, as the journal knows it. */
const rosterVersionSchema = z.object({
  version: z.int(),
  asOf: localDateSchema,
  people: z.int(),
  rows: z.int(),
  refused: z.int(),
  sourceName: z.string(),
  switchedAt: z.string(),
});

const keepers = operators(['hsa', 'insurer'], ['admin', 'supervisor']);

export const rosterMethods = {
  /** The version in use, and the one before it while its file is here. */
  'roster.status': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({
      current: rosterVersionSchema.nullable(),
      /** Why the version in use cannot be asked, with the next step; null while it can. */
      fault: z.string().nullable(),
      previous: rosterVersionSchema.nullable(),
    }),
  }),
  /**
   * Builds the next roster version from a file (a ticket of the host's upload) and switches to it. Not of a day to come
   * ('roster-as-of-future') nor older than the one in use ('roster-as-of-older'). `base`: null for a full package; for a
   * delta the day of the roster it builds on, which must be the one in use ('roster-delta-other-base')
   * and the only one of that day ('roster-delta-base-ambiguous'). One refused row refuses a delta whole.
   */
  'roster.import': job({
    access: keepers,
    journals: ['roster.switched/1'],
    input: z.strictObject({
      ticket: lineSchema(80),
      asOf: localDateSchema,
      base: localDateSchema.nullable().default(null),
    }),
    output: z.object({ jobId: idSchema }),
  }),
  /** Switches back to the version before, named as the screen showed it ('roster-previous-gone'). */
  'roster.rollback': command({
    access: keepers,
    journals: ['roster.switched/1'],
    input: z.strictObject({ version: z.int().min(1) }),
    output: z.object({ version: z.int() }),
  }),
  /** All refused rows of a version as a CSV: line, column, reason. */
  'roster.refused': query({
    access: keepers,
    input: z.strictObject({ version: z.int().min(1) }),
    output: z.object({ ticket: z.string(), name: z.string() }),
  }),
};
