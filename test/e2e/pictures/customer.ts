/** 客户屏 as the citizen sees it. */
import { expect, type Page } from '@playwright/test';
import type { DeskUnderTest } from '../desk.fixture.ts';
import { tickAll } from '../pages/customer.page.ts';
import { choosePlan, chooseTender, collectCash, enterCard, propose, ZAOZHUANG } from '../pages/enroll.page.ts';
import { clerkAtWork } from '../pages/gate.page.ts';
import type { Journey } from './scene.ts';

export const customer: Journey = {
  name: 'customer',
  scenes: [
    {
      name: 'customer-idle',
      reach: async ({ page }) => {
        await clerkAtWork(page);
        const opened = page.context().waitForEvent('page');
        await page.getByRole('button', { name: '打开客户屏' }).click();
        const screen = await opened;
        await screen.setViewportSize({ width: 1280, height: 800 });
        await expect(screen.getByRole('heading', { name: '欢迎' })).toBeVisible();
        await expect(screen.getByText(ZAOZHUANG)).toBeVisible();
      },
      page: customerScreen,
    },
    {
      name: 'customer-enrolling',
      reach: async (desk) => {
        await enterCard(desk.page, '孟样例');
        await choosePlan(desk.page, ZAOZHUANG);
        await expect(customerScreen(desk).getByText('¥90.00')).toBeVisible();
      },
      page: customerScreen,
    },
    {
      name: 'customer-confirmed',
      reach: async (desk) => {
        const screen = customerScreen(desk);
        await tickAll(screen);
        await screen.getByRole('radio', { name: '没有' }).check();
        await screen.getByRole('button', { name: '我已逐项了解并确认' }).click();
        await expect(screen.getByText('投保人已在客户屏逐项确认。')).toBeVisible();
      },
      page: customerScreen,
    },
    {
      name: 'customer-result',
      reach: async (desk) => {
        await chooseTender(desk.page, '现金');
        await propose(desk.page);
        await collectCash(desk.page, '100');
        await expect(customerScreen(desk).getByText('投保已受理，待承保')).toBeVisible();
        await expect(customerScreen(desk).getByText('找零 ¥10.00，请当面点清。')).toBeVisible();
      },
      page: customerScreen,
    },
  ],
};

/** The second page of the same browser. */
function customerScreen({ page }: DeskUnderTest): Page {
  const screen = page
    .context()
    .pages()
    .find((other) => other !== page);
  if (screen === undefined) throw new Error('客户屏 is not open');
  return screen;
}
