/** Start to first answer, key in hand, whole process, against a bare one that opens the same file and reads once. */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ensureDesk } from '../../main/hosts/start/build.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { openDemoDesk } from '../support/desk.ts';
import { ROOT } from '../support/tool.ts';
import { type BenchRow, rowOf } from './row.ts';

const AT_MOST = 3;
const WARM_UP = 2;
const ROUNDS = 15;

/** Medians of interleaved processes, in milliseconds, from spawn to exit. */
export async function startRow(): Promise<BenchRow> {
  const built = dirname(await ensureDesk(ROOT));
  const desk = await openDemoDesk();
  await desk.app.close();
  const { dataDir } = desk.ports;
  const key = openDemoSlot(dataDir)?.toString('hex') ?? '';
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const oursMs = await timeProcess(['test/bench/start-desk.ts', built, dataDir], '"stage":"open"');
    const bareMs = await timeProcess(['test/bench/bare/start.ts', join(dataDir, 'main.db'), key], '"desk_code":"TY01"');
    if (round < 0) continue;
    ours.push(oursMs);
    bare.push(bareMs);
  }
  await desk.dispose();
  return rowOf('start', ours, bare, AT_MOST);
}

/** The same Node and the same first module as every npm script. */
function timeProcess(args: readonly string[], expected: string): Promise<number> {
  const command = ['--import', './main/hosts/node-version.mjs', ...args];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: ROOT }, (error, stdout) => {
      if (error === null && stdout.includes(expected)) resolve(performance.now() - start);
      else reject(error ?? new Error(`no answer: ${stdout}`));
    });
  });
}
