/** Every type of entry the journal knows. Shipped types are never changed; the next version gets the next number. */
import type { z } from 'zod';
import { accessEntries } from './entries/access.ts';
import { attentionEntries } from './entries/attention.ts';
import { citizenEntries } from './entries/citizen.ts';
import { claimEntries } from './entries/claims.ts';
import { decisionEntries } from './entries/decisions.ts';
import { deskEntries } from './entries/desk.ts';
import { enrollmentEntries } from './entries/enrollment.ts';
import { journalEntries } from './entries/journal.ts';
import { paperEntries } from './entries/papers.ts';

export const entryTypes = {
  ...deskEntries,
  ...enrollmentEntries,
  ...claimEntries,
  ...decisionEntries,
  ...citizenEntries,
  ...paperEntries,
  ...journalEntries,
  ...attentionEntries,
  ...accessEntries,
};

export type EntryTypeName = keyof typeof entryTypes;
export type EntryAmounts<T extends EntryTypeName> = z.output<(typeof entryTypes)[T]['amounts']>;
export type EntryBody<T extends EntryTypeName> = z.output<(typeof entryTypes)[T]['body']>;

/** Whether a stored type is one this version can apply. */
export function isEntryType(type: string): type is EntryTypeName {
  return Object.hasOwn(entryTypes, type);
}
