/** Appends one act to the journal: header, document and tables, in the transaction that holds `db`. */
import { formatInstant, type Instant, type LocalDate } from '../../shared/dates.ts';
import { entryTypes, type EntryAmounts, type EntryBody, type EntryTypeName } from '../../shared/entries.ts';
import { AppError } from '../../shared/errors.ts';
import { type Actor, type Entry, NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { sha256 } from '../crypto.ts';
import type { WritableDatabase } from '../database/open.ts';
import { newId } from '../ids.ts';
import type { Ports } from '../ports.ts';
import { apply } from './apply.ts';
import { storeDocument, storeEntry } from './store-entry.ts';
import { canonical } from './canonical.ts';

/** Where and when an act happens, and by whom. */
export interface Scene {
  readonly deskCode: string;
  readonly epoch: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly businessDay: LocalDate;
}

export interface Draft<T extends EntryTypeName> {
  readonly type: T;
  /** Identity of the thing acted on; never personal data. */
  readonly subject: string;
  readonly amounts: EntryAmounts<T>;
  readonly body: EntryBody<T>;
}

/** A document larger than this is refused: scans are attachments (DESIGN §3.3). */
const MAX_BODY_BYTES = 256 * 1024;

/** Writes the entry and its document, applies it to the tables, and answers the stored header. */
export function append<T extends EntryTypeName>(
  db: WritableDatabase,
  ports: Ports,
  scene: Scene,
  draft: Draft<T>,
): Entry {
  const type = entryTypes[draft.type];
  // The schemas of one type parse that type's amounts and body; the index hides which.
  const amounts = type.amounts.parse(draft.amounts) as Entry['amounts'];
  const body = type.body.parse(draft.body) as EntryBody<T>;
  const document = body === null ? null : sealDocument(ports, canonical(body));
  const last = lastOf(db, scene.epoch, type.chain);
  const entry: Entry = {
    v: 1,
    alg: 'sha256',
    desk: scene.deskCode,
    epoch: scene.epoch,
    chain: type.chain,
    seq: last.seq + 1,
    id: newId(ports),
    type: draft.type,
    subject: draft.subject,
    at: formatInstant(scene.at),
    businessDay: scene.businessDay,
    actor: scene.actor,
    amounts,
    docHash: document?.hash ?? null,
    prev: last.hash,
  };
  const bytes = canonical(entry);
  storeEntry(db, entry, { bytes, hash: sha256(bytes) });
  if (document !== null) storeDocument(db, entry, document);
  apply(db, entry, body);
  return entry;
}

function sealDocument(ports: Ports, body: string) {
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) throw new AppError('document-too-large', { bytes, limit: MAX_BODY_BYTES });
  const salt = ports.randomness.bytes(16);
  return { salt, body, hash: sha256(salt, body) };
}

function lastOf(db: WritableDatabase, epoch: string, chain: string): { seq: number; hash: string } {
  const last = db.one<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM journal WHERE epoch = ? AND chain = ? ORDER BY seq DESC LIMIT 1',
    epoch,
    chain,
  );
  return last ?? { seq: 0, hash: NO_PREVIOUS_HASH };
}
