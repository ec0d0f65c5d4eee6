/** Every page: reached by its key, readable, within the screen. */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { inventPeople, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { workerUrls } from '../../main/hosts/node-ports.ts';
import { test } from './desk.fixture.ts';
import { choosePlan, chooseTender, enrollForm, enterCard, propose, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn, signOut, startDemo } from './pages/gate.page.ts';
import { paperNumber } from './pages/paper.page.ts';

/** An import runs until it is stopped. */
const HELD_WORKERS = { ...workerUrls(), roster: new URL('../support/held-roster-worker.ts', import.meta.url) };
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

test('the search box takes a certificate number or a paper number', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  const paper = await paperNumber(page, '投保受理单');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${castMember('孟样例').row.certno}\n`);
  const found = page.getByRole('region', { name: '保单和缴费' });
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
  await page.getByLabel('选择名单文件').setInputFiles(rosterFile());
  await expect(page.getByText('请先填写数据截至日期')).toBeVisible();
  await page.getByLabel('数据截至日期').fill('20211118');
  await page.getByLabel('选择名单文件').setInputFiles(rosterFile());
  await expect(page.getByText(/已启用第 2 版：9 人，9 行，未采用 1 行/)).toBeVisible();
  await expect(page.getByRole('cell', { name: /校验|格式|不对|不符/ }).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载清单（CSV）' }).click();
  expect((await download).suggestedFilename()).toBe('参保名单未采用行-第2版.csv');
  await expect(page.getByRole('button', { name: '参保库截至 2021-11-18' })).toBeVisible();
  await desk.expectAccessible();
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.getByLabel('工号').fill('1009');
  await page.getByLabel('姓名', { exact: true }).fill('新样例');
  await page.getByLabel('初始密码').fill('mima2021');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请选择所属')).toBeVisible();
  await page.getByRole('checkbox', { name: '核赔' }).check();
  await page.getByRole('radio', { name: '医保侧' }).check();
  // 医保侧 neither takes money nor decides nor sells: nothing of it is offered, and what was ticked is gone.
  for (const grant of ['收银', '核赔']) await expect(page.getByRole('checkbox', { name: grant })).toHaveCount(0);
  await expect(page.getByLabel('执业登记编号')).toHaveCount(0);
  await page.getByRole('checkbox', { name: '经办' }).check();
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加 1009，可用初始密码登录。')).toBeVisible();
  await expect(page.getByLabel('工号')).toBeFocused();
  await expect(page.getByRole('row', { name: /新样例 医保侧 经办/ })).toBeVisible();
});

test('the insurer’s side names its insurer, and a clerk without 执业登记编号 is told what they cannot do', async ({
  desk,
}) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.getByLabel('工号').fill('1010');
  await page.getByLabel('姓名', { exact: true }).fill('无号样例');
  await page.getByLabel('初始密码').fill('mima2021');
  await page.getByRole('radio', { name: '保险公司侧' }).check();
  await page.getByRole('checkbox', { name: '经办' }).check();
  await expect(page.getByText(/按《保险销售行为管理办法》.*不能受理投保/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请填写所属保险公司（只有“系统管理”一项权限的除外）')).toBeVisible();
  await expect(page.getByLabel('保险公司名称')).toBeFocused();
  await page.keyboard.type('体验保险公司');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加 1010，可用初始密码登录。')).toBeVisible();
  // One who keeps the desk and nothing else works for no insurer.
  await page.getByLabel('工号').fill('9009');
  await page.getByLabel('姓名', { exact: true }).fill('管理样例');
  await page.getByLabel('初始密码').fill('mima2021');
  await page.getByRole('radio', { name: '保险公司侧' }).check();
  await page.getByRole('checkbox', { name: '系统管理' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加 9009，可用初始密码登录。')).toBeVisible();
  await signOut(page);
  await page.getByLabel('工号').fill('1010');
  await page.getByLabel('密码', { exact: true }).fill('mima2021');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByText('您没有登记执业登记编号，不能销售保险')).toBeVisible();
  await expect(enrollForm(page)).toBeVisible();
});

test('an administrator sees the products, and is told at once whose work the counter is', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '产品', exact: true }).click();
  await expect(page.getByRole('region', { name: ZAOZHUANG }).getByText('今日可受理。')).toBeVisible();
  await desk.expectAccessible();
  for (const [key, what] of [
    ['F2', '投保受理'],
    ['F3', '理赔受理和试算'],
    ['F5', '开班'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByText(new RegExp(`${what}由保险公司侧有“经办”.*请换人登录`))).toBeVisible();
  }
});

test.describe('an import that runs', () => {
  test.use({ ports: { workers: HELD_WORKERS } });

  test('is found again after a reload, and stopped', async ({ desk }) => {
    const { page } = desk;
    await startImport(page);
    page.on('dialog', (dialog) => void dialog.accept());
    await reload(page);
    await cancelImport(page);
    await expect(page.getByText('已取消，没有任何改动生效。')).toBeVisible();
  });

  test('is seen by those who may not import, and stopped by another who may', async ({ desk }) => {
    const { page } = desk;
    await startImport(page);
    await signOut(page);
    await signIn(page, '1001');
    await openRoster(page);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('导入和换回由系统管理或主管办理')).toBeVisible();
    await expect(page.getByRole('button', { name: '取消', exact: true })).toHaveCount(0);
    await desk.expectAccessible();
    await signOut(page);
    await signIn(page, '9001');
    await cancelImport(page);
    await expect(page.getByText('已取消，没有任何改动生效。')).toBeVisible();
  });
});

test('a reload asks only while something typed would be lost', async ({ desk }) => {
  const { page } = desk;
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  await reload(page);
  expect(asked).toEqual([]);
  await page.keyboard.press('F2');
  await enrollForm(page).getByLabel('姓名').fill('尚未提交');
  await reload(page);
  expect(asked).toEqual(['beforeunload']);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await enrollForm(page).getByLabel('交易流水号').fill('LS202111200009');
  await propose(page);
  await reload(page);
  expect(asked).toEqual(['beforeunload']);
});

/** Reloads and waits for the first page: a key pressed before it stands goes nowhere. */
async function reload(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
}

/** A supervisor imports a roster; it runs. */
async function startImport(page: Page): Promise<void> {
  await startDemo(page);
  await signIn(page, '1003');
  await openRoster(page);
  await page.getByLabel('数据截至日期').fill('20211118');
  await page.getByLabel('选择名单文件').setInputFiles(rosterFile());
  await expect(page.getByRole('progressbar')).toBeVisible();
}

async function openRoster(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '参保库', exact: true }).click();
}

async function cancelImport(page: Page): Promise<void> {
  await openRoster(page);
  await page.getByRole('button', { name: '取消', exact: true }).click();
}

/** How far the page is wider than the screen, or the window higher, in px: only what is in the page scrolls. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const shown = document.querySelector('.page:not([hidden])');
    const wider = Math.max(root.scrollWidth - root.clientWidth, (shown?.scrollWidth ?? 0) - (shown?.clientWidth ?? 0));
    return Math.max(wider, root.scrollHeight - root.clientHeight);
  });
}

/** People who may come in, and the tenth whose certificate number is wrong. */
function rosterFile() {
  const people = [...inventPeople(7, 10)];
  const lines = people.map((row, at) => rosterLine(row, at === 9 ? { certno: '370499198503120131' } : {}));
  const text = rosterHeaderLine() + lines.join('');
  return { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
