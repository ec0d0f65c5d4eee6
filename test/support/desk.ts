/** A real desk for tests: real SQLite, real dispatcher, a clock that only the test moves, a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type Desk } from '../../main/app.ts';
import { fetchLine } from '../../main/hosts/fetch-line.ts';
import { after, workerUrls } from '../../main/hosts/node-ports.ts';
import { noPrinter } from '../../main/printing/printer.ts';
import { systemFontFolders } from '../../main/papers/font-folders.ts';
import { secureRandom } from '../../main/crypto.ts';
import type { Log, Ports } from '../../main/ports.ts';
import type { Answer, Input, MethodName, Output } from '../../shared/contract.ts';
import { type Instant, instantAt, localDate } from '../../shared/dates.ts';

/** A clock the test sets. */
export interface TestClock {
  now(): Instant;
  set(day: string, time?: string): void;
  advance(minutes: number): void;
}

/** A clock that stands at 2021-11-20 09:00 until told otherwise. */
export function testClock(day = '2021-11-20', time = '09:00'): TestClock {
  let current = instantAt(localDate(day), time);
  return {
    now: () => current,
    set: (newDay, newTime = '09:00') => {
      current = instantAt(localDate(newDay), newTime);
    },
    advance: (minutes) => {
      // Whole minutes keep the instant a whole number of milliseconds.
      current = (current + minutes * 60_000) as Instant;
    },
  };
}

/** What the log was told. */
export interface RecordedLog extends Log {
  readonly lines: { readonly event: string; readonly facts: Readonly<Record<string, unknown>> }[];
}

export function recordedLog(): RecordedLog {
  const lines: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const record = (event: string, facts: Readonly<Record<string, unknown>>): void => void lines.push({ event, facts });
  return { lines, info: record, error: record };
}

/** Ports of a test desk; the folder's name has a space in it on purpose. */
export function testPorts(overrides: Partial<Ports> = {}): Ports {
  return {
    dataDir: overrides.dataDir ?? mkdtempSync(join(tmpdir(), 'joint desk ')),
    clock: testClock(),
    randomness: { bytes: secureRandom },
    log: recordedLog(),
    after,
    line: fetchLine,
    installationId: 'test-installation',
    version: 'test',
    workers: workerUrls(),
    osSecret: null,
    printer: noPrinter,
    systemFonts: systemFontFolders(process.platform),
    ...overrides,
  };
}

export interface TestDesk {
  readonly app: Desk;
  readonly ports: Ports;
  /** Calls a method and gives its value; throws the sentence of a refusal. */
  call<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>;
  /** Calls a method and gives the whole answer. */
  answer<M extends MethodName>(method: M, input: Input<M>, options?: CallOptions): Promise<Answer<Output<M>>>;
  /** Signs in with the demo password and gives the session's token. */
  signIn(operatorNo: string): Promise<string>;
  /** Closes the desk and removes its folder. */
  dispose(): Promise<void>;
}

export interface CallOptions {
  readonly session?: string;
  readonly requestId?: string;
}

/** A test desk on these ports, not yet set up. */
export function openTestDesk(ports: Ports = testPorts()): TestDesk {
  const app = createApp(ports);
  const answer = async <M extends MethodName>(
    method: M,
    input: Input<M>,
    options: CallOptions = {},
  ): Promise<Answer<Output<M>>> => {
    const requestId = options.requestId ?? crypto.randomUUID();
    const session = options.session === undefined ? {} : { session: options.session };
    // The dispatcher parses the output with this method's own schema.
    return (await app.dispatch({ method, input, requestId, ...session })) as Answer<Output<M>>;
  };
  const call: TestDesk['call'] = async (method, input, options) => {
    const result = await answer(method, input, options);
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return {
    app,
    ports,
    answer,
    call,
    signIn: async (operatorNo) =>
      (await call('session.signIn', { operatorNo, password: 'tiyan2022', purpose: 'session' })).token,
    dispose: async () => {
      await app.close();
      rmSync(ports.dataDir, { recursive: true, force: true });
    },
  };
}

/** A test desk in 体验模式, following the clock port. */
export async function openDemoDesk(ports: Ports = testPorts()): Promise<TestDesk> {
  const desk = openTestDesk(ports);
  await desk.call('desk.createDemo', { day: null });
  return desk;
}

/** Waits for a job to end and gives it. */
export async function finishJob(desk: TestDesk, jobId: string, session: string): Promise<Output<'jobs.get'>> {
  for (;;) {
    const job = await desk.call('jobs.get', { jobId }, { session });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
