/** What the application needs from the world; hosts and tests each pass their own (DESIGN idea 12). */
import type { Instant } from '../shared/dates.ts';
import type { Printer } from './printing/printer.ts';

export interface Clock {
  now(): Instant;
}

export interface Randomness {
  /** `size` random bytes: identities, salts, keys. */
  bytes(size: number): Uint8Array;
}

export interface Log {
  info(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
}

export interface LineRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The whole exchange ends after so long. */
  readonly timeoutMs: number;
  /** A longer answer is not read to its end. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface LineAnswer {
  readonly status: number;
  /** One header, or null. */
  header(name: string): string | null;
  readonly body: Uint8Array;
}

/**
 * One HTTP exchange; redirects are not followed. Throws 'line-unreachable' and 'line-refused' where nothing was sent, else
 * 'line-broken', 'line-slow', 'line-too-large', 'line-insecure'.
 */
export type Line = (request: LineRequest) => Promise<LineAnswer>;

/** The operating system's own key store, where a host can reach one. */
export interface OsSecret {
  /** Why it protects nothing here, in Chinese; null when it does. */
  obstacle(): Promise<string | null>;
  seal(secret: string): Promise<Uint8Array>;
  /** Null for what another user, another machine or an older key store sealed; `isStale`: to be sealed anew. */
  open(sealed: Uint8Array): Promise<{ readonly secret: string; readonly isStale: boolean } | null>;
}

export interface Ports {
  /** Folder of `main.db`, `key.json`, roster files and backups; made 0700 when missing. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Log;
  /** Acts once after so many milliseconds unless the returned function is called first; keeps no process alive. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** The way to the centre. */
  readonly line: Line;
  /** Names this installation; kept outside the data folder so that a moved or cloned folder is noticed (DESIGN §7). */
  readonly installationId: string;
  /** The program's version, shown and journaled. */
  readonly version: string;
  /** Where workers' code lies: `.ts` beside us, or a bundle. */
  readonly workers: { readonly roster: URL; readonly verify: URL; readonly papers: URL; readonly backup: URL };
  /** For the `os` slot of the key file; null where the host has no way to a key store. */
  readonly osSecret: OsSecret | null;
  /** This machine's printers. */
  readonly printer: Printer;
  /** Font files to fall back on for a character the bundled font lacks. */
  readonly systemFonts: readonly string[];
}
