/** What a page says of itself while a test drives it: its complaints, and what axe finds. */
import { AxeBuilder } from '@axe-core/playwright';
import { type ConsoleMessage, expect, type Page } from '@playwright/test';

/** Everything the page complains about from now on, but what `isExpected` names; a test ends red when there is anything. */
export function watchConsole(page: Page, isExpected: (message: ConsoleMessage) => boolean = () => false): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isLoud = message.type() === 'error' || message.type() === 'warning';
    if (isLoud && !isExpected(message)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Looks at the page with axe, once what fades in or out has done so: nothing serious may be found. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is cancelled has ended too.
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
}
