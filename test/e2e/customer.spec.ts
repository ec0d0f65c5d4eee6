/** 客户屏: a second tab that follows the clerk, confirms the notices, shows what is paid or received, and rates. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { workedStay } from '../support/sheets.ts';
import { proposal } from '../support/proposals.ts';
import { actAs } from './act-as.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import { answerRest, openStay, outcome, tryClaim, typeAmount, typeSheet } from './pages/claim.page.ts';
import { openCustomer, tickAll } from './pages/customer.page.ts';
import {
  choosePlan,
  chooseTender,
  collectCash,
  enrollForm,
  enterCard,
  propose,
  ZAOZHUANG,
} from './pages/enroll.page.ts';
import { clerkAtWork, signOut } from './pages/gate.page.ts';

// Two pages and several looks with axe: on a busy machine that takes longer than other tests.
test.describe.configure({ timeout: 240_000 });

test('what is paid is shown large with the seller’s number, and the citizen confirms every notice', async ({
  desk,
  context,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  const customer = await openCustomer(desk, context);
  await expect(customer.getByRole('heading', { name: '欢迎' })).toBeVisible();
  await expect(customer.getByText(ZAOZHUANG)).toBeVisible();
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(customer.getByText('¥90.00')).toBeVisible();
  await expect(customer.getByText('人民币玖拾元整')).toBeVisible();
  await expect(customer.getByText('孟*例 3704**********0113')).toBeVisible();
  await expect(
    customer.getByText('年度累计超过 2 万元的部分赔 75%（既往症 30%），全年最高 100 万元。').first(),
  ).toBeVisible();
  await expect(customer.getByText(/执业登记编号/)).toBeVisible();
  await expect(customer.getByText('本产品为商业保险，非基本医疗保险。')).toBeVisible();
  await expect(customer.getByText('确认后请在纸质单证上签字')).toBeVisible();
  await expectAccessible(customer);
  // Nothing is ticked beforehand, and nothing half-confirmed is taken.
  await expect(customer.getByRole('checkbox').first()).toBeVisible();
  await expect(customer.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await customer.getByRole('button', { name: '我已逐项了解并确认' }).click();
  await expect(customer.getByText('还有 10 项没有确认')).toBeVisible();
  await expect(enrollForm(page).getByText('告知事项：未确认。请投保人在客户屏上逐项确认')).toBeVisible();
  await tickAll(customer);
  await customer.getByRole('radio', { name: '没有' }).check();
  // The clerk goes on meanwhile; what the citizen has ticked stays.
  await chooseTender(page, '现金');
  await expect(customer.getByText('现金', { exact: true })).toBeVisible();
  await customer.getByRole('button', { name: '我已逐项了解并确认' }).click();
  await expect(customer.getByText('投保人已在客户屏逐项确认。')).toBeVisible();
  await expect(enrollForm(page).getByText('告知事项：投保人已在客户屏逐项确认（2021-11-20 09:00）。')).toBeVisible();
  await desk.expectAccessible();
  await propose(page);
  await expect(customer.getByText('应缴保费 · 现金（样例）')).toBeVisible();
  await page.getByLabel('实收金额').fill('100');
  await expect(customer.getByText('¥10.00')).toBeVisible();
  await expectAccessible(customer);
  await collectCash(page, '100');
  await expect(customer.getByText('投保已受理，待承保')).toBeVisible();
  await expect(customer.getByText('找零 ¥10.00，请当面点清。')).toBeVisible();
  await expect(customer.getByText('保费收据', { exact: false }).first()).toBeVisible();
  await rate(customer, '满意', '讲得清楚');
  await expectAccessible(customer);
  const session = await signInAt(desk, '1003');
  expect(await desk.app.dispatch({ method: 'citizen.ratings', input: {}, session })).toMatchObject({
    value: { total: 1, reasons: [{ reason: 'clear', count: 1 }] },
  });
  await page.keyboard.press('Alt+n');
  await expect(customer.getByRole('heading', { name: '欢迎' })).toBeVisible();
});

test('a claim shows both figures, who bore what and the steps, and thanks for the rating', async ({
  desk,
  context,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  const customer = await openCustomer(desk, context);
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await expect(customer.getByRole('region', { name: '健康时可赔' })).toHaveText(
    /¥18,525\.00人民币壹万捌仟伍佰贰拾伍元整/,
  );
  await expect(customer.getByRole('region', { name: '既往症时可赔' })).toHaveText(/¥7,410\.00/);
  await expect(customer.getByText('这是试算，不是给付决定，以保险公司核定为准。')).toBeVisible();
  await expect(customer.getByRole('img', { name: /^费用分担/ })).toHaveAccessibleName(/惠民保 18,525\.00 元/);
  await outcome(page)
    .getByRole('button', { name: /^既往症时可赔/ })
    .click();
  await expect(customer.getByRole('img', { name: /^费用分担/ })).toHaveAccessibleName(/惠民保 7,410\.00 元/);
  await expect(customer.getByText('13,500.00 × 30%（既往症）= 4,050.00 元，四舍五入到分')).toBeVisible();
  await expect(customer.getByRole('region', { name: '请您评价' })).toBeHidden();
  await expectAccessible(customer);
  await tryClaim(page);
  await expect(customer.getByText(/^理赔试算单 .* 已出具/)).toBeVisible();
  await rate(customer, '非常不满意', '材料太多');
  await desk.expectAccessible();
});

test('a locked window, another page, another person and a signed-out clerk each leave the screen idle at once', async ({
  desk,
  context,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  const customer = await openCustomer(desk, context);
  const name = customer.getByText('孟*例', { exact: false });
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(name).toBeVisible();
  await page.keyboard.press('F12');
  await expect(page.getByRole('dialog', { name: '窗口已锁屏' })).toBeVisible();
  await expect(name).toBeHidden();
  await page.getByLabel('密码', { exact: true }).fill('tiyan2022');
  await page.keyboard.press('Enter');
  await expect(name).toBeVisible();
  await page.keyboard.press('F4');
  await expect(name).toBeHidden();
  await page.keyboard.press('F2');
  await expect(name).toBeVisible();
  await enrollForm(page)
    .getByRole('group', { name: '被保险人' })
    .getByLabel('证件号码')
    .fill(castMember('谢样例').row.certno);
  await expect(name).toBeHidden();
  await enterCard(page, '孟样例');
  await expect(name).toBeVisible();
  await signOut(page);
  await expect(name).toBeHidden();
  // It never held a key: what its tab keeps is nothing.
  expect(await customer.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('notices that were not confirmed before 受理 stay before the citizen until they are', async ({
  desk,
  context,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  const customer = await openCustomer(desk, context);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await propose(page);
  await expect(page.getByText('告知事项：未确认。请投保人在客户屏上逐项确认')).toBeVisible();
  await tickAll(customer);
  await customer.getByRole('radio', { name: '没有' }).check();
  await customer.getByRole('button', { name: '我已逐项了解并确认' }).click();
  await expect(page.getByText('告知事项：投保人已在客户屏逐项确认', { exact: false })).toBeVisible();
  await expect(customer.getByText('应缴保费 · 现金（样例）')).toBeVisible();
});

test('notices that nobody confirmed wait on the workbench, and are signed on paper afterwards', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await actAs(desk.app, '1001', 'enrollment.propose', proposal('孟样例'));
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: /1 笔投保告知未确认/ }).click();
  const row = page.getByRole('row').filter({ hasText: '孟样例' });
  await row.getByRole('button', { name: '补签告知' }).click();
  const work = page.getByRole('region', { name: '补签告知：孟样例' });
  await expect(work.getByText(/2021-11-20 09:00 受理时，投保人没有确认告知事项/)).toBeVisible();
  await expect(work.getByRole('button', { name: '投保人已在纸质提示书上签字' })).toBeFocused();
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(work.getByText('已登记：投保人已在纸质投保提示书上签字确认（2021-11-20 09:00）。')).toBeVisible();
  await expect(row.getByRole('button', { name: '补签告知' })).toBeHidden();
  await page.keyboard.press('F1');
  await expect(page.getByText('投保告知未确认')).toBeHidden();
});

test('signed on the printed 投保提示书 is recorded as paper, and the screen says so', async ({ desk, context }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await expect(enrollForm(page).getByText('客户屏未打开')).toBeVisible();
  await enrollForm(page).getByRole('button', { name: '投保人已在纸质提示书上签字' }).click();
  await expect(enrollForm(page).getByText('告知事项：投保人已在纸质投保提示书上签字确认')).toBeVisible();
  const customer = await openCustomer(desk, context);
  await expect(customer.getByText('投保人已在纸质投保提示书上签字确认。')).toBeVisible();
});

test('where on-screen signing is a signed setting, the citizen signs by finger or mouse', async ({ desk, context }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await changeSigning(desk);
  const customer = await openCustomer(desk, context);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await tickAll(customer);
  await customer.getByRole('radio', { name: '没有' }).check();
  await customer.getByRole('button', { name: '我已逐项了解并确认' }).click();
  await expect(customer.getByText('还有 1 项没有确认')).toBeVisible();
  const pad = customer.getByRole('img', { name: '请在框内签名（投保人本人）' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is not drawn');
  await customer.mouse.move(box.x + 40, box.y + 30);
  await customer.mouse.down();
  for (const step of [1, 2, 3, 4]) await customer.mouse.move(box.x + 40 + step * 30, box.y + 30 + (step % 2) * 40);
  await customer.mouse.up();
  await expectAccessible(customer);
  await customer.getByRole('button', { name: '我已逐项了解并确认' }).click();
  await expect(customer.getByText('投保人已在客户屏逐项确认。')).toBeVisible();
  await expect(customer.getByText('请在纸质单证上签字')).toBeHidden();
});

test('测算 sets another status and one more bill beside the figure, changes nothing, and closes with Esc', async ({
  desk,
}) => {
  const { page } = desk;
  await atTheClaim(desk);
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await page.keyboard.press('Alt+w');
  const whatIf = page.getByRole('group', { name: '测算', exact: true });
  await expect(whatIf.getByText('测算，不出单证，不改动已填内容')).toBeVisible();
  await expect(whatIf.getByRole('radio', { name: '健康' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(whatIf.locator('dl')).toHaveText('现在¥18,525.00测算¥7,410.00相差少 ¥11,115.00');
  await expect(whatIf.locator('dl')).toBeInViewport();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(whatIf.locator('dl')).toHaveText('现在¥18,525.00测算¥67,050.00相差多 ¥48,525.00');
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10000\n20220901\n');
  await expect(whatIf.getByRole('row', { name: /^单张合计/ })).toHaveText(/¥18,525\.00¥18,525\.00¥7,500\.00/);
  await whatIf.getByLabel('假如医疗类别为').selectOption('11');
  await expect(whatIf.getByText(/责任一.*医疗类别 11 不属于本项责任保障的就医方式，不赔/)).toBeVisible();
  await desk.expectAccessible();
  // The key that takes a claim in takes none from here.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(whatIf).toBeHidden();
  await expect(page.getByLabel('医疗类别', { exact: true })).toHaveValue('21');
  await expect(page.getByRole('region', { name: '试算单' })).toBeHidden();
  await expect(outcome(page).getByRole('button', { name: /^健康时可赔/ })).toHaveText(/¥18,525\.00/);
});

async function rate(customer: Page, level: string, reason: string): Promise<void> {
  const rating = customer.getByRole('region', { name: '请您评价' });
  await rating.getByRole('button', { name: level, exact: true }).click();
  await rating.getByRole('button', { name: reason, exact: true }).click();
  await rating.getByRole('button', { name: '提交评价' }).click();
  await expect(customer.getByText('感谢您的评价')).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

async function signInAt({ app }: DeskUnderTest, operatorNo: string): Promise<string> {
  const input = { operatorNo, password: 'tiyan2022', purpose: 'session' };
  const answer = await app.dispatch({ method: 'session.signIn', input });
  // A successful sign-in answers with its token.
  return (answer as { value: { token: string } }).value.token;
}

async function changeSigning(desk: DeskUnderTest): Promise<void> {
  const session = await signInAt(desk, '9001');
  const input = { key: 'customer.signing', value: true };
  const answer = await desk.app.dispatch({ method: 'settings.change', input, session, requestId: crypto.randomUUID() });
  expect(answer).toMatchObject({ ok: true });
}

/** A policy of 孟样例, the day of the claim, and the clerk at their empty sheet. */
async function atTheClaim(desk: DeskUnderTest): Promise<void> {
  const { page } = desk;
  await clerkAtWork(page);
  const session = await signInAt(desk, '1001');
  const answer = await desk.app.dispatch({
    method: 'enrollment.propose',
    input: proposal('孟样例'),
    session,
    requestId: crypto.randomUUID(),
  });
  expect(answer).toMatchObject({ ok: true });
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
  await openStay(page, '孟样例');
  await expect(page.getByLabel('险种类型')).toBeFocused();
}
