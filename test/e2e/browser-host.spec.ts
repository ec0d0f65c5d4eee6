/** The browser host in a real browser: opened by its file, kept over a reload, closed to everyone else. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { hostUnderTest, type HostUnderTest } from '../support/browser-host.ts';

/** A page that does what the renderer does at its start, and nothing else. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>联办窗口</title>
<link rel="icon" href="data:,"><style>@font-face { font-family: desk; src: local('Noto Sans SC'), url('assets/desk.ttf'); }</style>
<p id="known" style="font: 40px desk">联办窗口</p><p id="unknown" style="font: 40px sans-serif">联办窗口</p>
<output></output><script type="module" src="./assets/page.js"></script></html>`;

const SCRIPT = `
const token = new URLSearchParams(location.hash.slice(1)).get('token');
history.replaceState(null, '', location.pathname);
const post = (path, headers, body) => fetch(path, {
  method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
}).then((response) => response.json());
if (token) sessionStorage.setItem('key', (await post('/api/key', {}, { token })).value?.key ?? '');
const authorization = 'Bearer ' + sessionStorage.getItem('key');
const answer = await post('/api/call', { authorization }, { method: 'desk.status', input: '办理' });
document.querySelector('output').textContent = JSON.stringify(answer.ok ? answer.value : answer.error.code);`;

let under: HostUnderTest;
let complaints: string[];

test.beforeEach(async ({ page }) => {
  under = await hostUnderTest();
  const renderer = join(under.folder, 'renderer');
  const font = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
  copyFileSync(createRequire(import.meta.url).resolve(font), join(renderer, 'assets', 'desk.ttf'));
  writeFileSync(join(renderer, 'index.html'), PAGE);
  writeFileSync(join(renderer, 'assets', 'page.js'), SCRIPT);
  complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterEach(() => under.close());

const openByFile = (page: Page) => page.goto(pathToFileURL(under.pageFile).href);
const output = (page: Page) => page.locator('output');

test('opens by its file, leaves no token in the address, and survives a reload', async ({ page }) => {
  await openByFile(page);
  await expect(output(page)).toHaveText('"办理"');
  expect(page.url()).toBe(`${under.origin}/`);
  await page.reload();
  await expect(output(page)).toHaveText('"办理"');
  expect(under.desk.received).toHaveLength(2);
  expect(complaints).toEqual([]);
});

test('opens a second time by the same file, which then holds another token', async ({ page, context }) => {
  const before = readFileSync(under.pageFile, 'utf8');
  await openByFile(page);
  await expect(output(page)).toHaveText('"办理"');
  expect(readFileSync(under.pageFile, 'utf8')).not.toBe(before);
  const second = await context.newPage();
  await openByFile(second);
  await expect(output(second)).toHaveText('"办理"');
});

test('a page that was not opened by the file is refused', async ({ page }) => {
  await page.goto(under.origin);
  await expect(output(page)).toHaveText('"host-key-refused"');
  expect(under.desk.received).toEqual([]);
});

test('a page of another program on this machine gets nothing, not even with the key', async ({ page }) => {
  await openByFile(page);
  await expect(output(page)).toHaveText('"办理"');
  const key = await page.evaluate(() => sessionStorage.getItem('key'));
  const other = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>other</title>'),
  );
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  // A server listening on TCP always has an AddressInfo.
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const ask = (init: { body: string; mode: 'cors' | 'no-cors'; headers: Record<string, string> }) =>
    page.evaluate(
      ({ url, ...options }) => fetch(url, { method: 'POST', ...options }).then((response) => response.type, String),
      { url: `${under.origin}/api/call`, ...init },
    );
  const body = '{"method":"desk.status","input":1}';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const asked = await ask({ body, mode: 'cors', headers });
  const pushed = await ask({ body, mode: 'no-cors', headers: { 'content-type': 'text/plain' } });
  other.close();
  const refused = 'TypeError: Failed to fetch';
  expect([asked, pushed, under.desk.received.length]).toEqual([refused, refused, 1]);
});

test('shows Chinese in the bundled font on a machine that has none', async ({ page }) => {
  await openByFile(page);
  await page.waitForFunction(() => document.fonts.status === 'loaded' && document.fonts.size === 1);
  const faces = await page.evaluate(() => [...document.fonts].map((face) => `${face.family} ${face.status}`));
  const known = await page.locator('#known').screenshot();
  const unknown = await page.locator('#unknown').screenshot();
  expect([faces, known.equals(unknown)]).toEqual([['desk loaded'], false]);
});
