/** A group of routes put onto the server. */
import type { Pool } from '../database/pool.ts';
import type { CentralServer } from '../http/server.ts';
import type { CentralPorts } from '../ports.ts';

export interface Surroundings {
  readonly server: CentralServer;
  readonly pool: Pool;
  readonly ports: CentralPorts;
  /** There is something to judge; answers at once, judges later. */
  readonly poke: () => void;
}

export type RouteSet = (surroundings: Surroundings) => void;
