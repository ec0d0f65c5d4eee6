/** The process that is killed: a real desk in 体验模式 that carries out acts and tells each answer, nothing more. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createApp } from '../../main/app.ts';
import { callerOf } from '../../main/caller.ts';
import { secureRandom } from '../../main/crypto.ts';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { after, workerUrls } from '../../main/hosts/node-ports.ts';
import { noPrinter } from '../../main/printing/printer.ts';
import { keyFileExists } from '../../main/key-file.ts';
import { businessDayAt, daysBetween, type Instant, instant, localDate } from '../../shared/dates.ts';
import type { Act, ActDay, Flaw, FromDesk } from './protocol.ts';
import { noLine } from '../../main/sync/no-line.ts';

const [, , dataDir = '', flaw = 'none'] = process.argv;
/** The day the act under way is played on; the acts of two days overlap. */
const played = new AsyncLocalStorage<ActDay>();
const desk = createApp({
  dataDir,
  clock: { now: () => playedNow() },
  randomness: { bytes: secureRandom },
  log: { info: () => undefined, error: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) },
  after,
  line: noLine,
  installationId: 'chaos',
  version: 'chaos',
  workers: workerUrls(),
  osSecret: null,
  printer: noPrinter,
  systemFonts: [],
});
const caller = callerOf(desk, () => secureRandom(16).toString('hex'));
const tell = (message: FromDesk): void => void process.send?.(message);

if (!keyFileExists(dataDir)) await caller.call('desk.createDemo', { day: null });
const sessions = {
  '2021-11-20': await played.run('2021-11-20', startShift),
  '2022-07-01': await played.run('2022-07-01', startShift),
};
// Parent and child are both ours: what arrives is an Act.
process.on('message', (act: Act) => void played.run(act.day, () => carryOut(act)));
tell({ kind: 'ready' });

/** The time of day now, on the day of the act; the start of the program itself lies on the first. */
function playedNow(): Instant {
  const now = instant(Date.now());
  const day = localDate(played.getStore() ?? '2021-11-20');
  return instant(now + daysBetween(businessDayAt(now), day) * 86_400_000);
}

/** Each operator's session of the day. */
async function startShift(): Promise<Record<Act['operatorNo'], string>> {
  return { '1001': await startWork('1001'), '1002': await startWork('1002') };
}

/** Signs in anew, as after a power cut; the shift of the day is opened once, whatever was answered. */
async function startWork(operatorNo: Act['operatorNo']): Promise<string> {
  const input = { operatorNo, password: DEMO_PASSWORD, purpose: 'session' } as const;
  const { token } = await caller.call('session.signIn', input);
  await caller.call(
    'shift.open',
    {},
    { session: token, requestId: `shift-of-${operatorNo}-${played.getStore() ?? ''}` },
  );
  return token;
}

async function carryOut({ requestId, method, input, operatorNo, day }: Act): Promise<void> {
  if (isFlawed('answers-early')) tell({ kind: 'answer', requestId, answer: { ok: true, value: null } });
  const id = isFlawed('forgets-requests') ? secureRandom(16).toString('hex') : requestId;
  const answer = await desk.dispatch({ method, input, requestId: id, session: sessions[day][operatorNo] });
  if (!isFlawed('answers-early')) tell({ kind: 'answer', requestId, answer });
}

function isFlawed(name: Flaw): boolean {
  return flaw === name;
}
