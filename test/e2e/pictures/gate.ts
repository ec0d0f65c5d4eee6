/** The screens before work. */
import { expect } from '@playwright/test';
import { signIn, startDemo } from '../pages/gate.page.ts';
import type { Journey } from './scene.ts';

export const gate: Journey = {
  name: 'gate',
  scenes: [
    {
      name: 'start',
      reach: async ({ page }) => expect(page.getByRole('button', { name: '进入体验模式' })).toBeFocused(),
      also: ['care'],
    },
    {
      name: 'register-errors',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: '登记窗口' }).click();
        await page.getByLabel('窗口代码').fill('1');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText('请选择所在网络区域')).toBeVisible();
      },
    },
    {
      name: 'sign-in',
      reach: async ({ page }) => {
        await page.reload();
        await startDemo(page);
        await expect(page.getByLabel('工号')).toBeFocused();
      },
      also: ['care', 'small'],
      isMarked: true,
    },
    {
      name: 'sign-in-refused',
      reach: async ({ page }) => {
        await page.getByLabel('工号').fill('1001');
        await page.getByLabel('密码', { exact: true }).fill('wrong');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('alert')).toBeVisible();
      },
    },
    {
      name: 'workbench-empty',
      reach: async ({ page }) => {
        await signIn(page, '1001');
        await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
      },
      also: ['care', 'small'],
    },
    {
      name: 'lock',
      reach: async ({ page }) => {
        await page.keyboard.press('F12');
        await expect(page.getByRole('dialog', { name: '窗口已锁屏' })).toBeVisible();
      },
      also: ['care'],
    },
  ],
};
