/** How a desk signs what it asks of the centre: method, path, body hash, time and nonce under its epoch's key. */
import { z } from 'zod';
import { deskCodeSchema } from '../desk.ts';
import { hashSchema, idSchema } from '../ids.ts';

/** Headers of a signed request; lower case, as HTTP gives them. */
export const SIGNATURE_HEADERS = {
  alg: 'x-alg',
  desk: 'x-desk',
  epoch: 'x-epoch',
  at: 'x-at',
  nonce: 'x-nonce',
  signature: 'x-signature',
} as const;

/** The centre's own time in milliseconds stands in this header of every answer: skew is measured, not guessed. */
export const CENTRE_TIME_HEADER = 'x-centre-time';

/** A request older or younger than this is refused; a nonce is remembered twice as long (sync rule 37). */
export const MAX_SKEW_MS = 5 * 60_000;

export const signedHeadersSchema = z.object({
  alg: z.literal('ed25519'),
  desk: deskCodeSchema,
  epoch: idSchema,
  /** Milliseconds since 1970 on the desk's clock. */
  at: z.string().regex(/^\d{13}$/),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type SignedHeaders = z.infer<typeof signedHeadersSchema>;

/** What is signed, beyond the headers themselves. */
export interface RequestFacts {
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  /** SHA-256 of the body's bytes; of nothing where there is no body. */
  readonly bodyHash: z.infer<typeof hashSchema>;
}

/** The text under the signature: one line a fact, so that no two requests share one. */
export function requestText(
  { method, path, bodyHash }: RequestFacts,
  { alg, desk, epoch, at, nonce }: Omit<SignedHeaders, 'signature'>,
): string {
  return ['joint-desk request 1', alg, method, path, bodyHash, desk, epoch, at, nonce].join('\n');
}
