/** What an ID reader's local service sends: one JSON text a message (docs/devices.md, counter rule 33). */
import { z } from 'zod';
import { readCardSchema } from './card.ts';
import { lineSchema } from './text.ts';

/** A photo of at most 64 KB, in base64 a third longer. */
const MAX_PHOTO_BYTES = 64 * 1024;
const MAX_PHOTO_TEXT = Math.ceil(MAX_PHOTO_BYTES / 3) * 4;
/** A message is the photo and a little text. */
const MAX_MESSAGE = MAX_PHOTO_TEXT + 8 * 1024;

/** A JPEG begins with FF D8 FF, which base64 writes /9j/. */
const photoSchema = z
  .base64()
  .max(MAX_PHOTO_TEXT)
  .refine((text) => text.startsWith('/9j/'));

const said = { v: z.literal(1) };
/** What a reader may leave out counts as not on the certificate; what it adds is not looked at. */
const { psn_cert_type, certno, psn_name, gend, brdy, valid_from, valid_to, issuer } = readCardSchema.shape;

const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    ...said,
    kind: z.literal('card'),
    read_id: lineSchema(64),
    psn_cert_type,
    certno,
    psn_name,
    gend: gend.default(null),
    brdy: brdy.default(null),
    valid_from: valid_from.default(null),
    valid_to: valid_to.default(null),
    issuer: issuer.default(null),
    photo: photoSchema.nullable().default(null),
  }),
  z.object({ ...said, kind: z.literal('ready'), model: lineSchema(60).nullable().default(null) }),
  z.object({ ...said, kind: z.literal('removed'), what: z.enum(['card', 'reader']) }),
  z.object({ ...said, kind: z.literal('error'), code: z.enum(['unreadable', 'card-moved', 'unsupported', 'device']) }),
]);

export type ReaderMessage = z.output<typeof messageSchema>;

/** A message, or which part of it is wrong: never its value, for that may name a person. */
export type ParsedMessage =
  { readonly ok: true; readonly message: ReaderMessage } | { readonly ok: false; readonly problem: string };

/**
 * Reads one text frame of a reader's service; never throws. A vendor whose service speaks otherwise gets a function of
 * this type beside this one (docs/devices.md): it rewrites the vendor's text and ends in `checkReaderMessage`.
 */
export function parseReaderMessage(text: string): ParsedMessage {
  if (text.length > MAX_MESSAGE) return { ok: false, problem: 'too-long' };
  const value = jsonOf(text);
  return value === undefined ? { ok: false, problem: 'not-json' } : checkReaderMessage(value);
}

/** Checks an object that should be a reader's message. */
export function checkReaderMessage(value: unknown): ParsedMessage {
  const parsed = messageSchema.safeParse(value);
  if (parsed.success) return { ok: true, message: parsed.data };
  return { ok: false, problem: placeOf(parsed.error.issues[0]) };
}

/** The field, if it is one of ours: a service may use anything as a key, a person's name too. */
function placeOf(issue: z.core.$ZodIssue | undefined): string {
  const field = String(issue?.path[0] ?? '');
  return /^(v|kind|what|code|model|read_id|photo)$/.test(field) || field in readCardSchema.shape ? field : 'shape';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
