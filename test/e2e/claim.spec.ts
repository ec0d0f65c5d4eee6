/** Claims: the sheet typed, the trial live, the paper. */
import { expect } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { goldenSheet, sheetOf, workedStay } from '../support/sheets.ts';
import { proposal } from '../support/proposals.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import { answerRest, openStay, outcome, tryClaim, typeAmount, typeSheet, typeStay } from './pages/claim.page.ts';
import { clerkAtWork } from './pages/gate.page.ts';
import { paperNumber, readPaper } from './pages/paper.page.ts';

test('the worked stay pays 18 525.00 healthy and 7 410.00 既往症, on the screen and on the 试算单', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31,200');
  await answerRest(page);
  await expect(outcome(page).getByText('尚未承保，以承保结果为准。')).toBeVisible();
  await expect(figure(desk, '健康')).toHaveText(/¥18,525\.00人民币壹万捌仟伍佰贰拾伍元整/);
  await expect(figure(desk, '既往症')).toHaveText(/¥7,410\.00/);
  await expect(outcome(page).getByRole('img', { name: /^费用分担/ })).toHaveAccessibleName(
    '费用分担：总费用 160,000.00 元，基本医保 62,000.00 元，大病/大额 14,500.00 元，医疗救助 0.00 元，惠民保 18,525.00 元，个人负担 64,975.00 元',
  );
  await figure(desk, '既往症').click();
  await expect(outcome(page).getByText('¥4,050.00')).toBeVisible();
  await desk.expectAccessible();
  await tryClaim(page);
  await expect(page.getByRole('img', { name: /^理赔试算单 第 1 页/ })).toBeVisible();
  await desk.expectAccessible();
  const { packed } = await readPaper(page, '理赔试算单');
  for (const figureOnPaper of ['18,525.00', '7,410.00', '10,125.00', '8,400.00', '尚未承保，以承保结果为准'])
    expect(packed).toContain(figureOnPaper);
});

test('a listed drug is paid by its own liability first, and what is left of liability 2 stays under its line', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31200');
  await page.getByRole('button', { name: '加一行目录药品' }).click();
  await expect(page.getByLabel('目录药品 1', { exact: true })).toBeFocused();
  await page.getByLabel('目录药品 1', { exact: true }).selectOption('样例特药01号');
  await expect(outcome(page).getByText('请填写个人负担金额')).toBeVisible();
  await typeAmount(page, '个人负担金额', '-1');
  await expect(page.getByRole('group', { name: '自费药品' }).getByText('金额“-1”为负数')).toBeVisible();
  await typeAmount(page, '个人负担金额', '26000');
  await answerRest(page);
  await expect(liability(desk, '责任二')).toHaveText(/累计金额未超过起付线.*¥0\.00/);
  await expect(liability(desk, '责任三')).toHaveText(/¥3,600\.00/);
  await expect(figure(desk, '健康')).toHaveText(/¥13,725\.00/);
  await tryClaim(page);
});

test('the golden sheet: liability 1 pays 0 under its line, liability 2 waits for the drug sum, then pays 0', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, goldenSheet());
  await answerRest(page);
  await expect(liability(desk, '责任一')).toHaveText(/累计金额未超过起付线，本次赔付 0\.00 元.*¥0\.00/);
  await expect(liability(desk, '责任二')).toHaveText(/待补：缺自费药品合计/);
  await expect(figure(desk, '健康')).toHaveText(/待补/);
  await expect(outcome(page).getByRole('img', { name: /^费用分担/ })).toHaveAccessibleName(
    /惠民保 待补，个人负担 待补后确定$/,
  );
  await tryClaim(page);
  await typeAmount(page, '自费药品合计', '2,533.98');
  await expect(
    page.getByText(/自费药品合计 2,533\.98 大于结算单全自费金额 2,533\.97，多出 0\.01 元/).first(),
  ).toBeVisible();
  await typeAmount(page, '自费药品合计', '1800');
  await expect(liability(desk, '责任二')).toHaveText(/累计金额未超过起付线，本次赔付 0\.00 元.*¥0\.00/);
  await expect(figure(desk, '健康')).toHaveText(/¥0\.00人民币零元整/);
  await tryClaim(page);
});

test('a sheet printed wrong shows both sides and the difference at its fields, and is not taken in', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await typeAmount(page, '医疗费总额', '160000.01');
  const costs = page.getByRole('group', { name: '费用构成' });
  await expect(costs.getByRole('alert')).toHaveText(/160,000\.01，应等于 .* = 160,000\.00，相差 0\.01 元/);
  await expect(costs.getByLabel('医疗费总额')).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(outcome(page).getByText('结算单金额勾稽不符，不能试算：')).toBeVisible();
  await typeAmount(page, '医疗费总额', '-1');
  await expect(costs.getByText(/不能为负|负/).first()).toBeVisible();
  await typeAmount(page, '医疗费总额', '160000.005');
  await expect(costs.getByText(/160000\.005/).first()).toBeVisible();
  await typeAmount(page, '医疗费总额', '１６００００');
  await expect(costs.getByText('✓ 勾稽相符')).toBeVisible();
});

test('what cannot be read is refused at its field, and no paper is issued', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await answerRest(page);
  await typeAmount(page, '其他商业保险已赔', '2千');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('其他商业保险已赔')).toBeFocused();
  await expect(page.getByLabel('其他商业保险已赔')).toHaveAttribute('aria-invalid', 'true');
  await expect(outcome(page).getByText('结算单以外的内容有误，不能试算：')).toBeVisible();
  await typeAmount(page, '其他商业保险已赔', '-100');
  await expect(outcome(page).getByText('金额“-100”为负数')).toBeVisible();
  await typeAmount(page, '其他商业保险已赔', '');
  await page.getByRole('radio', { name: '已付' }).check();
  await expect(outcome(page).getByText('请填写特惠保险已付的金额')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('特惠保险已付金额')).toBeFocused();
  await typeAmount(page, '特惠保险已付金额', '500O');
  await typeAmount(page, '自费药品合计', '31.200,00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('自费药品合计')).toBeFocused();
  await expect(page.getByRole('region', { name: '试算单' })).toBeHidden();
});

test('a paper stays when nothing changed, and a change makes the next one', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await answerRest(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await typeAmount(page, '自费药品合计', '31200');
  await tryClaim(page);
  const no = await paperNumber(page, '理赔试算单');
  // Leaving the field writes 31,200.00, which is the same figure.
  await page.getByRole('button', { name: '打印', exact: true }).click();
  // Four pages are drawn before they are printed.
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: 60_000 });
  for (const nth of [1, 2, 3]) await page.keyboard.press('Control+Enter', { delay: nth });
  expect(await paperNumber(page, '理赔试算单')).toBe(no);
  await typeAmount(page, '自费药品合计', '31100');
  await expect(page.getByRole('region', { name: '试算单' })).toBeHidden();
  await expect(page.getByText('正在更正已受理的这次就诊')).toBeVisible();
  await tryClaim(page);
  expect(await paperNumber(page, '理赔试算单')).not.toBe(no);
});

test('another stay is taken in by itself, and reopening the person finds both', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await answerRest(page);
  await tryClaim(page);
  await expect(outcome(page).getByText('同一次就诊可能被重复受理')).toBeVisible();
  // Another date may be a correction, which somebody has to say.
  await page.getByLabel('结束日期（出院）').fill('20220621');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请确认是更正后勾选；另一次就诊请按 Alt+M 新受理')).toBeVisible();
  await page.keyboard.press('Alt+m');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused();
  await desk.expectAccessible();
  await question.getByRole('button', { name: '放弃，办理另一次就诊' }).click();
  await expect(page.getByLabel('险种类型')).toHaveValue('');
  await typeSheet(page, workedStay());
  await expect(page.getByText(/2022-06-01 至 2022-06-20 的就诊已在 2022-07-01 受理过/)).toBeVisible();
  await page.getByLabel('开始日期（入院）').fill('20220621');
  await page.getByLabel('结束日期（出院）').fill('20220625');
  await page.getByLabel('结算日期').fill('20220626');
  await page.getByLabel('结算ID', { exact: true }).fill('JS0002');
  await answerRest(page);
  await tryClaim(page);
  await page.keyboard.press('Alt+n');
  await expect(page.getByLabel('证件号码', { exact: true })).toBeFocused();
  await openStay(page, '孟样例');
  const earlier = page.getByRole('region', { name: '此保单已受理的理赔' });
  await expect(earlier.getByRole('radio')).toHaveCount(3);
  // The focus stands in the list: the digit beside a stay takes it.
  await page.keyboard.press(await earlier.locator('label', { hasText: '2022-06-21' }).locator('kbd').innerText());
  await expect(page.getByLabel('结算ID', { exact: true })).toHaveValue('JS0002');
  // Its paper is shown as it was issued.
  await expect(page.getByRole('region', { name: '试算单' })).toBeVisible();
});

test('the hospital paid this product directly: asked for, split by liability, booked as paid', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' }));
  await answerRest(page);
  await expect(liability(desk, '责任一')).toHaveText(/待补：结算单“其他支出”为 6,000\.00 元/);
  await page.getByRole('radio', { name: '本产品已直赔' }).check();
  const split = page.getByRole('group', { name: '各项责任已直赔的金额' });
  await expect(split.getByText('现差 ¥6,000.00')).toBeVisible();
  await expect(liability(desk, '责任一')).toHaveText(/待补：医院已直赔本产品 6,000\.00 元/);
  await split.getByLabel(/^责任一/).fill('6000');
  await expect(split.getByText('已相符')).toBeVisible();
  await expect(liability(desk, '责任一')).toHaveText(/¥16,500\.00/);
  await expect(outcome(page).getByText(/计算所得 .* − 已直赔 6,000\.00，可赔 16,500\.00 元/)).toBeVisible();
  await desk.expectAccessible();
  await tryClaim(page);
});

test('another person’s sheet is stopped at its number, another name is a warning that the desk repeats', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await answerRest(page);
  const patient = page.getByRole('group', { name: /^结算单上的患者/ });
  await patient.getByLabel('患者证件号码').fill(castMember('秦样例').row.certno);
  await page.keyboard.press('Control+Enter');
  await expect(patient.getByRole('alert')).toHaveText(/与被保险人的 .* 不同，未受理/);
  await expect(page.getByRole('region', { name: '试算单' })).toBeHidden();
  await patient.getByLabel('患者证件号码').fill(castMember('孟样例').row.certno.replace(/^(.{6}).{8}/, '$1********'));
  await patient.getByLabel('患者姓名').fill('孟某人');
  await expect(patient.getByText('姓名差异：结算单为“孟某人”，保单为“孟样例”')).toBeVisible();
  await tryClaim(page);
  await expect(outcome(page).getByText('姓名差异：结算单为“孟某人”')).toBeVisible();
});

test('dates that cannot be are told at the dates, and a stay outside the cover has no figure', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await page.getByLabel('开始日期（入院）').fill('2022-6');
  await page.getByLabel('定点医药机构').focus();
  await expect(page.getByText('日期不完整或不存在，请按年月日填写，如 20220701')).toBeVisible();
  await typeSheet(page, workedStay());
  await page.getByLabel('结束日期（出院）').fill('20220501');
  await expect(outcome(page).getByText('结算单日期有误，不能试算：')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('结束日期（出院）')).toBeFocused();
  const days = ['开始日期（入院）', '结束日期（出院）', '结算日期'];
  for (const label of days) await page.getByLabel(label).fill('20220702');
  await expect(page.getByText('结算单结束日期 2022-07-02 晚于今天 2022-07-01').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('结束日期（出院）')).toBeFocused();
  for (const label of days) await page.getByLabel(label).fill('20211110');
  await answerRest(page);
  await expect(figure(desk, '健康')).toHaveText(/不在保障期间就医日期 .* 不在保障期间内，不赔。/);
});

/** 孟样例 joined in November 2021 and is insured in 2022; the clerk has the sheet of a stay of June 2022. */
async function atTheWindow(desk: DeskUnderTest): Promise<void> {
  const { page } = desk;
  await clerkAtWork(page);
  await proposed(desk);
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
}

/** The same, with the person's card read. */
async function atTheClaim(desk: DeskUnderTest): Promise<void> {
  await atTheWindow(desk);
  await openStay(desk.page, '孟样例');
  await expect(desk.page.getByLabel('险种类型')).toBeFocused();
}

/** The same act as on the page, which enroll.spec.ts is about. */
async function proposed({ app }: DeskUnderTest): Promise<void> {
  const call = async (method: string, input: unknown, session?: string) => {
    const stamp = { requestId: crypto.randomUUID(), ...(session === undefined ? {} : { session }) };
    const answer = await app.dispatch({ method, input, ...stamp });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const credentials = { operatorNo: '1001', password: 'tiyan2022', purpose: 'session' };
  // The output of 'session.signIn', which the dispatcher has made.
  const { token } = (await call('session.signIn', credentials)) as { readonly token: string };
  await call('enrollment.propose', proposal('孟样例'), token);
}

function liability({ page }: DeskUnderTest, name: string) {
  return outcome(page).getByRole('listitem').filter({ hasText: name }).first();
}

function figure({ page }: DeskUnderTest, status: string) {
  return page.getByRole('group', { name: '预计赔付' }).getByRole('button', { name: `${status}时可赔` });
}

test('without a 医保结算单 the layers are estimated, tried, and printed as what they are', async ({ desk }) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeStay(page, workedStay());
  await page.getByRole('button', { name: '没有结算单，参考测算' }).click();
  const part = page.getByRole('group', { name: '参考测算，不作为医保结算依据' });
  await expect(part).toContainText('请先填写：医院级别、就医地、救助对象身份');
  await part.getByRole('radio', { name: '三级医院' }).check();
  await part.getByRole('radio', { name: '本地' }).check();
  await part.getByLabel('救助对象身份').selectOption('不是救助对象');
  await expect(part).toContainText('基本医疗保险约支付');
  await desk.expectAccessible();
  await part.getByRole('button', { name: '按测算填入各层金额' }).click();
  await answerRest(page);
  await expect(outcome(page)).toContainText('先行报销为参考测算');
  await tryClaim(page);
  const { packed } = await readPaper(page, '理赔试算单');
  expect(packed).toContain('待补材料：医保结算单');
});
