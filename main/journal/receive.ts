/** Takes an entry the desk once wrote and the centre kept: verbatim, checked against its chain, through the same `apply` (DESIGN §7). */
import { z } from 'zod';
import { entryTypes, isEntryType } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { type ChainPosition, walkEntry } from '../../shared/journal/chain.ts';
import type { Chain, Entry } from '../../shared/journal/entry.ts';
import type { PushedEntry } from '../../shared/sync/batch.ts';
import { sha256 } from '../crypto.ts';
import type { WritableDatabase } from '../database/open.ts';
import { applyOrSetAside } from './set-aside.ts';
import { storeDocument, storeEntry } from './store-entry.ts';

/** The chain an entry must belong to. */
export interface ReceivedChain {
  readonly deskCode: string;
  readonly epoch: string;
  readonly chain: Chain;
}

/** An entry that fits, and where the chain stands behind it. */
export interface Received {
  readonly entry: Entry;
  readonly position: ChainPosition;
  readonly pushed: PushedEntry;
  /** Its document, parsed; null where it has none or it was erased. */
  readonly body: unknown;
}

/**
 * Checks hash, link, place and document. Throws 'fetch-back-refused' naming the entry and what is wrong, 'fetch-back-newer' for
 * a sound one of a type this program does not know.
 */
export function checkReceived(place: ReceivedChain, before: ChainPosition, pushed: PushedEntry): Received {
  const seq = before.seq + 1;
  const refuse = (problem: string): AppError => new AppError('fetch-back-refused', { seq, problem });
  const step = walkEntry(before, pushed, sha256);
  if (!step.ok)
    throw isNewerHeader(pushed) ? new AppError('fetch-back-newer', { seq, type: '流水格式' }) : refuse(step.problem);
  const { entry, position } = step;
  const isHere = entry.desk === place.deskCode && entry.epoch === place.epoch && entry.chain === place.chain;
  if (!isHere) throw refuse('不属于本窗口的这一条流水');
  const { document } = pushed;
  // An erased document is gone at both ends; its hash stays.
  if (document !== null && sha256(Buffer.from(document.salt, 'hex'), document.body) !== entry.docHash) {
    throw refuse('内容与其校验值不符');
  }
  return { entry, position, pushed, body: bodyOf(entry, pushed) };
}

/** Stores a checked entry as it was made and applies it; what it destroyed then is destroyed here too. */
export function storeReceived(db: WritableDatabase, { entry, pushed, body }: Received): void {
  storeEntry(db, entry, pushed);
  if (entry.docHash !== null) storeDocument(db, entry, documentOf(pushed));
  applyOrSetAside(db, entry, body);
  if (entry.type === 'journal.erased/1' && body !== null) destroyDocuments(db, body);
}

function documentOf({ document }: PushedEntry) {
  return document === null ? null : { salt: Buffer.from(document.salt, 'hex'), body: document.body };
}

/** The header of every version there will be says its version. */
function isNewerHeader({ bytes }: PushedEntry): boolean {
  const head = headSchema.safeParse(jsonOf(bytes));
  return head.success && head.data.v > 1;
}

const headSchema = z.object({ v: z.int() });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** By the schemas of its type; a newer program writes types and fields this one does not know. */
function bodyOf({ seq, type, amounts }: Entry, { document }: PushedEntry): unknown {
  const newer = new AppError('fetch-back-newer', { seq, type });
  if (!isEntryType(type) || !entryTypes[type].amounts.safeParse(amounts).success) throw newer;
  if (document === null) return null;
  const parsed = entryTypes[type].body.safeParse(JSON.parse(document.body));
  if (!parsed.success) throw newer;
  return parsed.data;
}

function destroyDocuments(db: WritableDatabase, body: unknown): void {
  const { entryIds } = entryTypes['journal.erased/1'].body.parse(body);
  for (const id of entryIds) {
    db.run('UPDATE documents SET salt = NULL, body = NULL WHERE entry_id = ? AND body IS NOT NULL', id);
  }
}
