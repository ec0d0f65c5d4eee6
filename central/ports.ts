/** What the centre needs of the world; the program and every test pass their own (DESIGN idea 12). */
import type { Instant } from '../shared/dates.ts';
import type { SigningKey } from './crypto.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface CentralPorts {
  readonly clock: { now(): Instant };
  readonly randomness: { bytes(size: number): Uint8Array };
  /** Events by name with codes and figures only, never personal data. */
  readonly log: { info(event: string, facts: Facts): void; error(event: string, facts: Facts): void };
  /** Acts once after so many milliseconds unless the returned function is called first; keeps no process alive. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** The program's version, shown by `/v1/health`. */
  readonly version: string;
  /** Signs packages, rulings and certificates. */
  readonly key: SigningKey;
}
