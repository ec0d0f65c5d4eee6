/** The Electron host on the real runtime, where this machine has one or a download gives one (docs/electron.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { findElectron, installedExecutable, thisMachine } from '../../main/hosts/start/electron-runtime.ts';
import { ROOT } from '../support/tool.ts';
import { signIn, startDemo } from './pages/gate.page.ts';

test('the real runtime opens the desk: sandboxed page, own origin, one window, sign-in, clean end', async () => {
  const { executablePath, reason } = await runtime();
  // The reason is one line a person can act on, the same that `npm start` prints.
  test.skip(executablePath === null, `no Electron runtime here: ${reason}`);
  const folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  const args = [ROOT, '--data', join(folder, 'data'), '--clock', '2021-11-20T09:00'];
  const program = await _electron.launch({ executablePath: executablePath ?? '', args });
  const page = await program.firstWindow();
  expect(page.url()).toBe('app://counter/');
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'desk'), 'require' in window, isSecureContext])).toEqual(
    ['object', false, true],
  );
  await startDemo(page);
  await signIn(page, '1001');
  await page.evaluate(() => location.assign('https://example.com/'));
  await page.evaluate(() => location.reload());
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  const facts = await program.evaluate(({ BrowserWindow, Menu }) => ({
    windows: BrowserWindow.getAllWindows().length,
    bar: Menu.getApplicationMenu() === null,
  }));
  expect(facts).toEqual({ windows: 1, bar: process.platform !== 'darwin' });
  const ended = program.waitForEvent('close');
  await page.close();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** The executable, or why there is none: root, no display, no runtime and no download. A test downloads nothing itself. */
async function runtime(): Promise<{ readonly executablePath: string | null; readonly reason: string }> {
  const machine = thisMachine();
  const found = await findElectron(ROOT, machine);
  if (found.kind === 'none') return { executablePath: null, reason: found.reason };
  const executablePath = found.kind === 'here' ? found.executable : installedExecutable(ROOT, machine);
  return { executablePath, reason: '运行环境可以下载，但还没有下载（npm start 一次即可）' };
}
