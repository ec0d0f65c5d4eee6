/** The Electron host beyond what any host does: the built program on the stand-in for `electron` (docs/electron.md). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { instantAt, localDate } from '../../shared/dates.ts';
import { launchStandIn, type StandIn, type StandInOptions } from '../support/electron/launch.ts';
import { startDemo, signIn } from './pages/gate.page.ts';

type Launch = (options?: Partial<StandInOptions>) => Promise<StandIn>;

/** `launch`: the program in a folder of its own, the same one each time. */
const test = base.extend<{ folder: string; launch: Launch }>({
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'joint desk '));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ page, folder }, use) => {
    const started: StandIn[] = [];
    await use(async (options = {}) => {
      const now = instantAt(localDate('2021-11-20'), '09:00');
      const program = await launchStandIn({ page, dataDir: join(folder, 'data'), homeDir: folder, now, ...options });
      started.push(program);
      await program.shown;
      return program;
    });
    for (const program of started) program.kill();
  },
});

const START = '登记窗口';

test('the page has the transport and nothing of Node or Electron; what is no message of ours is refused', async ({
  page,
  launch,
}) => {
  await launch();
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  const seen = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'];
    // What the preload put there; this file knows no renderer types.
    const desk = Reflect.get(window, 'desk') as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const refused = async (act: () => Promise<unknown> | undefined) => {
      const answer = await Promise.resolve(act()).catch((error: unknown) => ({ error }));
      return (answer as { error: { code: string } }).error.code;
    };
    return Promise.all([
      Promise.resolve(names.filter((name) => name in window)),
      Promise.resolve(Object.keys(desk)),
      refused(() => desk['call']?.({ method: 'desk.status', input: {}, more: 1 })),
      refused(() => desk['call']?.('desk.status')),
      refused(() => desk['call']?.({ method: 'desk.status', input: 'x'.repeat(3_000_000) })),
      refused(() => desk['upload']?.('no bytes', 'a.csv')),
      refused(() => desk['fileUrl']?.('no-such-ticket')),
    ]);
  });
  const malformed = 'host-request-malformed';
  expect(seen).toEqual([
    [],
    ['call', 'subscribe', 'upload', 'fileUrl'],
    malformed,
    malformed,
    'host-body-too-large',
    malformed,
    'file-ticket-gone',
  ]);
});

test('another origin in the window, and any frame in it, is refused by the channel', async ({ page, launch }) => {
  const { program, stage } = await launch();
  const windowId = stage.windowOn(page);
  const ask = (frameUrl: string, isMainFrame: boolean) => {
    const args = [{ kind: 'call', request: { method: 'desk.status', input: {} } }];
    return program.ask('invoke', { windowId, channel: 'desk', args, frameUrl, isMainFrame });
  };
  const refused = { ok: false, error: { code: 'host-origin-refused' } };
  expect(await ask('app://counter/', true)).toMatchObject({ ok: true });
  expect(await ask('app://counter/', false)).toMatchObject(refused);
  expect(await ask('app://counter.example/', true)).toMatchObject(refused);
  expect(await ask('https://example.com/', true)).toMatchObject(refused);
});

test('the page leaves for nowhere, opens nothing but the 客户屏, may not use devices, and may load itself anew', async ({
  page,
  launch,
}) => {
  const { program, stage } = await launch();
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  const here = page.url();
  await page.evaluate(() => location.assign('http://elsewhere.localhost/'));
  await page.evaluate(() => void window.open('http://elsewhere.localhost/', '_blank'));
  await page.evaluate(() => location.assign('/assets/'));
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await reloaded;
  await expect(page.getByRole('heading', { name: START })).toBeVisible();
  expect([page.url(), page.context().pages().length]).toEqual([here, 1]);
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read']) {
    expect(await program.ask('permission', { windowId: stage.windowOn(page), permission })).toBe(false);
  }
});

test('files are served from the renderer’s folder and nowhere else, under the strict policy', async ({ launch }) => {
  const { program } = await launch();
  const get = async (url: string, method = 'GET') => (await program.ask('serve', { url, method })).status;
  expect(await get('app://counter/')).toBe(200);
  const outside = [
    'app://counter/../package.json',
    'app://counter/%2e%2e/main/index.js',
    'app://counter/..%2fmain/index.js',
  ];
  for (const url of [...outside, 'app://other/', 'app://counter/index.html%00.js']) expect(await get(url)).toBe(404);
  expect(await get('app://counter/', 'POST')).toBe(404);
  const { headers } = await program.ask('serve', { url: 'app://counter/', method: 'GET' });
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
});

test('no menu bar takes Alt; the right button offers Chinese editing in a field and nothing elsewhere', async ({
  page,
  launch,
}) => {
  const { program, stage } = await launch();
  expect(stage.told.bars).toEqual([null]);
  const press = (isEditable: boolean, selectionText = '') =>
    program.ask('context-menu', {
      windowId: stage.windowOn(page),
      params: {
        isEditable,
        selectionText,
        editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
      },
    });
  await press(false);
  await press(true);
  await press(false, '孟样例');
  const labels = stage.told.popups.map((items) => items.map(({ label }) => label));
  expect(labels).toEqual([['剪切', '复制', '粘贴', '全选'], ['复制']]);
});

test('a page that falls over comes back signed in three times by itself, then the clerk is asked', async ({
  page,
  launch,
}) => {
  const { program, stage } = await launch();
  await startDemo(page);
  await signIn(page, '1001');
  const windowId = stage.windowOn(page);
  for (const nth of [1, 2, 3]) {
    const loaded = page.waitForEvent('load');
    await program.ask('page-gone', { windowId, reason: 'crashed' });
    await loaded;
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
    expect(stage.told.questions).toHaveLength(0);
    expect(nth).toBeLessThan(4);
  }
  await program.ask('page-gone', { windowId, reason: 'oom' });
  await expect
    .poll(() => stage.told.questions.map(({ message }) => message))
    .toEqual(['窗口界面反复出错，已停止自动恢复。']);
});

test('what nobody caught is logged without its words, said with its reference, and the program asks to be started again', async ({
  folder,
  launch,
}) => {
  const { program, stage, ended } = await launch();
  await program.ask('clock', { ranFor: 60_000 });
  await program.ask('fault', { message: '孟样例 370402', isRejection: true });
  const { code, relaunch } = await ended;
  expect([code, relaunch?.slice(1)]).toEqual([1, ['--data', join(folder, 'data')]]);
  const [box] = stage.told.errorBoxes;
  expect(box?.content).toMatch(
    /^程序出错（编号 H-[0-9A-F]{8}）。已办理的业务已经保存，不受影响。按“确定”后程序重新打开/,
  );
  const log = readFileSync(join(folder, 'data', 'log', 'desk.log'), 'utf8');
  expect([log.includes('host.fault'), log.includes('孟样例')]).toEqual([true, false]);
});

test('a program that breaks right after its start is closed and not started again', async ({ launch }) => {
  const { program, ended } = await launch();
  await program.ask('fault', { message: 'at once', isRejection: false });
  expect(await ended).toEqual({ code: 1, relaunch: null });
});

test('a second start shows the window that is there and ends; the folder is free after the first', async ({
  page,
  launch,
}) => {
  const first = await launch();
  const other = await page.context().newPage();
  const second = await launch({ page: other });
  expect(await second.ended).toEqual({ code: 0, relaunch: null });
  expect(await first.dispatch({ method: 'desk.status', input: {} })).toMatchObject({ ok: true });
  expect(await first.close()).toEqual({ code: 0, relaunch: null });
  const third = await launch({ page: other });
  expect(await third.close()).toEqual({ code: 0, relaunch: null });
});

const REGISTRATION = {
  deskCode: 'ZZ01',
  site: '样例镇便民服务中心',
  zone: 'stand-alone',
  admin: { operatorNo: '9001', name: '样例管理员', password: 'miyao2021' },
};

for (const keyRing of ['gnome_libsecret', 'basic_text', null] as const) {
  const isKept = keyRing === 'gnome_libsecret';
  test(`with ${keyRing ?? 'no'} key ring the desk ${isKept ? 'opens' : 'does not open'} with the system’s user`, async ({
    page,
    launch,
  }) => {
    const first = await launch({ keyRing });
    await call(first, 'desk.register', REGISTRATION);
    const credentials = { operatorNo: '9001', password: 'miyao2021', purpose: 'session' };
    const signedIn = await call(first, 'session.signIn', credentials);
    // What 'session.signIn' answers.
    const { token } = (signedIn as { value: { token: string } }).value;
    const switched = await call(first, 'settings.change', { key: 'desk.osUnlock', value: true }, token);
    expect(switched).toMatchObject(isKept ? { ok: true } : { error: { code: 'os-unlock-refused' } });
    await first.close();
    await launch({ keyRing });
    await expect(page.getByLabel('工号')).toBeVisible();
    await expect(page.getByText('样例镇便民服务中心').first()).toBeVisible({ visible: isKept });
  });
}

test('a silent print goes to the named device on the sheet’s own size, and its refusal is a sentence', async ({
  page,
  launch,
}) => {
  const { stage } = await launch();
  stage.told.printers.push('样例打印机');
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await chooseDevice(page, '样例打印机');
  await page.getByRole('button', { name: '打印A5测试页' }).click();
  await expect.poll(() => stage.told.prints.length, { timeout: 60_000 }).toBe(1);
  const [sheet] = stage.told.prints;
  expect(
    Buffer.from(sheet?.pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(sheet?.options).toMatchObject({
    silent: true,
    deviceName: '样例打印机',
    pageSize: { width: 148_000, height: 210_000 },
  });
});

async function chooseDevice(page: Page, device: string): Promise<void> {
  const row = page.locator('.print-device').filter({ hasText: 'A5' });
  await row.getByLabel(/打印机/).selectOption({ label: device });
}

function call({ dispatch }: StandIn, method: string, input: unknown, session?: string) {
  const requestId = crypto.randomUUID();
  return dispatch({ method, input, requestId, ...(session === undefined ? {} : { session }) });
}
