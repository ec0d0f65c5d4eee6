/** Feed packages: the second verbatim input of the tables (DESIGN §3.3). The plans that ship with the program enter here too. */
import type { EntryAmounts } from '../../shared/entries.ts';
import { NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { sha256 } from '../crypto.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import { canonical } from '../journal/canonical.ts';
import type { Transaction } from '../write.ts';
import { applyPackage, type PackageContent, parsePackage } from './apply.ts';

/** What taking a package needs of a transaction. */
export type Taking = Pick<Transaction, 'db' | 'append'>;

export interface PackageToStore {
  readonly channel: EntryAmounts<'package.taken/2'>['channel'];
  readonly n: number;
  readonly bytes: string;
  /** Null only for what ships with the program. */
  readonly signature: string | null;
  /** What the bytes say, as parsed. */
  readonly content: PackageContent;
}

export interface PackageToTake extends PackageToStore {
  readonly items: number;
}

/** Where a channel stands at this desk. */
export interface ChannelPosition {
  readonly n: number;
  readonly hash: string;
}

/** Takes a set of plans as the next package of the program, unless the last one held exactly these. */
export function publishPlans(transaction: Taking, plans: readonly Plan[]): void {
  const last = transaction.db.one<{ n: number; bytes: string }>(
    `SELECT n, bytes FROM packages WHERE channel = 'program' ORDER BY n DESC LIMIT 1`,
  );
  if (last !== undefined && holdsExactly(last.bytes, plans)) return;
  takePackage(transaction, { ...programPackage((last?.n ?? 0) + 1, plans), items: 1 });
}

/** The plans of the program as package `n` of its channel. */
export function programPackage(n: number, plans: readonly Plan[]): PackageToStore {
  const bytes = canonical({ v: 1, channel: 'program', n, plans });
  return { channel: 'program', n, bytes, signature: null, content: parsePackage(bytes) };
}

/** Stores a package's bytes verbatim, applies it and journals its hash; refuses gaps and repeats (sync rule 24). */
export function takePackage({ db, append }: Taking, incoming: PackageToTake): void {
  const { channel, n, items } = incoming;
  const hash = storePackage(db, incoming);
  append({ type: 'package.taken/2', subject: `${channel}-${n}`, amounts: { channel, n, hash, items }, body: null });
}

/** The part of taking a package that comes before its entry; answers its hash. */
export function storePackage(db: WritableDatabase, { channel, n, bytes, signature, content }: PackageToStore): string {
  const last = positionOf(db, channel);
  if (n !== last.n + 1) throw new RangeError(`package ${n} of ${channel} does not follow ${last.n}`);
  const after = db.one<{ ordinal: number | null }>('SELECT max(ordinal) AS ordinal FROM journal');
  const hash = sha256(bytes);
  db.run(
    'INSERT INTO packages (channel, n, bytes, hash, after_ordinal, signature) VALUES (?, ?, ?, ?, ?, ?)',
    channel,
    n,
    bytes,
    hash,
    after?.ordinal ?? 0,
    signature,
  );
  applyPackage(db, content);
  return hash;
}

/** The newest package of a channel; 0 and 64 zeros before the first. */
export function positionOf(db: Database, channel: string): ChannelPosition {
  const last = db.one<ChannelPosition>(
    'SELECT n, hash FROM packages WHERE channel = ? ORDER BY n DESC LIMIT 1',
    channel,
  );
  return last ?? { n: 0, hash: NO_PREVIOUS_HASH };
}

/** Early folders call the channel otherwise in the bytes; what counts is the plans. */
function holdsExactly(bytes: string, plans: readonly Plan[]): boolean {
  // Our own bytes, made by `publishPlans`.
  const { plans: held } = JSON.parse(bytes) as { plans: unknown };
  return canonical(held) === canonical(plans);
}
