/** A real desk in 体验模式 with a real line, to be killed: acts come in, answers go out, rounds run by themselves too. */
import { createApp } from '../../../main/app.ts';
import { callerOf } from '../../../main/caller.ts';
import { secureRandom } from '../../../main/crypto.ts';
import { DEMO_PASSWORD } from '../../../main/demo/operators.ts';
import { fetchLine } from '../../../main/hosts/fetch-line.ts';
import { after, workerUrls } from '../../../main/hosts/node-ports.ts';
import { keyFileExists } from '../../../main/key-file.ts';
import { noPrinter } from '../../../main/printing/printer.ts';
import { instant } from '../../../shared/dates.ts';
import type { FromDesk } from '../protocol.ts';
import type { WindowAct } from './window.ts';

const [, , dataDir = '', deskCode = ''] = process.argv;
const desk = createApp({
  dataDir,
  clock: { now: () => instant(Date.now()) },
  randomness: { bytes: secureRandom },
  log: { info: () => undefined, error: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) },
  after,
  line: fetchLine,
  installationId: 'chaos',
  version: 'chaos',
  workers: workerUrls(),
  osSecret: null,
  printer: noPrinter,
  systemFonts: [],
});
const caller = callerOf(desk, () => secureRandom(16).toString('hex'));
const tell = (message: FromDesk): void => void process.send?.(message);

if (!keyFileExists(dataDir)) await caller.call('desk.createDemo', { day: '2021-11-20', deskCode });
const sessions = new Map<string, string>();
for (const operatorNo of ['1001', '1002', '9001']) {
  const input = { operatorNo, password: DEMO_PASSWORD, purpose: 'session' } as const;
  sessions.set(operatorNo, (await caller.call('session.signIn', input)).token);
}
// Parent and child are both ours: what arrives is a WindowAct.
process.on('message', (act: WindowAct) => void carryOut(act));
tell({ kind: 'ready' });

async function carryOut({ requestId, method, input, operatorNo }: WindowAct): Promise<void> {
  const session = sessions.get(operatorNo) ?? '';
  tell({ kind: 'answer', requestId, answer: await desk.dispatch({ method, input, requestId, session }) });
}
