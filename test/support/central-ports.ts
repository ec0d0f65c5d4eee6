/** Ports of a test centre: a clock only the test moves, a key of its own. */
import { secureRandom, signingKey } from '../../central/crypto.ts';
import type { CentralPorts } from '../../central/ports.ts';
import { after } from '../../main/hosts/node-ports.ts';
import { recordedLog, type RecordedLog, testClock, type TestClock } from './desk.ts';

export interface TestCentralPorts extends CentralPorts {
  readonly clock: TestClock;
  readonly log: RecordedLog;
}

/** Share the desk's clock by passing it. */
export function centralPorts(clock: TestClock = testClock()): TestCentralPorts {
  return {
    clock,
    randomness: { bytes: secureRandom },
    log: recordedLog(),
    after,
    version: 'test',
    key: signingKey(secureRandom(32)),
  };
}
