/** `npm start` on a machine without a screen: the desk in the browser host, from the command line to its first answer. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureRenderer } from '../../main/hosts/start/build.ts';
import { send } from '../support/http.ts';
import { ROOT } from '../support/tool.ts';

let folder: string;
let running: ChildProcessWithoutNullStreams[];
beforeEach(async () => {
  await ensureRenderer(ROOT);
  folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  /** All it has said so far, on both streams. */
  said(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

function start(...args: string[]): Started {
  const env: NodeJS.ProcessEnv = { ...process.env, XDG_STATE_HOME: join(folder, 'state') };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  const command = ['--import', './main/hosts/node-version.mjs', 'main/hosts/start.ts', '--no-open', ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, env });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, said: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

const dataDir = () => join(folder, 'data');

async function addressOf(started: Started): Promise<URL> {
  const printed = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/;
  await expect.poll(() => started.said(), { timeout: 30_000 }).toMatch(printed);
  return new URL(printed.exec(started.said())?.[0] ?? '');
}

test('it opens a new desk, says why not Electron, answers, and leaves nothing locked when it is told to stop', async () => {
  const started = start('--data', dataDir(), '--clock', '2021-11-20T09:00');
  const address = await addressOf(started);
  expect(started.said()).toContain('联办窗口以浏览器方式运行：本机没有图形桌面。\n');
  expect(statSync(dataDir()).mode & 0o777).toBe(0o700);
  expect(await askStatus(address)).toMatchObject({ ok: true, value: { stage: 'new', businessDay: '2021-11-20' } });
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(existsSync(join(dataDir(), 'open-desk.html'))).toBe(false);
  const again = start('--data', dataDir());
  await addressOf(again);
});

test('a second copy on the same data folder and a port in use are refused by a sentence', async () => {
  const first = start('--data', dataDir());
  const { port } = await addressOf(first);
  const second = start('--data', dataDir());
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`数据目录 ${dataDir()} 正被另一个联办窗口程序使用`);
  const third = start('--data', join(folder, 'other'), '--port', port);
  expect(await third.ended).toBe(1);
  expect(third.said()).toContain(`端口 ${port} 已被其他程序占用`);
});

test('what it does not understand is refused before anything is made', async () => {
  const started = [
    start('--data', dataDir(), '--prot', '1'),
    start('--data', dataDir(), '--clock', '2021-02-30T09:00'),
  ];
  expect(await Promise.all(started.map(({ ended }) => ended))).toEqual([1, 1]);
  expect(started[0]?.said()).toContain('不认识的选项');
  expect(started[1]?.said()).toContain('2021-02-30');
  expect(readdirSync(folder)).toEqual([]);
});

test('a data folder that is a file is refused by a sentence', async () => {
  writeFileSync(dataDir(), '');
  const started = start('--data', dataDir());
  expect(await started.ended).toBe(1);
  expect(started.said()).toBe(
    `数据目录 ${dataDir()} 是一个文件，或在一个文件之下，不能使用。请用 --data 指定另一个文件夹。\n`,
  );
});

async function askStatus(address: URL): Promise<unknown> {
  const json = { 'content-type': 'application/json' };
  const token = address.hash.slice('#token='.length);
  const body = JSON.stringify({ token });
  const traded = await send(address.origin, { method: 'POST', path: '/api/key', headers: json, body });
  const headers = { ...json, authorization: `Bearer ${JSON.parse(traded.text).value.key}` };
  const ask = { method: 'POST', path: '/api/call', headers, body: '{"method":"desk.status","input":{}}' };
  return JSON.parse((await send(address.origin, ask)).text);
}
