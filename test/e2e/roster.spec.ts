/** 设置 → 参保库: import by hand and keyboard, a delta, the refused rows, and the way back. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { inventPeople, inventPerson, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from '../../shared/roster-header.ts';
import { test } from './desk.fixture.ts';
import { signIn, startDemo } from './pages/gate.page.ts';

/** A worker has to start, and build a file: on a slow machine that takes a while. */
const BUILT = { timeout: 60_000 };

const COLUMNS = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

async function openRoster(page: Page): Promise<void> {
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '参保库', exact: true }).click();
  await expect(page.getByRole('heading', { name: '当前参保库' })).toBeVisible();
}

const file = (text: string) => ({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** 40 people, every tenth line wrong. */
function fullList() {
  const lines = [...inventPeople(7, 40)].map((row, at) => rosterLine(row, at % 10 === 9 ? { gend: '7' } : {}));
  return file(rosterHeaderLine() + lines.join(''));
}

function delta() {
  return file(rosterHeaderLine([...COLUMNS, 'op']) + rosterLine(inventPerson(7000)).replace('\r\n', ',\r\n'));
}

/** Pictures for whoever looks at the screens: `ROSTER_PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['ROSTER_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

test.setTimeout(180_000);

test('a full list, a delta on it, and the way back and forth again by the keyboard', async ({ desk }) => {
  const { page } = desk;
  await openRoster(page);
  await expect(page.getByRole('button', { name: '换回上一版' })).toHaveCount(0);
  await desk.expectAccessible();
  await picture(page, 'first');

  await page.getByLabel('数据截至日期').fill('20211117');
  await page.getByLabel('选择名单文件').setInputFiles(fullList());
  await expect(page.getByText('已启用第 2 版：36 人，36 行，未采用 4 行')).toBeVisible(BUILT);
  await expect(page.getByRole('cell', { name: '应为 1（男）、2（女）、0 或 9' }).first()).toBeVisible();
  await desk.expectAccessible();
  await picture(page, 'imported');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载清单（CSV）' }).click();
  expect((await download).suggestedFilename()).toBe('参保名单未采用行-第2版.csv');

  // Of a delta the day it builds on is asked for, and checked.
  await page.getByRole('radio', { name: /增量/ }).check();
  await page.getByLabel('数据截至日期').fill('20211118');
  await page.getByLabel('选择名单文件').setInputFiles(delta());
  await expect(page.getByText('请先填写增量所依据的名单日期')).toBeVisible();
  await expect(page.getByLabel('依据的名单日期')).toBeFocused();
  await page.keyboard.type('20211116');
  await page.getByLabel('选择名单文件').setInputFiles(delta());
  await expect(
    page.getByText(/增量名单依据截至 2021-11-16 的名单，与正在使用的名单（截至 2021-11-17）不同/),
  ).toBeVisible();
  await picture(page, 'delta-refused');
  await page.getByLabel('依据的名单日期').fill('20211117');
  await page.getByLabel('选择名单文件').setInputFiles(delta());
  await expect(page.getByText('已启用第 3 版：37 人，37 行，未采用 0 行')).toBeVisible(BUILT);

  const before = page.getByRole('region', { name: '上一版' });
  await expect(before.getByText('第 2 版')).toBeVisible();
  await before.getByRole('button', { name: '换回上一版' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '确认换回第 2 版' })).toBeFocused();
  await expect(page.getByText(/核对参保改用第 2 版（截至 2021-11-17，36 人）/)).toBeVisible();
  await desk.expectAccessible();
  await picture(page, 'asked');
  await page.keyboard.press('Escape');
  await expect(before.getByRole('button', { name: '换回上一版' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '参保库截至 2021-11-17' })).toBeVisible();
  await expect(before.getByText('第 3 版')).toBeVisible();
  await picture(page, 'back');
});

test('in 关怀版 at 1280×720 everything is in reach and readable', async ({ desk }) => {
  const { page } = desk;
  await page.setViewportSize({ width: 1280, height: 720 });
  await openRoster(page);
  await page.getByLabel('数据截至日期').fill('20211117');
  await page.getByLabel('选择名单文件').setInputFiles(fullList());
  await expect(page.getByText('已启用第 2 版：36 人，36 行，未采用 4 行')).toBeVisible(BUILT);
  await page.getByRole('switch', { name: '关怀版' }).click();
  await page.getByRole('button', { name: '换回上一版' }).click();
  await expect(page.getByRole('button', { name: '确认换回第 1 版' })).toBeFocused();
  await desk.expectAccessible();
  await picture(page, 'care');
});

test('who may not import sees what is in use, and whom to ask', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '1001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '参保库', exact: true }).click();
  await expect(page.getByText('导入和换回由系统管理或主管办理')).toBeVisible();
  await expect(page.getByLabel('选择名单文件')).toHaveCount(0);
  await desk.expectAccessible();
  await picture(page, 'clerk');
});
