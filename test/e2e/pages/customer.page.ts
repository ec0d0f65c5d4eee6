/** 客户屏, used by a citizen's finger or mouse. */
import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { DeskUnderTest } from '../desk.fixture.ts';

/** Every notice that can be ticked, once they are drawn. */
export async function tickAll(screen: Page): Promise<void> {
  const boxes = screen.getByRole('checkbox');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.check();
}

/** Presses the button of the top bar and gives the tab that opens, its complaints counted with the desk's. */
export async function openCustomer({ page, complaints }: DeskUnderTest, context: BrowserContext): Promise<Page> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: '打开客户屏' }).click();
  const customer = await opened;
  customer.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  customer.on('pageerror', (error) => complaints.push(error.message));
  await customer.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('button', { name: /^客户屏（已连接/ })).toBeVisible();
  return customer;
}
