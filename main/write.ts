/** The only way to change the database: one transaction holds entry, document, tables, paper numbers and request id. */
import type { Instant, LocalDate } from '../shared/dates.ts';
import type { EntryTypeName } from '../shared/entries.ts';
import { AppError } from '../shared/errors.ts';
import type { Actor, Entry } from '../shared/journal/entry.ts';
import type { IssuedPaper, PaperKind } from '../shared/papers.ts';
import { databaseError } from './database/database-error.ts';
import type { WritableDatabase } from './database/open.ts';
import type { OpenDesk } from './desk/open-desk.ts';
import { append, type Draft } from './journal/append.ts';
import { takePapers } from './papers/numbers.ts';
import type { Ports } from './ports.ts';

/** What an act may do inside its transaction. */
export interface Transaction {
  readonly db: WritableDatabase;
  readonly at: Instant;
  readonly businessDay: LocalDate;
  readonly actor: Actor;
  /** Journals an act and applies it to the tables. */
  append<T extends EntryTypeName>(draft: Draft<T>): Entry;
  /** Takes the next paper numbers; call once per entry, and put the papers into that entry. */
  takePapers(kinds: readonly PaperKind[]): IssuedPaper[];
}

/** One run of a command: repeated with the same id and input it gives the same answer and does nothing. */
export interface RequestStamp {
  readonly requestId: string;
  readonly method: string;
  readonly inputHash: string;
}

export interface WriteScene {
  readonly actor: Actor;
  readonly at: Instant;
  readonly businessDay: LocalDate;
}

/**
 * Runs `act` in one transaction and keeps its answer with the request id.
 * Throws 'takeover-needed' where the journal must not go on as it is, 'request-reused' when the id was used for another input; storage failures become AppErrors.
 */
export function write<T>(
  ports: Ports,
  desk: OpenDesk,
  scene: WriteScene,
  request: RequestStamp | null,
  act: (transaction: Transaction) => T,
): T {
  const cause = desk.takeover();
  if (cause !== null) throw new AppError('takeover-needed', { cause });
  try {
    return desk.db.transaction((db) => {
      const before = request === null ? null : answered(db, request);
      // The stored answer is what this very method answered.
      if (before !== null) return before.answer as T;
      const answer = act(transactionOn(ports, desk, scene, db));
      if (request !== null) keepAnswer(db, request, answer);
      return answer;
    });
  } catch (cause) {
    throw databaseError(cause, desk.folder);
  }
}

/** The stored answer of a request, so that a retry need not prepare anything; null when it is new. */
export function answered(
  db: Pick<WritableDatabase, 'one'>,
  request: RequestStamp,
): { readonly answer: unknown } | null {
  const row = db.one<{ method: string; input_hash: string; answer: string }>(
    'SELECT method, input_hash, answer FROM requests WHERE request_id = ?',
    request.requestId,
  );
  if (row === undefined) return null;
  if (row.method !== request.method || row.input_hash !== request.inputHash) {
    throw new AppError('request-reused', { requestId: request.requestId });
  }
  return { answer: JSON.parse(row.answer) };
}

/** Keeps an answer with its request, in the transaction that made it true. */
export function keepAnswer(db: WritableDatabase, request: RequestStamp, answer: unknown): void {
  db.run(
    'INSERT INTO requests (request_id, method, input_hash, answer) VALUES (?, ?, ?, ?)',
    request.requestId,
    request.method,
    request.inputHash,
    JSON.stringify(answer),
  );
}

function transactionOn(ports: Ports, desk: OpenDesk, scene: WriteScene, db: WritableDatabase): Transaction {
  const place = { ...scene, deskCode: desk.deskCode, epoch: desk.epoch };
  return {
    db,
    at: scene.at,
    businessDay: scene.businessDay,
    actor: scene.actor,
    append: (draft) => append(db, ports, place, draft),
    takePapers: (kinds) =>
      takePapers(db, { deskCode: desk.deskCode, epoch: desk.epoch, day: scene.businessDay }, kinds),
  };
}
