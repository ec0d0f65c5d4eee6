/** New identities: UUIDv7 from the clock and randomness ports. */
import { v7 } from 'uuid';
import type { CentralPorts } from './ports.ts';

/** A lower-case UUIDv7; ids made later sort later. */
export function newId(ports: Pick<CentralPorts, 'clock' | 'randomness'>): string {
  return v7({ msecs: ports.clock.now(), random: ports.randomness.bytes(16) });
}
