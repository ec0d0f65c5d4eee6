/** Enrolment from the card to the papers. */
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { expect } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { readPdf } from '../support/read-pdf.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import {
  choosePlan,
  chooseTender,
  collectCash,
  enrollForm,
  enterCard,
  enterParty,
  meaning,
  propose,
  ZAOZHUANG,
} from './pages/enroll.page.ts';
import { clerkAtWork } from './pages/gate.page.ts';
import { paperNumber, readPaper } from './pages/paper.page.ts';

test('an adult pays cash to the cashier, and the receipt says what the screen says', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(meaning(page).getByText('可参保', { exact: true })).toBeVisible();
  await expect(meaning(page).getByText('¥90.00')).toBeVisible();
  await expect(meaning(page).getByText('人民币玖拾元整')).toBeVisible();
  await chooseTender(page, '现金');
  await desk.expectAccessible();
  await propose(page);
  await expect(page.getByRole('group', { name: /^收银/ }).getByText('应收 ¥90.00', { exact: true })).toBeVisible();
  await collectCash(page, '１００');
  await expect(page.getByText('找零 ¥10.00')).toBeVisible();
  await expect(page.getByRole('img', { name: '保费收据 第 1 页，共 1 页' })).toBeVisible();
  await desk.expectAccessible();
  const receipt = await readPaper(page, '保费收据');
  for (const said of ['孟样例', '¥90.00', '人民币玖拾元整', '3704**********0113', '¥10.00'])
    expect(receipt.packed).toContain(said);
});

test('whoever may not take cash, and a sum that is none, are refused at their fields', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  const step = page.getByRole('group', { name: /^收银/ });
  const [number, sum] = [step.getByLabel('收银员工号'), step.getByLabel('实收金额')];
  await number.fill('1001');
  await step.getByLabel('收银员密码').fill(DEMO_PASSWORD);
  for (const [typed, said] of [
    ['', '请填写实收金额，如 200.00'],
    ['-90', /-90.*负数/],
    ['一百', /一百/],
  ] as const) {
    await sum.fill(typed);
    await page.keyboard.press('Control+Enter');
    await expect(step.getByText(said)).toBeVisible();
    await expect(sum).toBeFocused();
  }
  await sum.fill('90');
  await page.keyboard.press('Control+Enter');
  await expect(step.getByText('工号 1001 没有收银权限，请由收银员填写自己的工号和密码')).toBeVisible();
  await expect(number).toBeFocused();
  await number.fill('1002');
  await expect(step.getByText('没有收银权限', { exact: false })).toHaveCount(0);
});

test('Alt+P prints the papers of the act in one go, and nothing else', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await enrollForm(page).getByLabel('交易流水号').fill('LS202111200001');
  await propose(page);
  await page.evaluate(() => {
    // A headless browser has no dialog; what would be in it is what the page prints now.
    window.print = () => undefined;
  });
  await expect(page.getByRole('button', { name: '打印全部 2 份' })).toBeFocused();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeVisible();
  const printed = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })));
  const again = [await readPaper(page, '投保受理单'), await readPaper(page, '缴费受理单')];
  expect([printed.pages.length, printed.text]).toEqual([sum(again.map(({ pages }) => pages.length)), '']);
  for (const { packed } of again) expect(packed).toContain('补打第1次');
});

test('a child is enrolled by the parent, whose 个人账户 pays after the result file', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '秦小样');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '个人账户');
  await page.keyboard.press('Control+Enter');
  await expect(enrollForm(page).getByText('请选择由谁的个人账户支付')).toBeVisible();
  await enterParty(page, '投保人（监护人）', '秦样例', '30');
  await enrollForm(page).getByRole('radio', { name: '投保人（监护人）的账户' }).check();
  await propose(page);
  const no = await paperNumber(page, '扣缴受理单');
  expect((await readPaper(page, '扣缴受理单')).packed).toContain('秦小样');
  await page.getByRole('button', { name: '收费', exact: true }).click();
  const child = castMember('秦小样').row.certno;
  const file = `受理单号,证件号码,金额,结果,原因,流水号\n${no},${child},90.00,成功,,KJ0001\nUNKNOWN-1,${child},90.00,成功,,KJ0002\n`;
  await page
    .getByLabel('导入结果文件')
    .setInputFiles({ name: '扣缴结果.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(page.getByText('扣缴成功 1 笔，失败 0 笔，此前已处理 0 笔，未采用 1 行。')).toBeVisible();
  await expect(page.getByRole('cell', { name: '受理单号' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^保费收据/ })).toBeVisible();
  await expect(page.getByText('已收', { exact: true }).nth(1)).toBeVisible();
  await desk.expectAccessible();
});

test('a wrong digit, a suspended person and a second proposal each get their sentence', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  const { certno } = castMember('孟样例').row;
  await enrollForm(page).getByLabel('证件号码').fill(certno.replace(/0113$/, '0131'));
  await expect(enrollForm(page).getByRole('alert')).toHaveText(/校验不符，至少有一位抄错/);
  await enterCard(page, '常样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(meaning(page).getByText('不可参保', { exact: true })).toBeVisible();
  await expect(meaning(page).getByText(/基本医保暂停参保。请核对证件号码/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(enrollForm(page).getByText('不可参保，不能受理。原因见右侧')).toBeVisible();
  await page.keyboard.press('Alt+N');
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('');
  await expect(enrollForm(page).getByLabel('证件号码')).toBeFocused();
  await proposeCash(desk);
  await page.getByRole('button', { name: '办理下一位' }).click();
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(meaning(page).getByText('不可参保', { exact: true })).toBeVisible();
  await expect(meaning(page).getByText(/此人已投保“枣庄市城市定制型商业医疗保险”2022 年度/)).toBeVisible();
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('孟样例');
});

test('a payment that never came is changed to cash in the list, and the cashier takes it', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '转账');
  await enrollForm(page).getByLabel('交易流水号').fill('ZZ202111200001');
  await propose(page);
  await page.getByRole('button', { name: '收费', exact: true }).click();
  await page.getByRole('button', { name: '待到账', exact: true }).click();
  await expect(page.getByText('流水号 ZZ202111200001')).toBeVisible();
  await page.getByRole('button', { name: '改换缴费', exact: true }).click();
  const work = page.getByRole('region', { name: '改换缴费：孟样例' });
  await expect(work.getByRole('radio', { name: '现金' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(work.getByText('请选择缴费方式')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有待到账的缴费')).toBeVisible();
  await expect(page.getByText('缴费方式已由转账改为现金。请收回原缴费受理单。')).toBeVisible();
  await expect(page.getByLabel('收银员工号')).toBeFocused();
  await desk.expectAccessible();
  await collectCash(page, '90');
  await expect(page.getByRole('button', { name: /^缴费受理单/ })).toHaveText(/已改换，作废/);
  expect((await readPaper(page, '保费收据')).packed).toContain('¥90.00');
});

test('a mistyped reference is mended in 查询, the new 受理单 first and the old one marked', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await enrollForm(page).getByLabel('交易流水号').fill('LS0001');
  await propose(page);
  const old = await paperNumber(page, '缴费受理单');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${castMember('孟样例').row.certno}\n`);
  await page.getByRole('button', { name: '改换缴费', exact: true }).click();
  const work = page.getByRole('region', { name: '改换缴费：孟样例' });
  await work.getByRole('radio', { name: '扫码支付' }).check();
  await work.getByLabel('交易流水号').fill('LS0002');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已改为另一笔扫码支付。请收回原缴费受理单。')).toBeVisible();
  await expect(page.getByText('流水号 LS0002')).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(`^缴费受理单.*${old}`, 's') })).toHaveText(/已改换，作废/);
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeFocused();
  expect((await readPaper(page, '缴费受理单')).packed).toContain('LS0002');
  await desk.expectAccessible();
});

test('a name that differs from the roster is confirmed against the card, never refused', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await enrollForm(page).getByRole('group', { name: '被保险人' }).getByLabel('姓名').fill('孟洋例');
  await page.keyboard.press('Enter');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  const confirmed = enrollForm(page).getByRole('checkbox', { name: /已核对证件原件/ });
  await expect(confirmed).not.toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(enrollForm(page).getByText('请核对证件原件后勾选')).toBeVisible();
  await expect(confirmed).toBeFocused();
  await page.keyboard.press('Space');
  await propose(page);
  const { packed } = await readPaper(page, '投保受理单');
  expect([packed.includes('孟洋例'), packed.includes('孟样例')]).toEqual([true, true]);
});

test('a subsidised person of 赣州 is taken in as 应收, with a 缴费受理单', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '钟样例');
  await choosePlan(page, '赣州市普惠型商业补充医疗保险');
  await chooseTender(page, '资助');
  await page.keyboard.press('Control+Enter');
  await expect(enrollForm(page).getByText('请填写资助单位')).toBeVisible();
  await enrollForm(page).getByLabel('资助单位').fill('样例县医疗保障局');
  await enrollForm(page).getByLabel('资助身份').fill('低收入人口');
  await propose(page);
  await expect(
    page.getByRole('region', { name: '参保', exact: true }).getByText('应收', { exact: true }),
  ).toBeVisible();
  expect((await readPaper(page, '缴费受理单')).packed).toContain('样例县医疗保障局');
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

async function proposeCash({ page }: DeskUnderTest): Promise<void> {
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
}
