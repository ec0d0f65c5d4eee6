/** The journal as seen from outside: its heads, its proof, and lawful erasure. */
import { z } from 'zod';
import { chainSchema } from '../journal/entry.ts';
import { operatorNoSchema } from '../desk.ts';
import { idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';
import { command, job, operators, query } from './method.ts';

/** What `verify` found. `ok` only when chains, documents, tables and numbers all agree. */
export const verifyReportSchema = z.object({
  ok: z.boolean(),
  chains: z.array(z.object({ chain: chainSchema, epoch: idSchema, entries: z.int(), head: z.string() })),
  documents: z.int(),
  erased: z.array(z.object({ rule: z.string(), entries: z.int() })),
  /** What is missing and known to be: the ends of epochs that were taken over. */
  explained: z.array(z.object({ where: z.string(), sentence: z.string() })),
  findings: z.array(z.object({ where: z.string(), sentence: z.string() })),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;

export const journalMethods = {
  'journal.heads': query({
    access: operators(['hsa', 'insurer'], ['supervisor', 'admin', 'auditor']),
    input: z.strictObject({}),
    output: z.object({
      heads: z.array(z.object({ chain: chainSchema, epoch: idSchema, entries: z.int(), head: z.string() })),
    }),
  }),
  /** Walks both chains, re-hashes every document, rebuilds the tables beside and compares. Read-only, in a worker. */
  'journal.verify': job({
    access: operators(['hsa', 'insurer'], ['supervisor', 'admin', 'auditor']),
    input: z.strictObject({}),
    output: z.object({ jobId: idSchema }),
  }),
  /**
   * Destroys the documents of entries whose retention has ended; chains, counts, sums and numbers still verify
   * (DESIGN §3.3). A second supervisor approves with their own password.
   */
  'journal.erase': command({
    access: operators(['insurer'], ['supervisor']),
    journals: ['journal.erased/1', 'session.refused/1'],
    input: z.strictObject({
      entryIds: z.array(idSchema).min(1).max(500),
      rule: lineSchema(80),
      reason: lineSchema(200),
      approver: z.strictObject({
        operatorNo: operatorNoSchema,
        password: z.string('请填写密码').min(1, '请填写密码').max(128),
      }),
    }),
    output: z.object({ erased: z.int() }),
  }),
};
