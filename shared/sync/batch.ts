/** A batch of entries on its way to the centre: contiguous in one chain, bounded by bytes, verbatim (DESIGN idea 4, sync rule 15). */
import { z } from 'zod';
import { hashSchema, idSchema } from '../ids.ts';
import { chainSchema } from '../journal/entry.ts';

/** Bytes of entries and documents in one batch; a single entry may be larger (a document is at most 256 KiB). */
export const BATCH_BYTES = 1024 * 1024;
export const BATCH_ENTRIES = 2_000;

/** An entry as stored: header bytes and hash, and its document unless it has none or it was erased. */
export const pushedEntrySchema = z.strictObject({
  bytes: z
    .string()
    .min(2)
    .max(64 * 1024),
  hash: hashSchema,
  document: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), body: z.string().max(256 * 1024) }).nullable(),
});
export type PushedEntry = z.infer<typeof pushedEntrySchema>;

export const batchSchema = z.strictObject({
  v: z.literal(1),
  batchId: idSchema,
  /** The desk's own running number of batches. */
  no: z.int().min(1),
  epoch: idSchema,
  chain: chainSchema,
  /** First and last seq, both included. */
  first: z.int().min(1),
  last: z.int().min(1),
  /** SHA-256 over the members' hashes in order, concatenated as hex. */
  membersHash: hashSchema,
  entries: z.array(pushedEntrySchema).min(1).max(BATCH_ENTRIES),
});
export type Batch = z.infer<typeof batchSchema>;

/**
 * `taken`: everything up to `through` is stored durably; the same figures as sent come back.
 * `gap`: the centre expects another seq first. `fork`: it holds another entry under a seq: two desks write as one.
 */
export const pushAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('taken'),
    through: z.int().min(0),
    head: hashSchema,
    batchId: idSchema,
    membersHash: hashSchema,
  }),
  z.strictObject({ outcome: z.literal('gap'), expected: z.int().min(1) }),
  z.strictObject({ outcome: z.literal('fork'), seq: z.int().min(1), held: hashSchema }),
]);
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** Where the centre stands with a desk's chains; asked before resuming and by fetch-back. */
export const headsAnswerSchema = z.strictObject({
  heads: z.array(z.strictObject({ epoch: idSchema, chain: chainSchema, seq: z.int().min(0), hash: hashSchema })),
});

/** Entries handed back to a restored desk. */
export const fetchBackAnswerSchema = z.strictObject({ entries: z.array(pushedEntrySchema).max(BATCH_ENTRIES) });
