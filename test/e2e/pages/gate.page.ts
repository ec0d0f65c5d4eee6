/** The pages before work: first start, sign-in, lock. */
import { expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../../main/demo/operators.ts';

/** First start → 体验模式 → the sign-in page. */
export async function startDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: '进入体验模式' }).click();
  // A database is made and six passwords are hashed: on a busy machine that takes longer than any screen.
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible({ timeout: 60_000 });
}

/** Signs a demo operator in by number and password. */
export async function signIn(page: Page, operatorNo: string): Promise<void> {
  await page.getByLabel('工号').fill(operatorNo);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

/** Leaves the window. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
}

/** F5, opens today's shift. */
export async function openShift(page: Page): Promise<void> {
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: '开班', exact: true }).click();
  await expect(page.getByText('已开班，可以受理投保和收款。')).toBeVisible();
}

/** A clerk of the insurer at work in 体验模式, shift open. */
export async function clerkAtWork(page: Page): Promise<void> {
  await startDemo(page);
  await signIn(page, '1001');
  await openShift(page);
}
