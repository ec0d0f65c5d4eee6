/** A package of a feed channel: numbered without a gap, chained, signed by the centre, applied whole or not at all. */
import { z } from 'zod';
import { hashSchema } from '../ids.ts';
import { channelSchema } from './channel.ts';
import { feedItemSchema } from './feed-item.ts';
import { ed25519SignatureSchema } from './registration.ts';

/** Items in one package; what rules many documents at once makes several. */
export const PACKAGE_ITEMS = 500;

export const packageSchema = z.strictObject({
  v: z.literal(2),
  alg: z.literal('sha256'),
  channel: channelSchema,
  /** 1, 2, 3 … within the channel. */
  n: z.int().min(1),
  /** SHA-256 of the package before it; 64 zeros for the first. */
  prev: hashSchema,
  /** When the centre wrote it, ISO 8601 with +08:00. */
  at: z.string(),
  items: z.array(feedItemSchema).min(1).max(PACKAGE_ITEMS),
});
export type FeedPackage = z.infer<typeof packageSchema>;

/** A package as it travels: bytes as made, and the centre's signature over them. */
export const signedPackageSchema = z.strictObject({
  bytes: z.string().max(8 * 1024 * 1024),
  signature: z.strictObject({ alg: z.literal('ed25519'), value: ed25519SignatureSchema }),
});
export type SignedPackage = z.infer<typeof signedPackageSchema>;

export const feedAnswerSchema = z.strictObject({
  packages: z.array(signedPackageSchema).max(200),
  /** The newest number of the channel; more packages wait when it is past the last one here. */
  newest: z.int().min(0),
});
