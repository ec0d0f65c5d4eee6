/** The port to this machine's printers: a job goes into a device's queue, or a sentence says why not (DESIGN §4). */
import type { ProfileId } from '../../shared/print-profile.ts';

export interface PrintJob {
  readonly bytes: Uint8Array;
  /** A PDF, or the bytes a 24-pin printer takes as they are. */
  readonly format: 'pdf' | 'escp';
  readonly profile: ProfileId;
  /** Shown in the spooler's list; never personal data. */
  readonly title: string;
}

export type PrintOutcome =
  | { readonly state: 'queued' }
  /** `reason`: a Chinese sentence; null where only the system's own words are known, which go to the log. */
  | { readonly state: 'failed'; readonly reason: string | null; readonly complaint: string }
  /** No answer in time: the job may still come out. */
  | { readonly state: 'unknown'; readonly waitedSeconds: number }
  /** This machine cannot print by itself: the screen's dialog does it. */
  | { readonly state: 'unavailable' };

export interface Printer {
  /** Names of the devices; empty where there is no spooler. */
  devices(): Promise<readonly string[]>;
  /** Never rejects: what goes wrong is an outcome. */
  print(job: PrintJob, device: string): Promise<PrintOutcome>;
}

/** A machine without a spooler: everything goes through the screen's dialog. */
export const noPrinter: Printer = {
  devices: () => Promise.resolve([]),
  print: () => Promise.resolve({ state: 'unavailable' }),
};
