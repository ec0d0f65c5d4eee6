/** A real centre in a process of its own, for the bench: says its address and a code, ends when its parent does. */
import { startTestCentral } from '../support/central.ts';
import { startTestPostgres } from '../support/postgres.ts';

const postgres = await startTestPostgres();
const centre = await startTestCentral(postgres);
await centre.addDesk('TY01');
process.send?.({ url: centre.url, code: await centre.code('TY01') });
process.on('message', () => void end());
process.on('disconnect', () => void end());

async function end(): Promise<void> {
  await centre.stop();
  await postgres.stop();
  process.exit(0);
}
