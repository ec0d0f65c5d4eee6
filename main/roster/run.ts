/** One import under way: what was asked, what is watched, and where its records come from. */
import type { RosterBuilder } from './builder.ts';
import type { RosterFormat, RosterImportRequest, RosterProgress } from './messages.ts';

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

/** One line of the file: its cells, or why the reader could not read them. */
export type SourceRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly field: string; readonly reason: string };

/** A file whose form is known. */
export interface RecordSource {
  readonly format: RosterFormat;
  /** SHA-256 of the file as brought, lower-case hex. */
  readonly sha256: string;
  /** Lines below the header, about; empty ones may count. */
  readonly rows: number;
  /** Whether the last record surely is whole. */
  readonly isEnded: boolean;
  /** The records in pieces, the header first; ends early when cancelled. Errors: the 'roster-…' codes of a bad file. */
  records(): AsyncGenerator<readonly SourceRecord[]>;
}

/** A run whose file is being built. */
export interface BuildRun extends ImportRun {
  readonly source: RecordSource;
  readonly builder: RosterBuilder;
}
