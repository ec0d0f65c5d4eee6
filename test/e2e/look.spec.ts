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

test('rest', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  await page.getByRole('button', { name: '收费', exact: true }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/payments.png` });
  await page.keyboard.press('Control+K');
  await page.keyboard.type('孟样例');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/search-refused.png` });
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('370499198503120113');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/search.png` });
  for (const [key, name] of [
    ['F6', 'close'],
    ['F7', 'sync'],
    ['F8', 'settings'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${OUT}/${name}.png` });
  }
  await page.getByRole('button', { name: '产品', exact: true }).click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/plans.png` });
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: '投保受理', exact: true }).click();
  await page.getByRole('button', { name: '办理下一位' }).click();
  await enterCard(page, '常样例');
  await page.waitForTimeout(300);
  await choosePlan(page, ZAOZHUANG);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/ineligible.png` });
  await enterCard(page, '秦小样');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '职工个人账户');
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/child.png` });
  await page.getByLabel('关怀版').click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/care.png` });
  await page.keyboard.press('F1');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/care-workbench.png` });
  await page.keyboard.press('F12');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/lock.png` });
});

test('admin', async ({ desk: { page } }) => {
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '人员', exact: true }).click();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/operators.png` });
  await page.getByRole('button', { name: '参保库', exact: true }).click();
  await page.getByLabel('数据截至日期').fill('20211118');
  const rows =
    'psn_no,psn_cert_type,certno,psn_name,gend,brdy,insutype,psn_insu_stas,insuplc_admdvs,trt_enjymnt_begndate,trt_enjymnt_enddate\n1,01,370499198503120113,孟样例,1,1985-03-12,310,1,370402,2021-01-01,2021-12-31\n2,01,370499198503120113,孟样例,1,1985-03-12,310,1,370402,2021-01-01,2021-12-31\n'.split(
      '\n',
    );
  const csv = [rows[0], ...Array.from({ length: 1 }, () => rows[1]), ''].join('\n');
  await page
    .getByLabel('选择名册文件')
    .setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `${OUT}/roster.png` });
});
