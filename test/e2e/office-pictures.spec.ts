/** Every screen of the claims office in the states that matter, kept as pictures; axe looks at each. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openBrowser } from '../support/office.ts';
import { type OfficeUnderTest, test } from './office.fixture.ts';

const NO_WATERMARK = join(import.meta.dirname, 'pictures', 'no-watermark.css');

test.describe.configure({ timeout: 400_000 });

test('the claims office in pictures', async ({ office }) => {
  const { page, url } = office;
  await keep(office, 'office-sign-in');
  await office.signIn('R101');
  await page.getByText('没有等待认定的理赔案').waitFor();
  await keep(office, 'office-empty');
  const first = await office.tryClaim('孟样例');
  const second = await office.tryClaim('孟样例', 'S0002');
  await page.keyboard.press('Alt+R');
  await page.getByRole('button', { name: '孟*例' }).first().waitFor();
  await keep(office, 'office-queue');
  await page.getByRole('button', { name: '孟*例' }).first().press('Enter');
  await page.getByText('费用分担').waitFor();
  await keep(office, 'office-claim');
  await page.keyboard.press('Control+Enter');
  await keep(office, 'office-claim-missing');

  const reviewer = openBrowser(url);
  await reviewer.signIn('R101');
  for (const tried of [first, second]) {
    const facts = { status: 'healthy', firstDiagnosedOn: null, reason: '病历无既往记载' } as const;
    await reviewer.call('claim.determine', { ...tried, ...facts });
    await reviewer.call('claim.review', { ...tried, verdict: 'agreed', reason: null });
  }
  await office.signOut();
  await office.signIn('D201');
  await page.goto(`${url}/office/#/decision/${second.claimId}`);
  await page.getByText('按计算给付').waitFor();
  await keep(office, 'office-decide');
  const decider = openBrowser(url);
  await decider.signIn('D201');
  await decider.call('claim.decide', { ...first, verdict: 'pay', reason: null, shown: 1_852_500 });
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.getByText('没有核定。请刷新后核对新的数字再确认').waitFor();
  await keep(office, 'office-refused');
  await page.keyboard.press('Alt+R');
  await page.getByRole('group', { name: '可赔金额' }).getByText('¥48,525.00').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('核定：给付 ¥48,525.00').first().waitFor();
  await keep(office, 'office-decided');
});

/** The picture, and what axe says of it. */
async function keep(office: OfficeUnderTest, name: string): Promise<void> {
  const { page } = office;
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await office.expectAccessible();
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { stylePath: [NO_WATERMARK] });
}
