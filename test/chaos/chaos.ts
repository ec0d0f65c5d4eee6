/** Lives of one desk, each ended by kill −9 at a random moment; the file is checked after every death. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { seededRandom } from '../../main/demo/people.ts';
import { canonical } from '../../main/journal/canonical.ts';
import { keyFileExists } from '../../main/key-file.ts';
import { checkFolder, committedUnheard } from './check.ts';
import { type Life, startLife } from './life.ts';
import type { Act, Flaw } from './protocol.ts';
import { startWork, type Work } from './work.ts';

export interface ChaosReport {
  readonly seed: number;
  readonly kills: number;
  /** Requests answered, each exactly once. */
  readonly answered: number;
  /** Requests that were in flight at a death and asked again. */
  readonly retried: number;
  /** Those of them that death found committed with their answer unheard: a retry must not do them again. */
  readonly unheard: number;
  /** Requests answered before a death and asked again all the same. */
  readonly repeated: number;
  readonly findings: readonly string[];
}

interface Run {
  readonly random: () => number;
  readonly work: Work;
  /** Sent and not answered: asked again in the next life. */
  readonly open: Map<string, Act>;
  readonly promised: Map<string, unknown>;
  readonly acts: Map<string, Act>;
  readonly findings: string[];
  retried: number;
  unheard: number;
  repeated: number;
}

const MOST_IN_FLIGHT = 3;

/** One desk, `kills` deaths, then a last life that finishes what is open. Stops at the first death with a finding. */
export async function runChaos(seed: number, kills: number, flaw: Flaw | null = null): Promise<ChaosReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'joint desk chaos '));
  const random = seededRandom(seed);
  const run: Run = {
    random,
    work: startWork(random),
    open: new Map(),
    promised: new Map(),
    acts: new Map(),
    findings: [],
    retried: 0,
    unheard: 0,
    repeated: 0,
  };
  let deaths = 0;
  try {
    while (deaths < kills && run.findings.length === 0) {
      await liveAndDie(run, dataDir, flaw);
      deaths += 1;
      if (!keyFileExists(dataDir)) continue;
      run.findings.push(...checkFolder(dataDir, run.promised));
      run.unheard += committedUnheard(dataDir, run.open.keys());
    }
    if (run.findings.length === 0) await finish(run, dataDir, flaw);
  } catch (cause) {
    run.findings.push(cause instanceof Error ? cause.message : String(cause));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  const { retried, unheard, repeated, findings, promised } = run;
  return { seed, kills: deaths, answered: promised.size, retried, unheard, repeated, findings };
}

/** A life of some acts, ended in the middle of one; one in eight is ended while it starts. */
async function liveAndDie(run: Run, dataDir: string, flaw: Flaw | null): Promise<void> {
  const life = startLife(dataDir, flaw, hear(run));
  if (run.random() < 0.125) {
    life.ready.catch(() => undefined);
    await after(run.random() * 400);
    return life.kill();
  }
  await life.ready;
  askAgain(run, life);
  const acts = Math.floor(run.random() * 12);
  for (let act = 0; act < acts; act += 1) {
    await roomFor(run, MOST_IN_FLIGHT);
    sendNext(run, life);
  }
  await roomFor(run, 1 + Math.floor(run.random() * MOST_IN_FLIGHT));
  sendNext(run, life);
  await after(run.random() * 8);
  await life.kill();
}

/** Everything open is answered, the desk is left as a power cut would leave it, and the file is checked once more. */
async function finish(run: Run, dataDir: string, flaw: Flaw | null): Promise<void> {
  const life = startLife(dataDir, flaw, hear(run));
  await life.ready;
  askAgain(run, life);
  await roomFor(run, 1);
  await life.kill();
  run.findings.push(...checkFolder(dataDir, run.promised));
  if (run.open.size > 0) run.findings.push(`${run.open.size} requests were never answered`);
}

/** What was in flight is asked again under the same id, and so is something answered long ago. */
function askAgain(run: Run, life: Life): void {
  for (const act of run.open.values()) {
    run.retried += 1;
    life.send(act);
  }
  const answered = [...run.promised.keys()];
  const again = run.acts.get(answered[Math.floor(run.random() * answered.length)] ?? '');
  if (again === undefined) return;
  run.repeated += 1;
  life.send(again);
}

function sendNext(run: Run, life: Life): void {
  const act = run.work.next();
  run.open.set(act.requestId, act);
  run.acts.set(act.requestId, act);
  life.send(act);
}

/** Waits until fewer than `most` acts are in flight; a desk that stops answering is a finding. */
async function roomFor(run: Run, most: number): Promise<void> {
  for (let waited = 0; run.open.size >= most; waited += 1) {
    if (waited > 20_000) throw new Error(`no answer to ${[...run.open.keys()].join(', ')}`);
    await after(1);
  }
}

/** Keeps the answer as a promise; a second answer to the same request must be the same. */
function hear(run: Run): Parameters<typeof startLife>[2] {
  return (requestId, answer) => {
    if (!answer.ok) {
      run.open.delete(requestId);
      run.findings.push(`${requestId} was refused: ${answer.error.code}`);
      return;
    }
    const before = run.promised.get(requestId);
    if (run.promised.has(requestId)) {
      if (canonical(before) !== canonical(answer.value)) run.findings.push(`${requestId} has two answers`);
      return;
    }
    run.promised.set(requestId, answer.value);
    run.open.delete(requestId);
    run.work.answered(requestId, answer.value);
  };
}
