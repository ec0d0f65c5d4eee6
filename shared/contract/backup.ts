/** 备份: a whole, proved copy of the desk in a folder of the supervisor's choice (DESIGN idea 11). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';
import { job, operators, query } from './method.ts';

/** What a finished backup is; its outcome as a job. */
export const backupOutcomeSchema = z.object({
  backupId: idSchema,
  madeAt: z.string(),
  /** The folder that is the backup. */
  path: z.string(),
  entries: z.int(),
  bytes: z.int(),
  /** The roster in use: named, not copied; after a restore it is imported or pulled again. */
  roster: z.object({ file: z.string(), asOf: localDateSchema }).nullable(),
});
export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;

const keepers = operators(['hsa', 'insurer'], ['supervisor', 'admin']);

export const backupMethods = {
  /** Into the folder `to`, or beside the desk when null. Runs beside the counter, in a thread of its own. */
  'desk.backup': job({
    access: keepers,
    input: z.strictObject({ to: lineSchema(500).nullable() }),
    output: z.object({ jobId: idSchema }),
  }),
  /** The latest backups, newest first, and the folder the last one went to. */
  'desk.backups': query({
    access: keepers,
    input: z.strictObject({}),
    output: z.object({
      folder: z.string().nullable(),
      backups: z.array(z.object({ madeAt: z.string(), path: z.string(), entries: z.int(), bytes: z.int() })),
    }),
  }),
};
