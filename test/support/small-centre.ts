/**
 * The least a centre is to a desk, as a line port: it joins, takes entries, publishes packages and can be made to fail. The real
 * centre is tested with real desks elsewhere; this one bends what the real one never does.
 */
import canonicalize from 'canonicalize';
import { secureRandom, sha256, signatureHolds, signingKey } from '../../central/crypto.ts';
import type { Line, LineAnswer, LineRequest } from '../../main/ports.ts';
import { formatInstant } from '../../shared/dates.ts';
import { type Chain, NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { type Batch, batchSchema, type PushAnswer, type PushedEntry } from '../../shared/sync/batch.ts';
import type { Channel } from '../../shared/sync/channel.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import type { SignedPackage } from '../../shared/sync/package.ts';
import type { RefusalCode } from '../../shared/sync/refusal.ts';
import { joinRequestSchema, joinText } from '../../shared/sync/registration.ts';
import {
  CENTRE_TIME_HEADER,
  requestText,
  SIGNATURE_HEADERS,
  signedHeadersSchema,
} from '../../shared/sync/signed-request.ts';
import { type TestClock, testClock } from './desk.ts';

export const CODE = 'ABCD-EFGH-JKMN-PQRS';
export const ADMDVS = '370400';
export const CENTRE_URL = 'https://centre.test';

/** Passes a request on, or does something else with it. */
export type Fault = (request: LineRequest, pass: Line) => Promise<LineAnswer>;

export interface SmallCentre {
  readonly line: Line;
  readonly clock: TestClock;
  readonly publicKey: string;
  /** Every request that reached it or a fault before it, `METHOD path`. */
  readonly asked: string[];
  /** What it holds of a chain, over all epochs. */
  entries(chain: Chain): readonly PushedEntry[];
  /** Forgets what it held after a seq, as a centre restored from its backup. */
  forgetAfter(chain: Chain, seq: number): void;
  batches(): readonly Batch[];
  /** The next package of a channel, signed. */
  publish(channel: Channel, items: readonly FeedItem[]): SignedPackage;
  /** Puts a package into a channel as it is. */
  place(channel: Channel, signed: SignedPackage): void;
  /** A package that is signed, whatever it says. */
  sign(content: object): SignedPackage;
  /** A piece of a file. */
  keep(bytes: Uint8Array): string;
  /** The next request meets it; several wait in order. */
  failNext(...faults: readonly Fault[]): void;
  /** Every request meets it until null. */
  failAlways(fault: Fault | null): void;
}

/** Answers no path it does not know; its clock stands until moved. */
export function smallCentre(clock: TestClock = testClock(), seed: Uint8Array = secureRandom(32)): SmallCentre {
  const key = signingKey(seed);
  const centreId = crypto.randomUUID();
  const keys = new Map<string, string>();
  const chains = new Map<string, PushedEntry[]>();
  const batches: Batch[] = [];
  const channels = new Map<string, SignedPackage[]>();
  const chunks = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const waiting: Fault[] = [];
  let always: Fault | null = null;

  const answer = (status: number, body: unknown): LineAnswer => {
    const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
    return { status, header: (name) => (name === CENTRE_TIME_HEADER ? String(clock.now()) : null), body: bytes };
  };
  const refuse = (status: number, code: RefusalCode): LineAnswer =>
    answer(status, { code, message: `样例：${code}。` });
  const packagesOf = (channel: string): SignedPackage[] => {
    const known = channels.get(channel) ?? [];
    channels.set(channel, known);
    return known;
  };
  const sign = (content: object): SignedPackage => {
    const bytes = canonical(content);
    return { bytes, signature: { alg: 'ed25519', value: key.sign(bytes) } };
  };
  const serve: Line = (request) => {
    const path = request.url.slice(CENTRE_URL.length);
    const body: unknown = request.body === null ? null : JSON.parse(request.body);
    if (path === '/v1/join') return Promise.resolve(join(body));
    const signer = signerOf(request, path, keys);
    if (signer === null) return Promise.resolve(refuse(401, 'signature-bad'));
    if (path === '/v1/entries') return Promise.resolve(take(batchSchema.parse(body)));
    const feed = /^\/v1\/feed\/(.+)\?after=(\d+)$/.exec(path);
    if (feed !== null) {
      const all = packagesOf(feed[1] ?? '');
      return Promise.resolve(answer(200, { packages: all.slice(Number(feed[2])), newest: all.length }));
    }
    const chunk = chunks.get(path.replace('/v1/chunks/', ''));
    return Promise.resolve(chunk === undefined ? refuse(404, 'not-found') : answer(200, chunk));
  };
  const join = (body: unknown): LineAnswer => {
    const { proof, ...request } = joinRequestSchema.parse(body);
    const isKnown = keys.get(request.epochId) === request.publicKey;
    if (request.code !== CODE || (keys.size > 0 && !isKnown)) return refuse(400, 'code-refused');
    if (!signatureHolds(request.publicKey, joinText(request), proof)) return refuse(401, 'signature-bad');
    keys.set(request.epochId, request.publicKey);
    return answer(200, {
      centreId,
      centreName: '样例市医保中心',
      centreKey: key.publicKey,
      admdvs: ADMDVS,
      letter: 'A',
    });
  };
  const take = (batch: Batch): LineAnswer => {
    const held = chains.get(batch.chain) ?? [];
    chains.set(batch.chain, held);
    batches.push(batch);
    const said = (outcome: PushAnswer): LineAnswer => answer(outcome.outcome === 'taken' ? 200 : 409, outcome);
    if (batch.first > held.length + 1) return said({ outcome: 'gap', expected: held.length + 1 });
    const fork = batch.entries.findIndex(({ hash }, at) => (held[batch.first - 1 + at]?.hash ?? hash) !== hash);
    if (fork >= 0) {
      const seq = batch.first + fork;
      return said({ outcome: 'fork', seq, held: held[seq - 1]?.hash ?? '' });
    }
    held.push(...batch.entries.slice(held.length + 1 - batch.first));
    const { batchId, membersHash, last: through } = batch;
    return said({ outcome: 'taken', through, head: batch.entries.at(-1)?.hash ?? '', batchId, membersHash });
  };
  return {
    clock,
    publicKey: key.publicKey,
    asked,
    line: (request) => {
      asked.push(`${request.method} ${request.url.slice(CENTRE_URL.length)}`);
      const fault = waiting.shift() ?? always;
      return fault === null ? serve(request) : fault(request, serve);
    },
    entries: (chain) => chains.get(chain) ?? [],
    forgetAfter: (chain, seq) => void chains.get(chain)?.splice(seq),
    batches: () => batches,
    sign,
    publish: (channel, items) => {
      const all = packagesOf(channel);
      const last = all.at(-1);
      const prev = last === undefined ? NO_PREVIOUS_HASH : sha256(last.bytes);
      const at = formatInstant(clock.now());
      const signed = sign({ v: 2, alg: 'sha256', channel, n: all.length + 1, prev, at, items });
      all.push(signed);
      return signed;
    },
    place: (channel, signed) => void packagesOf(channel).push(signed),
    keep: (bytes) => {
      const hash = sha256(bytes);
      chunks.set(hash, bytes);
      return hash;
    },
    failNext: (...faults) => void waiting.push(...faults),
    failAlways: (fault) => {
      always = fault;
    },
  };
}

/** The epoch that signed, or null. */
function signerOf(request: LineRequest, path: string, keys: ReadonlyMap<string, string>): string | null {
  const given = Object.fromEntries(
    Object.entries(SIGNATURE_HEADERS).map(([fact, header]) => [fact, request.headers[header]]),
  );
  const headers = signedHeadersSchema.safeParse(given);
  if (!headers.success) return null;
  const { signature, ...said } = headers.data;
  const text = requestText({ method: request.method, path, bodyHash: sha256(request.body ?? '') }, said);
  const publicKey = keys.get(said.epoch);
  return publicKey !== undefined && signatureHolds(publicKey, text, signature) ? said.epoch : null;
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to canonicalise');
  return text;
}
