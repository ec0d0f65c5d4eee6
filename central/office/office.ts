/** What every part of the claims office works with. */
import type { Pool } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

export interface Office {
  readonly pool: Pool;
  readonly ports: CentralPorts;
}

/** Where a call came from. */
export interface Caller {
  readonly token: string | null;
  readonly address: string;
  /** Sets the session's cookie on the answer; null takes it away. */
  setToken(token: string | null): void;
}
