/** Joining a desk to its centre: a one-time code buys trust in a key pair that never leaves the desk. */
import { z } from 'zod';
import { deskCodeSchema, modeSchema } from '../desk.ts';
import { hashSchema, idSchema } from '../ids.ts';
import { lineSchema } from '../text.ts';

/** SPKI DER of an Ed25519 public key, hex. */
export const publicKeySchema = z.string().regex(/^302a300506032b6570032100[0-9a-f]{64}$/, '公钥格式不正确');
export const ed25519SignatureSchema = z.string().regex(/^[0-9a-f]{128}$/, '签名格式不正确');

/** Read out or typed: 16 characters of base 32 in groups of four, no I, L, O, U. */
export const registrationCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/,
    '应为 16 位字母和数字，四位一组，用短横线相连，请照中心给出的填写',
  );

/** A letter A–Z confirms an epoch: its paper numbers carry it (DESIGN §7). */
export const epochLetterSchema = z.string().regex(/^[A-Z]$/);

export const joinRequestSchema = z.strictObject({
  v: z.literal(1),
  code: registrationCodeSchema,
  deskCode: deskCodeSchema,
  mode: modeSchema,
  epochId: idSchema,
  publicKey: publicKeySchema,
  /** Under the epoch's key over `joinText`: who asks holds the key. */
  proof: ed25519SignatureSchema,
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** What the desk keeps of its centre; journaled as `desk.joined`. */
export const joinAnswerSchema = z.strictObject({
  centreId: idSchema,
  centreName: lineSchema(60),
  /** Signs packages, rulings and certificates. */
  centreKey: publicKeySchema,
  admdvs: z.string().regex(/^\d{6}$/),
  letter: epochLetterSchema,
});
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/**
 * A restored or moved desk opens a new epoch with a takeover code of the centre; `from` is where its journal ends.
 * Answered like a join, with the next letter.
 */
export const epochRequestSchema = joinRequestSchema.extend({
  from: z.strictObject({
    epochId: idSchema,
    lastSeq: z.int().min(0),
    lastHash: hashSchema,
  }),
  reason: lineSchema(200),
});
export type EpochRequest = z.infer<typeof epochRequestSchema>;

/** The text under `proof`: all that is asked for, one a line, and whether it is a join or a takeover. */
export function joinText(request: Omit<JoinRequest, 'proof'> | Omit<EpochRequest, 'proof'>): string {
  const { code, deskCode, mode, epochId, publicKey } = request;
  const asked = [code, deskCode, mode, epochId, publicKey];
  if (!('from' in request)) return ['joint-desk join 2', ...asked].join('\n');
  const { from, reason } = request;
  return ['joint-desk takeover 2', ...asked, from.epochId, String(from.lastSeq), from.lastHash, reason].join('\n');
}
