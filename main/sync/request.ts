/** Asks the centre: signed under the epoch's key, measured against its clock, parsed before anything is believed. */
import type { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { PROGRAM_HEADER, PROTOCOL, PROTOCOL_HEADER } from '../../shared/sync/protocol.ts';
import { refusalSchema } from '../../shared/sync/refusal.ts';
import { CENTRE_TIME_HEADER, requestText, SIGNATURE_HEADERS } from '../../shared/sync/signed-request.ts';
import { sha256, signText } from '../crypto.ts';
import type { LineAnswer, Ports } from '../ports.ts';

/** What a desk's requests have in common. */
export interface Correspondence {
  readonly ports: Pick<Ports, 'line' | 'clock' | 'randomness' | 'version'>;
  /** The centre's address, without a slash at its end. */
  readonly url: string;
  readonly deskCode: string;
  readonly epoch: string;
  readonly privateKey: string;
  readonly signal: AbortSignal;
  /** Told of every answer of the centre, a refusal too; `skewMs`: the desk's clock less the centre's. */
  heard(skewMs: number): void;
}

export interface Asking<T> {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly body?: string;
  /** What the body must be, under 2xx and under these statuses. */
  readonly schema: z.ZodType<T>;
  readonly alsoAt?: readonly number[];
}

const TIMEOUT_MS = 60_000;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Asks and answers what the schema parsed. Throws the line's errors, 'centre-said' for a refusal, 'line-garbled'. */
export async function ask<T>(to: Correspondence, asking: Asking<T>): Promise<T> {
  const answer = await exchange(to, asking, signedHeaders(to, asking));
  return readAnswer(to, asking, answer);
}

/** The same without a signature: a desk that joins is not known yet. */
export async function askUnsigned<T>(to: Correspondence, asking: Asking<T>): Promise<T> {
  return readAnswer(to, asking, await exchange(to, asking, {}));
}

/** The bytes under a path; the caller knows their hash. */
export async function askBytes(to: Correspondence, path: string): Promise<Uint8Array> {
  const asking = { method: 'GET', path } as const;
  const answer = await exchange(to, asking, signedHeaders(to, asking));
  if (answer.status === 200 && isFromCentre(answer)) return answer.body;
  throw refusalOf(to, answer);
}

type Request = Pick<Asking<unknown>, 'method' | 'path' | 'body'>;

async function exchange(
  to: Correspondence,
  { method, path, body }: Request,
  signature: Readonly<Record<string, string>>,
): Promise<LineAnswer> {
  // A desk that closes between two requests sends no further one.
  to.signal.throwIfAborted();
  const before = to.ports.clock.now();
  const answer = await to.ports.line({
    url: to.url + path,
    method,
    headers: {
      [PROTOCOL_HEADER]: PROTOCOL,
      [PROGRAM_HEADER]: to.ports.version,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...signature,
    },
    body: body ?? null,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    signal: to.signal,
  });
  // The centre read its clock somewhere between the two.
  if (isFromCentre(answer)) to.heard(Math.round((before + to.ports.clock.now()) / 2) - centreTime(answer));
  return answer;
}

function signedHeaders({ ports, deskCode, epoch, privateKey }: Correspondence, { method, path, body }: Request) {
  const facts = { method, path, bodyHash: sha256(body ?? '') };
  const said = {
    alg: 'ed25519' as const,
    desk: deskCode,
    epoch,
    at: String(ports.clock.now()),
    nonce: Buffer.from(ports.randomness.bytes(16)).toString('hex'),
  };
  const signature = signText(privateKey, requestText(facts, said));
  return {
    [SIGNATURE_HEADERS.alg]: said.alg,
    [SIGNATURE_HEADERS.desk]: said.desk,
    [SIGNATURE_HEADERS.epoch]: said.epoch,
    [SIGNATURE_HEADERS.at]: said.at,
    [SIGNATURE_HEADERS.nonce]: said.nonce,
    [SIGNATURE_HEADERS.signature]: signature,
  };
}

function readAnswer<T>(to: Correspondence, { schema, alsoAt = [] }: Asking<T>, answer: LineAnswer): T {
  const isExpected = answer.status === 200 || alsoAt.includes(answer.status);
  if (!isExpected || !isFromCentre(answer)) throw refusalOf(to, answer);
  const parsed = schema.safeParse(jsonOf(answer.body));
  if (parsed.success) return parsed.data;
  throw refusalOf(to, answer);
}

/** The centre's own words where they are; anything else came from somewhere between. */
function refusalOf({ url }: Correspondence, answer: LineAnswer): AppError {
  const refusal = refusalSchema.safeParse(jsonOf(answer.body));
  if (refusal.success && isFromCentre(answer)) return new AppError('centre-said', refusal.data);
  return new AppError('line-garbled', { host: new URL(url).host, status: answer.status });
}

function isFromCentre(answer: LineAnswer): boolean {
  return /^\d{13}$/.test(answer.header(CENTRE_TIME_HEADER) ?? '');
}

function centreTime(answer: LineAnswer): number {
  return Number(answer.header(CENTRE_TIME_HEADER));
}

/** Undefined for what is no JSON, or not UTF-8. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
