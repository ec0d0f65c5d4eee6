/** For the tests of the roster: a folder of its own, and files built in it by the real worker. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rosterPath } from '../../main/roster/files.ts';
import type { RosterSource, RosterSummary } from '../../main/roster/messages.ts';
import { runRosterImport } from '../../main/roster/run-import.ts';
import { openRoster, type Roster } from '../../main/roster/store.ts';
import { localDate } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';

const WORKER = new URL('../../main/roster/import-worker.ts', import.meta.url);
const KEY = new Uint8Array(32).fill(7);

/** A folder of roster files. */
export interface RosterFolder {
  readonly path: string;
  /** Builds version `n` of 2021-11-19; a delta names the version it builds on. */
  build(n: number, source: RosterSource, on?: number): Promise<RosterSummary>;
  /** The code and sentence of a refused file, and proof that nothing was left behind. */
  refusal(n: number, source: RosterSource, on?: number): Promise<{ code: string; details: unknown; sentence: string }>;
  open(n: number): Roster;
  remove(): void;
}

/** A new, empty one; its key is always the same. */
export function rosterFolder(): RosterFolder {
  const path = mkdtempSync(join(tmpdir(), 'roster-'));
  const asOf = localDate('2021-11-19');
  const start = (n: number, source: RosterSource, on?: number) => {
    const base = on === undefined ? null : { path: rosterPath(path, on), asOf };
    const request = { source, target: rosterPath(path, n), key: KEY, asOf, today: localDate('2021-11-20'), base };
    return runRosterImport(WORKER, request, () => undefined).promise;
  };
  return {
    path,
    build: async (n, source, on) => {
      const outcome = await start(n, source, on);
      if (outcome.state !== 'done') throw new Error(outcome.state);
      return outcome.summary;
    },
    refusal: async (n, source, on) => {
      const before = readdirSync(path);
      const cause: unknown = await start(n, source, on).catch((error: unknown) => error);
      if (readdirSync(path).join() !== before.join()) throw new Error('something was left behind');
      if (!(cause instanceof AppError)) throw cause;
      // `instanceof` forgets the type argument.
      const { code, details } = cause as AppError;
      return { code, details, sentence: errorSentence(code, details) };
    },
    open: (n) => openRoster(rosterPath(path, n), KEY),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A text as bytes to import. */
export function bytesOf(text: string): RosterSource {
  return { kind: 'bytes', bytes: new TextEncoder().encode(text) };
}
