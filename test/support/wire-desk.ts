/** The least a desk is to the centre: a key, a chain of entries, signed requests. Tests bend each of them. */
import canonicalize from 'canonicalize';
import { secureRandom, sha256, signingKey, type SigningKey } from '../../central/crypto.ts';
import { newId } from '../../central/ids.ts';
import { formatInstant, instant, localDate } from '../../shared/dates.ts';
import { type Chain, type Entry, NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import type { Batch, PushedEntry } from '../../shared/sync/batch.ts';
import { PROGRAM_HEADER, PROTOCOL, PROTOCOL_HEADER } from '../../shared/sync/protocol.ts';
import { type EpochRequest, type JoinRequest, joinText } from '../../shared/sync/registration.ts';
import { requestText, SIGNATURE_HEADERS } from '../../shared/sync/signed-request.ts';
import type { TestCentral } from './central.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface WireDesk {
  readonly deskCode: string;
  readonly epoch: string;
  readonly key: SigningKey;
}

/** Every request of a desk carries these. */
export const PROTOCOL_HEADERS = { [PROTOCOL_HEADER]: PROTOCOL, [PROGRAM_HEADER]: '0.1.0' };

/** A desk with a key, not yet known to any centre. */
export function newWireDesk(deskCode: string): WireDesk {
  return { deskCode, epoch: crypto.randomUUID(), key: signingKey(secureRandom(32)) };
}

/** A desk that was added and has joined. */
export async function joinedWireDesk(centre: TestCentral, deskCode: string): Promise<WireDesk> {
  const desk = newWireDesk(deskCode);
  await centre.addDesk(deskCode);
  const { status, body } = await post(centre, '/v1/join', joinRequest(desk, await centre.code(deskCode)));
  if (status !== 200) throw new Error(`not joined: ${JSON.stringify(body)}`);
  return desk;
}

export function joinRequest(desk: WireDesk, code: string, mode: JoinRequest['mode'] = 'demo'): JoinRequest {
  const { deskCode, epoch: epochId, key } = desk;
  const facts = { v: 1, code, deskCode, mode, epochId, publicKey: key.publicKey } as const;
  return { ...facts, proof: key.sign(joinText(facts)) };
}

/** The same for a takeover. */
export function epochRequest(
  { deskCode, epoch: epochId, key }: WireDesk,
  code: string,
  { from, reason }: Pick<EpochRequest, 'from' | 'reason'>,
): EpochRequest {
  const facts = { v: 1, code, deskCode, mode: 'demo', epochId, publicKey: key.publicKey, from, reason } as const;
  return { ...facts, proof: key.sign(joinText(facts)) };
}

/** Posts JSON without a signature. */
export async function post({ url }: TestCentral, path: string, body: unknown): Promise<WireAnswer> {
  const headers = { ...PROTOCOL_HEADERS, 'content-type': 'application/json' };
  return answerOf(await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export interface Signing {
  /** Milliseconds on the desk's clock; the centre's own time when absent. */
  readonly at?: number;
  readonly nonce?: string;
  /** Replaces headers after signing. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as this desk; a body makes it a POST. */
export async function ask(
  centre: TestCentral,
  desk: WireDesk,
  path: string,
  body?: unknown,
  signing: Signing = {},
): Promise<WireAnswer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const method = text === undefined ? 'GET' : 'POST';
  const headers = { ...signedHeaders(centre, desk, { method, path, text: text ?? '' }, signing), ...signing.headers };
  return answerOf(await fetch(centre.url + path, { method, headers, ...(text === undefined ? {} : { body: text }) }));
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly text: string;
}

/** The headers of a signed request. */
export function signedHeaders(
  { ports }: Pick<TestCentral, 'ports'>,
  { deskCode, epoch, key }: WireDesk,
  { method, path, text }: Asked,
  { at = ports.clock.now(), nonce = Buffer.from(secureRandom(16)).toString('hex') }: Signing = {},
): Record<string, string> {
  const said = { alg: 'ed25519', desk: deskCode, epoch, at: String(at), nonce } as const;
  const signature = key.sign(requestText({ method, path, bodyHash: sha256(text) }, said));
  const named = Object.entries({ ...said, signature }).map(([fact, value]) => [
    // The keys of `said` and `signature` are those of the table.
    SIGNATURE_HEADERS[fact as keyof typeof SIGNATURE_HEADERS],
    value,
  ]);
  // Pairs of header and value.
  const signatureHeaders = Object.fromEntries(named) as Record<string, string>;
  const json = text === '' ? {} : { 'content-type': 'application/json' };
  return { ...PROTOCOL_HEADERS, ...json, ...signatureHeaders };
}

async function answerOf(response: Response): Promise<WireAnswer> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? await response.json() : Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

export interface ChainOptions {
  readonly chain?: Chain;
  /** The entry before the first; the start of the chain when absent. */
  readonly after?: { readonly seq: number; readonly hash: string };
  /** What the documents say; makes another chain than the same call without it. */
  readonly note?: string;
}

/** So many linked entries of a desk; opaque to transport, and no business of any desk. */
export function entriesOf(desk: WireDesk, count: number, options: ChainOptions = {}): PushedEntry[] {
  const { chain = 'business', after = { seq: 0, hash: NO_PREVIOUS_HASH }, note = '' } = options;
  const ports = { clock: { now: () => instant(1_637_370_000_000) }, randomness: { bytes: secureRandom } };
  const made: PushedEntry[] = [];
  let prev = after.hash;
  for (let seq = after.seq + 1; seq <= after.seq + count; seq += 1) {
    const salt = Buffer.from(secureRandom(16));
    const body = canonical({ note: `${note}${seq}` });
    const entry: Entry = {
      v: 1,
      alg: 'sha256',
      desk: desk.deskCode,
      epoch: desk.epoch,
      chain,
      seq,
      id: newId(ports),
      type: chain === 'business' ? 'test.noted/1' : 'test.looked/1',
      subject: `note-${seq}`,
      at: formatInstant(ports.clock.now()),
      businessDay: localDate('2021-11-20'),
      actor: { operatorNo: 'A001', side: 'hsa' },
      amounts: { fen: seq },
      docHash: sha256(salt, body),
      prev,
    };
    const bytes = canonical(entry);
    prev = sha256(bytes);
    made.push({ bytes, hash: prev, document: { salt: salt.toString('hex'), body } });
  }
  return made;
}

/** A batch of these entries, the first of which stands at `first`. */
export function batchOf(desk: WireDesk, entries: readonly PushedEntry[], first = 1, chain: Chain = 'business'): Batch {
  return {
    v: 1,
    batchId: crypto.randomUUID(),
    no: 1,
    epoch: desk.epoch,
    chain,
    first,
    last: first + entries.length - 1,
    membersHash: sha256(...entries.map(({ hash }) => hash)),
    entries: [...entries],
  };
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to canonicalise');
  return text;
}
