/**
 * After a takeover: what the centre holds of the desk's earlier epochs and this folder lacks comes back, entry by entry as it
 * was made, with the feed packages in their old places (DESIGN §7). It goes on where it was cut off.
 */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { formatInstant } from '../../shared/dates.ts';
import { entryTypes } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { CHAIN_START, type ChainPosition } from '../../shared/journal/chain.ts';
import { CHAINS, type Entry } from '../../shared/journal/entry.ts';
import { type Channel, channelSchema } from '../../shared/sync/channel.ts';
import { fetchBackAnswerSchema, headsAnswerSchema, type PushedEntry } from '../../shared/sync/batch.ts';
import { feedAnswerSchema, type SignedPackage } from '../../shared/sync/package.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { builtInPlans, demoPlans } from '../../shared/plan/built-in.ts';
import { sha256 } from '../crypto.ts';
import {
  type ChannelPosition,
  type PackageToStore,
  positionOf,
  programPackage,
  storePackage,
} from '../feed/packages.ts';
import { readSigned } from '../feed/receive.ts';
import { checkReceived, type Received, type ReceivedChain, storeReceived } from '../journal/receive.ts';
import type { Ports } from '../ports.ts';
import { putAcknowledged } from './batches.ts';
import { ask, type Correspondence } from './request.ts';

export interface FetchBack {
  readonly ports: Ports;
  readonly desk: OpenDesk;
  readonly centre: Correspondence;
  /** The centre's key, under which every package must be signed. */
  readonly publicKey: string;
  /** So many entries have come back. */
  fetched(entries: number): void;
}

/** So many entries in one transaction: the counter's calls come in between (DESIGN idea 10). */
const SLICE = 50;

/** Whether earlier epochs of this desk were never compared with the centre since the current one began. */
export function needsFetchBack({ db, epoch }: OpenDesk): boolean {
  return (
    db.one(
      `SELECT 1 FROM epochs WHERE epoch_id = ? AND number > 1
       AND NOT EXISTS (SELECT 1 FROM fetched_back WHERE epoch_id = epochs.epoch_id)`,
      epoch,
    ) !== undefined
  );
}

/**
 * Throws what `ask` throws, 'fetch-back-refused' for an entry that does not fit, 'sync-fork' where this folder went on
 * otherwise than the centre holds; what has come back before that stays.
 */
export async function fetchBack(back: FetchBack): Promise<void> {
  const { heads } = await ask(back.centre, { method: 'GET', path: '/v1/heads', schema: headsAnswerSchema });
  const earlier = heads.filter(({ epoch }) => epoch !== back.desk.epoch);
  for (const chain of CHAINS) {
    // An id of an epoch sorts by its time.
    const ordered = earlier.filter((head) => head.chain === chain).toSorted((a, b) => (a.epoch < b.epoch ? -1 : 1));
    for (const head of ordered) await fetchChain(back, { ...head, deskCode: back.desk.deskCode });
  }
  const at = formatInstant(back.ports.clock.now());
  back.desk.db.transaction((db) =>
    db.run('INSERT INTO fetched_back (epoch_id, done_at) VALUES (?, ?)', back.desk.epoch, at),
  );
}

type HeldChain = ReceivedChain & ChainPosition;

async function fetchChain(back: FetchBack, held: HeldChain): Promise<void> {
  const { db } = back.desk;
  requireSameStory(db, held);
  for (let at = endOfChain(db, held); at.seq < held.seq; at = endOfChain(db, held)) {
    const { epoch, chain } = held;
    const path = `/v1/entries?epoch=${epoch}&chain=${chain}&after=${at.seq}`;
    const { entries } = await ask(back.centre, { method: 'GET', path, schema: fetchBackAnswerSchema });
    if (entries.length === 0) throw new AppError('fetch-back-refused', { seq: at.seq + 1, problem: '中心没有给出' });
    requireSequel(entries[0], at);
    let position: ChainPosition = at;
    const received = entries.map((pushed) => {
      const one = checkReceived(held, position, pushed);
      position = one.position;
      return one;
    });
    await takeSlices(back, held, received);
  }
}

/** This folder may have less or more than the centre, never something else. */
function requireSameStory(db: Database, { epoch, chain, seq, hash }: HeldChain): void {
  const own = db.one<{ hash: string }>(
    'SELECT hash FROM journal WHERE epoch = ? AND chain = ? AND seq = ?',
    epoch,
    chain,
    seq,
  );
  if (own !== undefined && own.hash !== hash) throw new AppError('sync-fork', { seq });
}

/** What comes back must go on from this folder's last entry. */
function requireSequel(first: PushedEntry | undefined, { seq, hash }: ChainPosition): void {
  const parsed = prevSchema.safeParse(first === undefined ? null : JSON.parse(first.bytes));
  if (!parsed.success || parsed.data.prev !== hash) throw new AppError('sync-fork', { seq });
}

const prevSchema = z.object({ prev: z.string() });

function endOfChain(db: Database, { epoch, chain }: ReceivedChain): ChainPosition {
  const last = db.one<ChainPosition>(
    'SELECT seq, hash FROM journal WHERE epoch = ? AND chain = ? ORDER BY seq DESC LIMIT 1',
    epoch,
    chain,
  );
  return last ?? CHAIN_START;
}

async function takeSlices(back: FetchBack, held: HeldChain, received: readonly Received[]): Promise<void> {
  for (let at = 0; at < received.length; at += SLICE) {
    const slice = received.slice(at, at + SLICE);
    const packages = await packagesOf(back, slice);
    back.desk.db.transaction((db) => takeSlice(db, back.ports, held, slice, packages));
    back.fetched(slice.length);
    await setImmediate();
  }
}

/** Packages by the id of the entry that says they were taken just before it. */
type PackagesAt = ReadonlyMap<string, PackageToStore>;

function takeSlice(
  db: WritableDatabase,
  ports: Ports,
  { epoch, chain }: HeldChain,
  slice: readonly Received[],
  packages: PackagesAt,
): void {
  for (const received of slice) {
    const incoming = packages.get(received.entry.id);
    if (incoming !== undefined) storePackage(db, incoming);
    storeReceived(db, received);
  }
  const last = slice.at(-1);
  if (last !== undefined) putAcknowledged(db, { epoch, chain }, last.position, formatInstant(ports.clock.now()));
}

/** The packages that belong into this slice and are not here: the same bytes again, for the journal bound their hash. */
async function packagesOf(back: FetchBack, slice: readonly Received[]): Promise<PackagesAt> {
  const found = new Map<string, PackageToStore>();
  const lasts = new Map<string, ChannelPosition>();
  for (const { entry } of slice) {
    if (entry.type !== 'package.taken/2') continue;
    const { channel, n, hash } = entryTypes['package.taken/2'].amounts.parse(entry.amounts);
    const last = lasts.get(channel) ?? positionOf(back.desk.db, channel);
    if (n <= last.n) continue;
    const incoming = channel === 'program' ? ofThisProgram(back.desk, n) : await pulled(back, channel, last);
    const isSame = sha256(incoming.bytes) === hash;
    // What another version of the program brought cannot be had again; `verify` names it.
    if (!isSame && channel === 'program') continue;
    if (!isSame) throw refusedPackage(entry, channel);
    found.set(entry.id, incoming);
    lasts.set(channel, { n, hash });
  }
  return found;
}

function ofThisProgram({ mode }: OpenDesk, n: number): PackageToStore {
  return programPackage(n, mode === 'demo' ? demoPlans() : builtInPlans());
}

function refusedPackage({ seq }: Entry, channel: string): AppError {
  return new AppError('fetch-back-refused', { seq, problem: `频道 ${channel} 的下发包与当时收到的不同` });
}

async function pulled({ centre, publicKey }: FetchBack, named: string, last: ChannelPosition): Promise<PackageToStore> {
  const channel: Channel = channelSchema.parse(named);
  const path = `/v1/feed/${channel}?after=${last.n}`;
  const { packages } = await ask(centre, { method: 'GET', path, schema: feedAnswerSchema });
  const signed: SignedPackage | undefined = packages[0];
  if (signed === undefined) throw new AppError('sync-feed-behind', { channel, have: last.n + 1, newest: last.n });
  const content = readSigned(signed, { channel, last, publicKey });
  const { bytes, signature } = signed;
  return { channel, n: content.n, bytes, signature: signature.value, content };
}
