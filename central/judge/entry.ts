/** One entry as the judge sees it: where it stands, its header and its document, both parsed by the schemas of its type. */
import type { Instant } from '../../shared/dates.ts';
import {
  type EntryAmounts,
  type EntryBody,
  type EntryTypeName,
  entryTypes,
  isEntryType,
} from '../../shared/entries.ts';
import { type Entry, entrySchema } from '../../shared/journal/entry.ts';
import { sha256 } from '../crypto.ts';
import { EntryFault } from './entry-fault.ts';

/** An entry as stored, with what its desk is. */
export interface StoredRow {
  readonly desk_code: string;
  readonly admdvs: string;
  readonly epoch: string;
  readonly seq: number;
  readonly received_ms: number;
  readonly bytes: Buffer;
  readonly salt: Buffer | null;
  readonly body: Buffer | null;
  /** False where judgement had come past it already and was sent back. */
  readonly is_new: boolean;
}

/** Where an entry stands in the journal, and of which region its desk is. */
export interface Place {
  readonly deskCode: string;
  readonly admdvs: string;
  readonly epoch: string;
  readonly seq: number;
  readonly receivedAt: Instant;
  readonly isNew: boolean;
}

/** An entry of a known type. A null body has no document, or one that was erased. */
export interface ReadEntry<T extends EntryTypeName = EntryTypeName> extends Place {
  readonly entry: Omit<Entry, 'amounts' | 'type'> & { readonly type: T; readonly amounts: EntryAmounts<T> };
  readonly body: EntryBody<T> | null;
}

/** Reads one entry of the business chain. Throws `EntryFault` with why it cannot be read. */
export function readEntry(row: StoredRow): ReadEntry {
  const entry = entrySchema.safeParse(parseJson(row.bytes));
  if (!entry.success) throw new EntryFault('header');
  const { type, docHash } = entry.data;
  if (!isEntryType(type)) throw new EntryFault('type');
  const declared = entryTypes[type];
  const amounts = declared.amounts.safeParse(entry.data.amounts);
  if (declared.chain !== 'business' || !amounts.success) throw new EntryFault('header');
  const body = readBody(row, type, docHash);
  // Amounts and body were parsed by the schemas of this very type; the union over all types cannot say so.
  return { ...placeOf(row), entry: { ...entry.data, amounts: amounts.data }, body } as ReadEntry;
}

/** The entries of one type, in their order. */
export function entriesOf<T extends EntryTypeName>(entries: readonly ReadEntry[], type: T): ReadEntry<T>[] {
  // The filter is the proof; the compiler does not see it.
  return entries.filter(({ entry }) => entry.type === type) as unknown as ReadEntry<T>[];
}

function placeOf({ desk_code, admdvs, epoch, seq, received_ms, is_new }: StoredRow): Place {
  // Written by the clock of a centre in whole milliseconds.
  return { deskCode: desk_code, admdvs, epoch, seq, receivedAt: received_ms as Instant, isNew: is_new };
}

function readBody({ salt, body }: StoredRow, type: EntryTypeName, docHash: string | null): unknown {
  if (salt === null || body === null) return null;
  if (docHash !== sha256(salt, body)) throw new EntryFault('document');
  const parsed = entryTypes[type].body.safeParse(parseJson(body));
  if (!parsed.success) throw new EntryFault('document');
  return parsed.data;
}

/** What bytes say, or undefined where they are no JSON. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
