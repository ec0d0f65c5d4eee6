/** New identities from the clock and randomness ports. */
import { v7 } from 'uuid';
import type { Ports } from './ports.ts';

/** A UUIDv7: sortable by time, unique without asking anyone. */
export function newId(ports: Pick<Ports, 'clock' | 'randomness'>): string {
  return v7({ msecs: ports.clock.now(), random: ports.randomness.bytes(16) });
}
