/** The first start, signing in, the shift. */
import { expect } from '@playwright/test';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { test } from './desk.fixture.ts';
import { openShift, signIn, signOut, startDemo } from './pages/gate.page.ts';

test('a new desk offers 体验模式, whose operators sign in with one key and Enter', async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole('heading', { name: '登记窗口' })).toBeVisible();
  await desk.expectAccessible();
  // The focus stands on the first way; no mouse is needed.
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('工号')).toBeFocused();
  await desk.expectAccessible();
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('1');
  await expect(page.getByLabel('工号')).toHaveValue('1001');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await desk.expectAccessible();
});

test('a wrong password is a sentence with what is left, and a reload keeps who is signed in', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await page.getByLabel('工号').fill('１００１');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/工号或密码不正确。还可再试 \d 次，/);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await openShift(page);
  await page.reload();
  await expect(page.getByRole('button', { name: '2021-11-20 已开班 09:00' })).toBeVisible();
  await signOut(page);
  await signIn(page, '9001');
  await expect(page.getByText('开班后才能受理投保和收款')).toBeHidden();
});

test('登记窗口 shows each error at its field, then the first administrator signs in and is told what is missing', async ({
  desk,
}) => {
  const { page } = desk;
  await page.getByRole('button', { name: '登记窗口' }).click();
  await page.getByLabel('窗口代码').fill('1');
  await page.getByLabel('密码', { exact: true }).fill('short');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('须为 2–6 位大写字母或数字，首位为字母')).toBeVisible();
  await expect(page.getByText('请选择所在网络区域')).toBeVisible();
  await expect(page.getByText('密码至少 8 位', { exact: true })).toBeVisible();
  await expect(page.getByText('两次输入的密码不一致，请重新输入')).toBeVisible();
  await desk.expectAccessible();
  await page.getByLabel('窗口代码').fill('zz01');
  await page.getByLabel('服务点名称').fill('样例镇便民服务中心');
  await page.getByLabel('所在网络区域').selectOption('stand-alone');
  await page.getByLabel('工号').fill('9001');
  await page.getByLabel('姓名', { exact: true }).fill('样例管理员');
  await page.getByLabel('密码', { exact: true }).fill('miyao2021');
  await page.getByLabel('再输一次密码').fill('miyao2021');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('样例镇便民服务中心 · 窗口 ZZ01 · 单机（无网络）')).toBeVisible();
  await page.getByLabel('工号').fill('9001');
  await page.getByLabel('密码', { exact: true }).fill('miyao2021');
  await page.keyboard.press('Enter');
  await expect(page.getByText('导入参保库')).toBeVisible();
  // The status bar's, beside what waits on the workbench.
  await expect(page.getByRole('button', { name: '参保库未导入', exact: true })).toBeVisible();
});
