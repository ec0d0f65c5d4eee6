/** One import under way: what was asked, what is watched, and what the scan found out. */
import type { RosterBuilder } from './builder.ts';
import type { RosterImportRequest, RosterProgress } from './messages.ts';
import type { Encoding } from './scan.ts';

/** What the import tells and asks while it runs; asked at every piece. */
export interface ImportWatcher {
  progress(progress: RosterProgress): void;
  isCancelled(): boolean;
}

export interface ImportRun {
  readonly request: RosterImportRequest;
  readonly watcher: ImportWatcher;
  /** Size of the source in bytes. */
  readonly size: number;
}

/** What the first reading found. */
export interface Scanned {
  readonly encoding: Encoding;
  readonly sha256: string;
  readonly endsWithNewline: boolean;
  /** Lines below the header; empty ones count. */
  readonly rows: number;
}

/** A run whose file is being built. */
export interface BuildRun extends ImportRun {
  readonly scanned: Scanned;
  readonly builder: RosterBuilder;
}
