/** Every page: reached by its key, readable, within the screen. */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { inventPeople, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { test } from './desk.fixture.ts';
import { choosePlan, chooseTender, enrollForm, enterCard, propose, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn, startDemo } from './pages/gate.page.ts';
import { paperNumber } from './pages/paper.page.ts';

const PAGES = ['工作台', '参保', '理赔', '查询', '班次', '日结对账', '同步', '设置'] as const;

for (const edition of ['普通版', '关怀版']) {
  test(`F1 to F8 open the pages within 1280×720 in ${edition}, readable for everyone`, async ({ desk }) => {
    const { page } = desk;
    await clerkAtWork(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    if (edition === '关怀版') await page.getByRole('switch', { name: '关怀版' }).click();
    for (const [at, name] of PAGES.entries()) {
      await page.keyboard.press(`F${at + 1}`);
      await expect(page.getByRole('region', { name, exact: true }).first()).toBeVisible();
      await desk.expectAccessible();
      expect([name, await overflowOf(page)]).toEqual([name, 0]);
    }
  });
}

test('Esc goes back, and coming again finds what was typed', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  await enrollForm(page).getByLabel('姓名').fill('尚未提交');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '班次', exact: true })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('尚未提交');
  await expect(enrollForm(page).getByLabel('姓名')).toBeFocused();
});

test('the search box takes a certificate number or a paper number, and says what it does not take yet', async ({
  desk,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  const paper = await paperNumber(page, '投保受理单');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mengyangli\n');
  await expect(page.getByRole('alert')).toHaveText(/按姓名、拼音、后四位查询将在下一版本提供/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${castMember('孟样例').row.certno}\n`);
  const found = page.getByRole('region', { name: '3704**********0113 在本窗口的保单' });
  await expect(found.getByText(ZAOZHUANG)).toBeVisible();
  await expect(page.getByText(castMember('孟样例').row.certno)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${paper.toLowerCase()}\n`);
  await expect(page.getByRole('img', { name: /^投保受理单 第 1 页/ })).toBeVisible();
});

test('an administrator imports a roster, sees the refused row, and adds an operator', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '参保库', exact: true }).click();
  await page.getByLabel('选择名册文件').setInputFiles(rosterFile());
  await expect(page.getByText('请先填写数据截至日期')).toBeVisible();
  await page.getByLabel('数据截至日期').fill('20211118');
  await page.getByLabel('选择名册文件').setInputFiles(rosterFile());
  await expect(page.getByText(/已启用第 2 版：9 人，9 行，未采用 1 行/)).toBeVisible();
  await expect(page.getByRole('cell', { name: /校验|格式|不对|不符/ }).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载清单（CSV）' }).click();
  expect((await download).suggestedFilename()).toBe('参保名册未采用行.csv');
  await expect(page.getByRole('button', { name: '参保库截至 2021-11-18' })).toBeVisible();
  await desk.expectAccessible();
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.getByLabel('工号').fill('1009');
  await page.getByLabel('姓名').fill('新样例');
  await page.getByLabel('初始密码').fill('mima2021');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请选择所属')).toBeVisible();
  await page.getByRole('radio', { name: '医保侧' }).check();
  await page.getByRole('checkbox', { name: '经办' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加 1009，可用初始密码登录。')).toBeVisible();
  await expect(page.getByRole('cell', { name: '新样例' })).toBeVisible();
});

/** How far the page is wider than the screen, in px. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const shown = document.querySelector('.page:not([hidden])');
    return Math.max(root.scrollWidth - root.clientWidth, (shown?.scrollWidth ?? 0) - (shown?.clientWidth ?? 0));
  });
}

/** Nine people who may come in, and one whose certificate number is wrong. */
function rosterFile() {
  const people = [...inventPeople(7, 10)];
  const lines = people.map((row, at) => rosterLine(row, at === 9 ? { certno: '370499198503120131' } : {}));
  const text = rosterHeaderLine() + lines.join('');
  return { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
