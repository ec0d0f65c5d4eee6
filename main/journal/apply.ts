/**
 * The one function from an entry to the business tables (DESIGN §3.3): used live, by `verify` and by every rebuild.
 * A null body means the document was erased: what it held becomes NULL, what the header holds stays.
 */
import type { EntryAmounts, EntryBody, EntryTypeName } from '../../shared/entries.ts';
import { isEntryType } from '../../shared/entries.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { attentionAppliers } from '../attention/apply.ts';
import { citizenAppliers } from '../citizen/apply.ts';
import { claimAppliers } from '../claims/apply.ts';
import { decisionAppliers } from '../claims/apply-decisions.ts';
import type { WritableDatabase } from '../database/open.ts';
import { deskAppliers } from '../desk/apply.ts';
import { enrollmentAppliers } from '../enrollment/apply.ts';
import { paperAppliers } from '../papers/apply.ts';
import { settingAppliers } from '../settings/apply.ts';

/** How entries of one type change the tables, and what of it goes when a document is erased. */
export interface Applier<T extends EntryTypeName> {
  apply(db: WritableDatabase, entry: TypedEntry<T>, body: EntryBody<T> | null): void;
  /** Sets to NULL what came from the body; absent when no table repeats it. */
  erase?(db: WritableDatabase, entry: TypedEntry<T>): void;
}

/** An entry whose amounts are those of its type. */
export type TypedEntry<T extends EntryTypeName> = Omit<Entry, 'amounts'> & { readonly amounts: EntryAmounts<T> };

export type Appliers = { readonly [T in EntryTypeName]?: Applier<T> };

const appliers: Appliers = {
  ...deskAppliers,
  ...enrollmentAppliers,
  ...claimAppliers,
  ...decisionAppliers,
  ...citizenAppliers,
  ...settingAppliers,
  ...paperAppliers,
  ...attentionAppliers,
};

/** Applies one entry. Of the access chain only prints change a table. */
export function apply(db: WritableDatabase, entry: Entry, body: unknown): void {
  const type = knownType(entry);
  if (type === 'journal.erased/1') {
    if (body !== null) eraseRows(db, body as EntryBody<'journal.erased/1'>); // parsed by the caller as this type
    return;
  }
  applierOf(type)?.apply(db, entry, body);
}

/** The rows built from entries whose documents a `journal.erased` names lose what the documents held. */
function eraseRows(db: WritableDatabase, body: EntryBody<'journal.erased/1'>): void {
  for (const id of body.entryIds) {
    const row = db.one<{ bytes: string }>('SELECT bytes FROM journal WHERE id = ?', id);
    if (row === undefined) continue;
    const erased = JSON.parse(row.bytes) as Entry; // our own bytes, parsed by the schema before they were stored
    applierOf(knownType(erased))?.erase?.(db, erased);
  }
}

function knownType(entry: Entry): EntryTypeName {
  if (!isEntryType(entry.type)) throw new TypeError(`entry type ${entry.type} is not known to this version`);
  return entry.type;
}

interface LooseApplier {
  apply(db: WritableDatabase, entry: Entry, body: unknown): void;
  erase?(db: WritableDatabase, entry: Entry): void;
}

function applierOf(type: EntryTypeName): LooseApplier | undefined {
  // Amounts and body were parsed by the schemas of this very type; the union over all types cannot say so.
  return appliers[type] as LooseApplier | undefined;
}
