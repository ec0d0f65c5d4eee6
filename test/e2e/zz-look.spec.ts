/** Looks at the screens. */
import { test } from './desk.fixture.ts';
import { castMember } from '../../main/demo/cast.ts';
import { clerkAtWork, startDemo } from './pages/gate.page.ts';
import { answerRest, openStay, tryClaim, typeAmount, typeSheet } from './pages/claim.page.ts';
import { paperNumber, readPaper } from './pages/paper.page.ts';
import { workedStay } from '../support/sheets.ts';
import {
  choosePlan,
  chooseTender,
  collectCash,
  enrollForm,
  enterCard,
  enterParty,
  propose,
  ZAOZHUANG,
} from './pages/enroll.page.ts';

const OUT = '/tmp/look';
test.setTimeout(100_000);

test('a', async ({ desk: { page } }) => {
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${OUT}/a-start.png` });
  await startDemo(page);
  await page.screenshot({ path: `${OUT}/a-signin.png` });
});

test('b', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await page.keyboard.press('F1');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/b-workbench.png` });
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/b-enroll.png` });
  await propose(page);
  await page.getByLabel('收银员工号').fill('1002');
  await page.getByLabel('收银员密码').fill('tiyan2022');
  await page.getByLabel('实收金额').fill('100');
  await page.getByRole('img', { name: /^投保受理单 第 1 页/ }).waitFor();
  await page.screenshot({ path: `${OUT}/b-cashier.png` });
  await collectCash(page, '100');
  await page.getByRole('img', { name: /^保费收据 第 1 页/ }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/b-receipt.png` });
  await page.keyboard.press('F1');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/b-workbench2.png` });
});

test('c', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await enterCard(page, '秦小样');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '个人账户');
  await enterParty(page, '投保人（监护人）', '秦样例', '30');
  await enrollForm(page).getByRole('radio', { name: '投保人（监护人）的账户' }).check();
  await propose(page);
  const no = await paperNumber(page, '扣缴受理单');
  await readPaper(page, '扣缴受理单');
  await page.screenshot({ path: `${OUT}/c-order.png` });
  await page.getByRole('button', { name: '收费', exact: true }).click();
  const child = castMember('秦小样').row.certno;
  const file = `受理单号,证件号码,金额,结果,原因,流水号\n${no},${child},90.00,成功,,KJ0001\nX,${child},90.00,成功,,KJ0002\n`;
  await page
    .getByLabel('导入结果文件')
    .setInputFiles({ name: 'f.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('img', { name: /^保费收据 第 1 页/ }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/c-deduction.png` });
});

test('d', async ({ desk: { page } }) => {
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await openStay(page, '孟样例');
  await typeSheet(page, workedStay());
  await typeAmount(page, '医疗费总额', '160000.01');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/d-wrong.png` });
  await typeAmount(page, '医疗费总额', '160000');
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await page.getByLabel('医疗费总额').scrollIntoViewIfNeeded();
  await page.getByLabel('险种类型').focus();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/d-claim.png` });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/d-claim-1280.png` });
  await page.setViewportSize({ width: 1366, height: 768 });
  await tryClaim(page);
  await page.getByRole('img', { name: /^理赔试算单 第 1 页/ }).waitFor();
  await page.getByRole('region', { name: '试算单' }).scrollIntoViewIfNeeded();
  await page
    .locator('.job-meaning')
    .last()
    .evaluate((element) => element.scrollTo(0, 99_999));
  await page.getByRole('button', { name: /^打印/ }).scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/d-paper.png` });
  await page.getByLabel('关怀版').click();
  await page.getByRole('group', { name: '预计赔付' }).scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUT}/d-care.png` });
});
