/** The frame: status bar, offline band, key table, and the pages that say what comes later. */
import { expect, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { workedStay } from '../support/sheets.ts';
import { test } from './desk.fixture.ts';
import { answerRest, openStay, outcome, typeAmount, typeSheet } from './pages/claim.page.ts';
import {
  choosePlan,
  chooseTender,
  collectCash,
  enrollForm,
  enterCard,
  meaning,
  propose,
  ZAOZHUANG,
} from './pages/enroll.page.ts';
import { clerkAtWork, signIn, signOut, startDemo } from './pages/gate.page.ts';

const PARTS = [
  ['体验窗口（样例） / TY01', '设置'],
  ['周样例 1001', '设置'],
  [/^2021-11-20 已开班 \d\d:\d\d$/, '班次'],
  ['未接入中心', '同步'],
  [/^未上传 \d+ 笔 ¥0\.00$/, '同步'],
  ['被退回 0', '同步'],
  ['结果未知 0', '同步'],
  ['参保库截至 2021-11-15', '设置'],
  ['尚无备份', '设置'],
] as const;

test('every part of the status bar is there and leads to where it is dealt with', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await expect(statusBar(page).getByRole('button')).toHaveCount(PARTS.length);
  for (const [name, leadsTo] of PARTS) {
    await page.keyboard.press('F1');
    await statusBar(page).getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('region', { name: leadsTo, exact: true }).first()).toBeVisible();
  }
  await statusBar(page).getByRole('button', { name: '周样例 1001' }).click();
  await expect(page.getByRole('region', { name: '修改本人密码' })).toBeVisible();
});

test('where the bar is too narrow its parts are said in short, none is cut off, and the titles keep the whole', async ({
  desk,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('switch', { name: '关怀版' }).click();
  const place = statusBar(page).getByRole('button', { name: '体验窗口（样例） / TY01' });
  await expect(place).toHaveText('TY01', { useInnerText: true });
  await expect(place).toHaveAttribute('title', /^体验窗口（样例） \/ TY01/);
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(place).toHaveText('体验窗口（样例） / TY01', { useInnerText: true });
  expect(await cutOff(page)).toEqual([]);
});

test('the band tells how old everything is, folds to one line, and stays folded until sign-out', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '1001');
  const band = page.getByRole('region', { name: '离线提示' });
  await expect(band).toContainText('未接入中心');
  await expect(band).toContainText('参保库截至 2021-11-15（5 天前）');
  await expect(band).toContainText('产品方案第 1 包，2021-11-20 启用');
  await expect(band).toContainText('本年度累计只含本机');
  await band.getByRole('button', { name: '收起离线提示' }).press('Enter');
  await expect(band).toContainText('参保库 5 天前');
  expect((await band.boundingBox())?.height ?? 0).toBeLessThan(30);
  await page.keyboard.press('F7');
  await expect(band.getByRole('button', { name: '展开离线提示' })).toBeVisible();
  await signOut(page);
  await signIn(page, '1001');
  await expect(band.getByRole('button', { name: '收起离线提示' })).toBeVisible();
});

test('F9 lists the keys of the page, Esc gives the focus back, and nothing under it hears a key', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  const name = enrollForm(page).getByLabel('姓名');
  await name.fill('尚未提交');
  await page.keyboard.press('F9');
  const keys = page.getByRole('dialog', { name: '按键一览' });
  await expect(keys.getByRole('row', { name: 'Ctrl+Enter 受理投保' })).toBeVisible();
  await desk.expectAccessible();
  // The form under it would be refused by this.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('尚未提交');
  await expect(enrollForm(page).getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('F9');
  await expect(keys).toBeVisible();
  await page.keyboard.press('F7');
  await expect(keys).toBeHidden();
  await expect(page.getByRole('region', { name: '同步', exact: true }).first()).toBeVisible();
});

test('the workbench says what to do on an empty day, then what was done and what waits for whom', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '1001');
  await expect(page.getByText('没有等着办的事。')).toBeVisible();
  await expect(page.getByText(/最近七天还没有业务/)).toBeVisible();
  await desk.expectAccessible();
  await page.getByRole('button', { name: '开班 F5' }).click();
  await page.getByRole('button', { name: '开班', exact: true }).click();
  await expect(page.getByText('已开班，可以受理投保和收款。')).toBeVisible();
  await proposeCash(page, '孟样例');
  await page.keyboard.press('F1');
  await expect(page.getByText('受理投保1 件¥90.00')).toBeVisible();
  await expect(page.getByRole('table', { name: '最近七天业务' }).getByRole('row')).toHaveCount(8);
  await expect(page.getByRole('row', { name: '11-20 1 件 0 件 0.00 元' })).toHaveCount(1);
  await desk.expectAccessible();
  await signOut(page);
  // The cash is the cashier's: it stands first and leads to where it is counted.
  await signIn(page, '1002');
  const first = page.getByRole('region', { name: '待办' }).getByRole('button').first();
  await expect(first).toContainText('收银1 笔现金待收');
  await expect(first).toContainText('¥90.00');
  await desk.expectAccessible();
  await first.click();
  await expect(page.getByRole('row', { name: /孟样例/ })).toBeVisible();
});

test('同步 says that no centre is joined, 日结对账 what comes later, both the true figures of now', async ({
  desk,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await proposeCash(page, '孟样例');
  await collectCash(page, '100');
  await page.keyboard.press('F7');
  await expect(page.getByText('本窗口尚未接入中心：业务照常办理', { exact: false })).toBeVisible();
  await expect(page.getByRole('row', { name: '投保受理 1 ¥90.00 2021-11-20 09:00' })).toBeVisible();
  await expect(page.getByRole('row', { name: '现金收款 1 ¥90.00 2021-11-20 09:00' })).toBeVisible();
  await desk.expectAccessible();
  await page.keyboard.press('F6');
  const collected = page.getByRole('table', { name: '今日已收' });
  await expect(collected.getByRole('row', { name: '现金 1 ¥90.00' })).toBeVisible();
  await expect(collected.getByRole('row', { name: '合计 1 ¥90.00' })).toBeVisible();
  await desk.expectAccessible();
});

test('the 医保 side sees no money on the workbench nor at the close', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '2001');
  await expect(page.getByText('医保侧不经手保费和理赔金额，这里不显示。')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByText(/^医保侧不经手保费和理赔金额；/)).toBeVisible();
});

test('one’s own password is changed with the old one, typed twice', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '1001');
  await statusBar(page).getByRole('button', { name: '周样例 1001' }).click();
  const form = page.getByRole('region', { name: '修改本人密码' });
  const type = async (old: string, fresh: string, again: string) => {
    await form.getByLabel('原密码').fill(old);
    await form.getByLabel('新密码', { exact: true }).fill(fresh);
    await form.getByLabel('再输一次新密码').fill(again);
    await page.keyboard.press('Control+Enter');
  };
  await type(DEMO_PASSWORD, 'mima2021', 'mima2022');
  await expect(form.getByText('两次输入的新密码不一致，请重新输入')).toBeVisible();
  await expect(form.getByLabel('再输一次新密码')).toBeFocused();
  await type('wrong1', 'mima2021', 'mima2021');
  await expect(form.getByRole('alert')).toHaveText(/不正确/);
  await desk.expectAccessible();
  await type(DEMO_PASSWORD, 'mima2021', 'mima2021');
  await expect(form.getByText(/^密码已修改/)).toBeVisible();
  await expect(form.getByLabel('原密码')).toHaveValue('');
  await signOut(page);
  await page.getByLabel('工号').fill('1001');
  await page.getByLabel('密码', { exact: true }).fill('mima2021');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('a fault of the screens is a sentence with a way on, never an empty page', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await proposeCash(page, '孟样例');
  await page.evaluate(() => {
    Array.prototype.toSorted = () => {
      throw new Error('broken for a test');
    };
  });
  await page.keyboard.press('F6');
  await expect(page.getByRole('alert')).toHaveText(/^界面程序出错，已办理的业务不受影响。请重新载入/);
  expect(desk.complaints.join()).toContain('broken for a test');
  desk.complaints.length = 0;
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
});

test('in 关怀版 at 1280×720 the result stays in sight beside the form', async ({ desk }) => {
  const { page } = desk;
  await page.setViewportSize({ width: 1280, height: 720 });
  await clerkAtWork(page);
  await page.getByRole('switch', { name: '关怀版' }).click();
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await enrollForm(page).getByLabel('交易流水号').fill('LS202111200009');
  await expect(meaning(page).getByText('¥90.00').first()).toBeInViewport({ ratio: 1 });
  await propose(page);
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await openStay(page, '孟样例');
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await expect(outcome(page).getByText('¥18,525.00').first()).toBeInViewport({ ratio: 1 });
});

function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo', { name: '状态栏' });
}

/** The parts of the status bar of which something is out of sight. */
function cutOff(page: Page): Promise<string[]> {
  return statusBar(page).evaluate((bar) => {
    const right = bar.getBoundingClientRect().right;
    const isCut = (part: Element) =>
      part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > right + 0.5;
    return [...bar.children].filter(isCut).map((part) => part.textContent);
  });
}

async function proposeCash(page: Page, name: string): Promise<void> {
  await enterCard(page, name);
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
}
