/** A trial of any version as the newest one reads it: stored bytes stay, what is read is one shape (DESIGN §3.3). */
import type { EntryBody } from '../entries.ts';
import { initialState } from '../settle/state.ts';
import { claimEntries } from './claims.ts';

export type Tried = EntryBody<'claim.tried/2'>;

/** Every version of a trial, for readers of the journal. */
export const TRIED_TYPES = ['claim.tried/1', 'claim.tried/2'] as const;
export type TriedType = (typeof TRIED_TYPES)[number];

export function isTriedType(type: string): type is TriedType {
  return TRIED_TYPES.some((known) => known === type);
}

/** Parses a stored body. Version 1 knew no decisions: it started from an untouched year. */
export function readTried(type: TriedType, body: unknown): Tried {
  if (type === 'claim.tried/2') return claimEntries[type].body.parse(body);
  const first = claimEntries[type].body.parse(body);
  return { ...first, stateBefore: initialState(), accumulatedAt: null };
}
