/** Looks at the screens. */
import { test } from './desk.fixture.ts';
import { clerkAtWork, signIn, startDemo } from './pages/gate.page.ts';
import { answerRest, openStay, tryClaim, typeAmount, typeSheet } from './pages/claim.page.ts';
import { workedStay } from '../support/sheets.ts';
import { choosePlan, chooseTender, collectCash, enterCard, propose, ZAOZHUANG } from './pages/enroll.page.ts';

const OUT = '/tmp/look';

test('first', async ({ desk: { page } }) => {
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${OUT}/start.png` });
  await page.getByRole('button', { name: '登记窗口' }).click();
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/register.png` });
  await page.getByRole('button', { name: '返回' }).click();
  await startDemo(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/signin.png` });
  await signIn(page, '1001');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/workbench.png` });
});

test('enrol', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await page.screenshot({ path: `${OUT}/shift.png` });
  await page.keyboard.press('F2');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/enroll-empty.png` });
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/enroll-full.png` });
  await propose(page);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `${OUT}/proposed.png` });
  await collectCash(page, '100');
  await page.waitForTimeout(2000);
  await page.screenshot({ path: `${OUT}/collected.png` });
});

test('claim', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await page.keyboard.press('F3');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/claim-pick.png` });
  await openStay(page, '孟样例');
  await page.screenshot({ path: `${OUT}/claim-empty.png` });
  await typeSheet(page, workedStay());
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/claim-pending.png` });
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/claim-full.png` });
  await page.locator('.page:not([hidden])').evaluate((element) => element.scrollTo(0, 600));
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/claim-full2.png` });
  await tryClaim(page);
  await page.waitForTimeout(2500);
  await page.locator('.page:not([hidden])').evaluate((element) => element.scrollTo(0, 0));
  await page.screenshot({ path: `${OUT}/claim-tried.png`, fullPage: true });
});
