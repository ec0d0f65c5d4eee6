import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron, type Machine } from '../../../main/hosts/start/electron-runtime.ts';

let root: string;
let electron: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'joint desk '));
  electron = join(root, 'node_modules', 'electron');
  mkdirSync(join(electron, 'dist'), { recursive: true });
  writeFileSync(join(electron, 'package.json'), '{"version":"45.4.1"}');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A clerk's Linux PC with a screen; nothing reachable but what the test says. */
function desktop(env: Record<string, string> = {}): Machine {
  const unreachable = 'http://127.0.0.1:9/';
  return { platform: 'linux', arch: 'x64', uid: 1000, env: { DISPLAY: ':0', ELECTRON_MIRROR: unreachable, ...env } };
}

async function withMirror<T>(listener: RequestListener, ask: (mirror: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server listening on TCP always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const outcome = await ask(`http://127.0.0.1:${port}/`);
  server.closeAllConnections();
  server.close();
  return outcome;
}

test('a runtime on the disk is used, wherever it was put', async () => {
  writeFileSync(join(electron, 'path.txt'), 'electron');
  writeFileSync(join(electron, 'dist', 'electron'), '');
  expect(await findElectron(root, desktop())).toEqual({ kind: 'here', executable: join(electron, 'dist', 'electron') });
  const elsewhere = join(root, 'runtime of the province');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'electron'), '');
  const found = await findElectron(root, desktop({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }));
  expect(found).toEqual({ kind: 'here', executable: join(elsewhere, 'electron') });
});

test('a path.txt whose runtime was deleted does not count', async () => {
  writeFileSync(join(electron, 'path.txt'), 'electron');
  expect(await findElectron(root, desktop())).toMatchObject({ kind: 'none' });
});

test('a download host that answers offers the file of this machine', async () => {
  const asked: (string | undefined)[] = [];
  const found = await withMirror(
    (request, response) => {
      asked.push(request.url);
      response.writeHead(206).end('P');
    },
    (mirror) => findElectron(root, desktop({ ELECTRON_MIRROR: mirror })),
  );
  expect([found, asked]).toEqual([{ kind: 'downloadable' }, ['/v45.4.1/electron-v45.4.1-linux-x64.zip']]);
});

test.each([
  ['refuses the file', (_: unknown, response: Parameters<RequestListener>[1]) => void response.writeHead(404).end()],
  ['says nothing', () => undefined],
])('a download host that %s is given up after three seconds at most', async (_, listener) => {
  const startedAt = performance.now();
  const found = await withMirror(listener, (mirror) => findElectron(root, desktop({ ELECTRON_MIRROR: mirror })));
  expect(found).toEqual({ kind: 'none', reason: '本机没有 Electron 运行环境，下载服务器 3 秒内没有应答' });
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

test('a machine without a screen, or the root user, is told so without asking anyone', async () => {
  const reasons = await Promise.all([
    findElectron(root, { ...desktop(), env: {} }),
    findElectron(root, { ...desktop(), uid: 0 }),
  ]);
  expect(reasons).toEqual([
    { kind: 'none', reason: '本机没有图形桌面' },
    { kind: 'none', reason: '当前是 root 用户，Electron 的沙箱不允许' },
  ]);
});
