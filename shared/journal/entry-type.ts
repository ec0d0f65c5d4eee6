/** How a type of entry is declared: its chain, what its header may carry and what its document holds. */
import type { z } from 'zod';
import type { Chain } from './entry.ts';

export interface EntryType<A extends z.ZodType, B extends z.ZodType> {
  readonly chain: Chain;
  /** Fen and codes in the header. */
  readonly amounts: A;
  /** The document's body. */
  readonly body: B;
}

/** Declares a type of entry of the business chain. */
export function businessEntry<A extends z.ZodType, B extends z.ZodType>(amounts: A, body: B): EntryType<A, B> {
  return { chain: 'business', amounts, body };
}

/** Declares a type of entry of the access chain: looks, prints, exports, sign-ins. */
export function accessEntry<A extends z.ZodType, B extends z.ZodType>(amounts: A, body: B): EntryType<A, B> {
  return { chain: 'access', amounts, body };
}
