/** One journal entry: the immutable header of a business act; personal data lies in its document (DESIGN §3.3). */
import { z } from 'zod';
import { deskCodeSchema, operatorNoSchema, sideSchema } from '../desk.ts';
import { localDateSchema } from '../dates.ts';
import { hashSchema, idSchema } from '../ids.ts';

/** `business` carries money and facts; `access` carries looks, and syncs after it. */
export const CHAINS = ['business', 'access'] as const;
export const chainSchema = z.enum(CHAINS);
export type Chain = z.infer<typeof chainSchema>;

/** Who acted. `system` is the desk itself, before anyone can sign in. */
export const actorSchema = z.strictObject({
  operatorNo: z.union([operatorNoSchema, z.literal('system')]),
  side: z.union([sideSchema, z.literal('system')]),
});
export type Actor = z.infer<typeof actorSchema>;

/** Fen and codes only, never personal data: it survives erasure and reaches every reader of the chain. */
export const amountsSchema = z.record(
  z.string().regex(/^[a-zA-Z_]{1,40}$/),
  z.union([z.int(), z.string().max(80), z.null(), z.array(z.string().max(80)).max(50)]),
);
export type Amounts = z.infer<typeof amountsSchema>;

export const entrySchema = z.strictObject({
  v: z.literal(1),
  alg: z.literal('sha256'),
  desk: deskCodeSchema,
  epoch: idSchema,
  chain: chainSchema,
  /** 1, 2, 3 … without a gap within desk, epoch and chain. */
  seq: z.int().min(1),
  id: idSchema,
  /** `feature.verb/version`; stored bytes are never rewritten, old versions are upcast on read. */
  type: z.string().regex(/^[a-z]+\.[a-zA-Z]+\/[1-9]\d*$/),
  /** The identity of the thing acted on. */
  subject: z.string().min(1).max(64),
  /** ISO 8601 with +08:00 and milliseconds. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/),
  businessDay: localDateSchema,
  actor: actorSchema,
  amounts: amountsSchema,
  /** SHA-256(salt ‖ body) of the document, or null when the entry has none. */
  docHash: hashSchema.nullable(),
  /** Hash of the entry before it in its chain; 64 zeros for the first. */
  prev: hashSchema,
});
export type Entry = z.infer<typeof entrySchema>;

/** What stands before the first entry of a chain. */
export const NO_PREVIOUS_HASH = '0'.repeat(64);
