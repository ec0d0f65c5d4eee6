/** An administrator corrects an operator. */
import { expect } from '@playwright/test';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { test } from './desk.fixture.ts';
import { signIn, signOut, startDemo } from './pages/gate.page.ts';

test('a correction that is not saved survives another part of the page, and is given up only when asked', async ({
  desk,
}) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.getByRole('button', { name: '修改 1002' }).click();
  const form = page.getByRole('region', { name: /^修改 1002/ });
  await form.getByLabel('姓名').fill('改到一半');
  await page.getByRole('button', { name: '产品', exact: true }).click();
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await expect(form.getByLabel('姓名')).toHaveValue('改到一半');
  await form.getByRole('button', { name: '返回' }).click();
  const question = form.getByRole('alertdialog', { name: '尚未保存的修改' });
  await expect(question.getByRole('button', { name: '继续修改' })).toBeFocused();
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(form.getByLabel('姓名')).toHaveValue('改到一半');
  await form.getByRole('button', { name: '返回' }).click();
  await question.getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByRole('region', { name: '添加人员' })).toBeVisible();
  await expect(page.getByRole('row', { name: /1002/ })).not.toContainText('改到一半');
});

test('grants are corrected, somebody leaves, and the last administrator cannot', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.getByRole('button', { name: '修改 1002' }).click();
  const form = page.getByRole('region', { name: /^修改 1002/ });
  await form.getByRole('checkbox', { name: '主管' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('已保存。此人已登录的窗口会退出')).toBeVisible();
  await expect(page.getByRole('row', { name: /1002/ })).toContainText('收银、主管');
  await desk.expectAccessible();
  await form.getByRole('button', { name: '办理离岗' }).click();
  await expect(page.getByRole('row', { name: /1002/ })).toContainText('已离岗');

  await page.getByRole('button', { name: '修改 9001' }).click();
  const own = page.getByRole('region', { name: /^修改 9001/ });
  await own.getByRole('button', { name: '办理离岗' }).click();
  await expect(own.getByRole('alert')).toHaveText(/最后一位在岗的系统管理人员/);
  await signOut(page);
  await page.getByLabel('工号').fill('1002');
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/工号或密码不正确/);
});
