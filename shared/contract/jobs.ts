/** Long work: progress, cancel, outcome. `changed('jobs')` tells when to look again. */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { anyOperator, query } from './method.ts';

export const jobSchema = z.object({
  jobId: idSchema,
  method: z.string(),
  /** `interrupted`: the desk stopped while it ran; nothing of it counts, start it again. */
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  done: z.int(),
  total: z.int().nullable(),
  /** What it is doing, in Chinese. */
  phase: z.string(),
  /** The method's own outcome when done. */
  outcome: z.unknown(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobMethods = {
  /** The jobs of this desk that run now, whoever started them: a reloaded screen finds its own again. */
  'jobs.running': query({
    access: anyOperator,
    input: z.strictObject({}),
    output: z.object({ jobs: z.array(jobSchema) }),
  }),
  'jobs.get': query({ access: anyOperator, input: z.strictObject({ jobId: idSchema }), output: jobSchema }),
  /** Stops at the next chunk boundary; what was half done is removed. Repeating it changes nothing. */
  'jobs.cancel': query({ access: anyOperator, input: z.strictObject({ jobId: idSchema }), output: jobSchema }),
};
