/** The screen that shuts itself and loses nothing. */
import { expect } from '@playwright/test';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { test } from './desk.fixture.ts';
import { choosePlan, enrollForm, enterCard, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork } from './pages/gate.page.ts';

test('an idle window locks itself; the password opens it with everything typed', async ({ desk }) => {
  const { page } = desk;
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('button', { name: '进入体验模式' })).toBeVisible();
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await page.clock.fastForward('02:00:00');
  const lock = page.getByRole('dialog', { name: '窗口已锁屏' });
  await expect(lock).toBeVisible();
  await desk.expectAccessible();
  await lock.getByLabel('密码').fill('wrong1');
  await page.keyboard.press('Enter');
  await expect(lock.getByRole('alert')).toHaveText(/不正确/);
  await lock.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(lock).toBeHidden();
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('孟样例');
  await expect(enrollForm(page).getByRole('radio', { name: ZAOZHUANG })).toBeChecked();
});

test('F12 locks at once, a reload stays locked, and nothing behind the lock can be reached', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F12');
  await expect(page.getByRole('dialog', { name: '窗口已锁屏' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('dialog', { name: '窗口已锁屏' }).getByLabel('密码')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
});
