/** What makes a chain of entries sound: contiguous, each naming the hash of the one before. The hash is an argument. */
import { type Entry, entrySchema, NO_PREVIOUS_HASH } from './entry.ts';

/** A stored entry: the bytes as made, and their hash. */
export interface StoredEntry {
  readonly bytes: string;
  readonly hash: string;
}

/** Where a walk along a chain stands. */
export interface ChainPosition {
  readonly seq: number;
  readonly hash: string;
}

export const CHAIN_START: ChainPosition = { seq: 0, hash: NO_PREVIOUS_HASH };

export type ChainStep =
  | { readonly ok: true; readonly entry: Entry; readonly position: ChainPosition }
  | { readonly ok: false; readonly problem: string };

/** Checks one stored entry against the position before it; the problem is a Chinese sentence for the verify report. */
export function walkEntry(before: ChainPosition, stored: StoredEntry, hashOf: (bytes: string) => string): ChainStep {
  if (hashOf(stored.bytes) !== stored.hash) return { ok: false, problem: '内容与校验值不符，记录被改动' };
  const parsed = entrySchema.safeParse(parseJson(stored.bytes));
  if (!parsed.success) return { ok: false, problem: '内容无法识别，记录被改动' };
  const entry = parsed.data;
  if (entry.seq !== before.seq + 1)
    return { ok: false, problem: `序号应为 ${before.seq + 1}，实为 ${entry.seq}，中间缺号` };
  if (entry.prev !== before.hash) return { ok: false, problem: '与前一笔不相连，前面的记录被改动或调换' };
  return { ok: true, entry, position: { seq: entry.seq, hash: stored.hash } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
