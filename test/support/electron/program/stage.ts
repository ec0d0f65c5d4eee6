/** The program's end of the wire to the stage. */
import { joinWire } from '../wire.ts';
import type { ProgramAsks, StageAsks } from '../protocol.ts';

export const stage = joinWire<ProgramAsks, StageAsks>(process);

// The clock itself is set as the message passes (register.ts); this is the answer.
stage.answer('clock', () => null);
// Whoever watched this program is gone: nobody would end it.
process.on('disconnect', () => process.exit(1));

/** Asks without waiting for an answer; that the stage is gone is told by 'disconnect'. */
export function tell(asked: Promise<unknown>): void {
  asked.catch(() => undefined);
}
