/** Finding people from anywhere, and one person on one screen (UI.md "Frame", counter rules 4, 11). */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { certnoFor } from '../../main/demo/people.ts';
import { localDate } from '../../shared/dates.ts';
import { claimOf, WORKED_PAYABLE } from '../support/claims.ts';
import { proposal, related } from '../support/proposals.ts';
import { actAs } from './act-as.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import { enrollForm, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn, signOut } from './pages/gate.page.ts';
import { countKeys } from './pages/key-counter.ts';
import { scan } from './pages/reader.page.ts';

const { certno } = castMember('孟样例').row;
const box = (page: Page) => page.getByRole('combobox', { name: /^查询/ });
const results = (page: Page) => page.getByRole('listbox', { name: '查询结果' }).getByRole('option');
/** What the box says beside its results. */
const verdict = (page: Page) => page.getByRole('status');
/** The page, not the panel of that name in which it is opened. */
const personPage = (page: Page) =>
  page.getByRole('region', { name: '人员信息', exact: true }).and(page.locator('.page'));
const part = (page: Page, name: string) => personPage(page).getByRole('region', { name, exact: true });

/** Three people with business here, one with a claim. */
async function townAtWork(desk: DeskUnderTest): Promise<void> {
  const { app, page } = desk;
  await clerkAtWork(page);
  const { policyId } = await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await actAs(app, '1001', 'enrollment.propose', proposal('卫样例'));
  const mother = { applicant: related(castMember('秦样例'), '30') };
  await actAs(app, '1001', 'enrollment.propose', proposal('秦小样', mother));
  await actAs(app, '1001', 'demo.setDay', { day: '2022-07-01' });
  const { claimId } = await actAs(app, '1001', 'claims.open', claimOf(policyId, '孟样例'));
  await actAs(app, '1001', 'claims.try', { claimId, expected: WORKED_PAYABLE });
  await actAs(app, '1001', 'demo.setDay', { day: '2021-11-20' });
}

test('results come while typing, masked; arrows and Enter open the person, Esc goes back', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  await page.keyboard.press('F5');
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.insertText('ｑ');
  await expect(results(page)).toHaveText([/秦小样/, /秦样例/]);
  await expect(results(page).first()).toHaveText(/3704\*{10}\d{3}[\dX]/);
  await desk.expectAccessible();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(personPage(page).getByRole('heading', { name: '秦样例' })).toBeVisible();
  await expect(part(page, '保单和缴费').getByText('为 秦小样 投保')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '班次', exact: true })).toBeVisible();
});

test('finding someone costs what is typed and Enter, by whatever the clerk knows', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  for (const typed of ['孟样例', 'myl', 'MENGY', '0113', `3704**********0113`]) {
    const keys = countKeys(page);
    await keys.press('Control+k');
    await keys.write(typed);
    await keys.press('Enter');
    await expect(personPage(page).getByRole('heading', { name: '孟样例' })).toBeVisible();
    expect(keys.count()).toBe([...typed].length + 2);
    await page.keyboard.press('F1');
  }
});

test('an older answer never stands beside newer text, and Enter waits for its own', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  // Every answer is late; the first question is asked before the others are typed.
  await page.route('**/api/call', async (route) => {
    const { method } = route.request().postDataJSON() as { method: string }; // what the page sends
    if (method === 'person.find') await new Promise((resolve) => setTimeout(resolve, 120));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('孟');
  await page.keyboard.insertText('样例');
  await page.keyboard.press('Enter');
  await expect(personPage(page).getByRole('heading', { name: '孟样例' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('孟');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('卫');
  await expect(results(page)).toHaveText([/卫样例/]);
});

test('the person page: policies, payments, claim with both figures, what is left, masked until asked with a reason', async ({
  desk,
}) => {
  const { page } = desk;
  await townAtWork(desk);
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('孟样例');
  await page.keyboard.press('Enter');
  await expect(part(page, '保单和缴费').getByText(ZAOZHUANG)).toBeVisible();
  await expect(part(page, '理赔').getByText('¥18,525.00')).toBeVisible();
  await expect(part(page, '理赔').getByText('¥7,410.00')).toBeVisible();
  const left = part(page, '剩余起付线和限额');
  await expect(left.getByText('截至 2021-11-20，只含本机已核定；试算不计入')).toBeVisible();
  await expect(
    left.getByRole('meter', { name: '起付线 20,000.00 元，已用 0.00 元，剩余 20,000.00 元' }).first(),
  ).toBeVisible();
  await expect(part(page, '参保库').getByText('已投保，不能重复投保。')).toBeVisible();
  await expect(part(page, '授权').getByText(/没有此人的授权/)).toBeVisible();
  await expect(page.getByText(certno)).toHaveCount(0);
  await desk.expectAccessible();
  await page.getByRole('button', { name: '显示完整信息' }).click();
  const asking = page.getByRole('group', { name: '显示完整信息' });
  await page.keyboard.press('Control+Enter');
  await expect(asking.getByText('请选择原因。')).toBeVisible();
  await desk.expectAccessible();
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await expect(personPage(page).getByText(certno)).toBeVisible();
  await signOut(page);
  await signIn(page, '1003');
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('孟样例');
  await page.keyboard.press('Enter');
  await expect(part(page, '查看记录').getByText('显示证件号码：电话联系本人')).toBeVisible();
  await desk.expectAccessible();
});

test('F2 and F3 begin with this person', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('孟样例');
  await page.keyboard.press('Enter');
  await expect(part(page, '保单和缴费').getByText(ZAOZHUANG)).toBeVisible();
  await page.keyboard.press('F2');
  const insured = enrollForm(page).getByRole('group', { name: '被保险人' });
  await expect(insured.getByLabel('证件号码')).toHaveValue(certno);
  await expect(insured.getByLabel('姓名')).toHaveValue('孟样例');
  await page.keyboard.press('Escape');
  await expect(personPage(page).getByRole('heading', { name: '孟样例' })).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByText('此保单已受理的理赔')).toBeVisible();
});

test('a whole number nobody knows here: 可参保 or not at once, and F2 takes it along', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  const unknown = castMember('卫样例').row.certno;
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(unknown);
  await expect(results(page)).toHaveText([/打开人员信息.*本窗口没有此人的业务/]);
  await expect(verdict(page)).toHaveText(/^可参保 枣庄市城市定制型商业医疗保险 2022 年度参保库截至 \d{4}-\d\d-\d\d$/);
  await desk.expectAccessible();
  await page.keyboard.press('Enter');
  await expect(part(page, '参保库').getByText('可参保。').first()).toBeVisible();
  await expect(personPage(page).getByText('（姓名未显示）')).toBeVisible();
  await expect(part(page, '保单和缴费').getByText('本窗口没有此人的保单。可参保的按 F2 受理投保。')).toBeVisible();
  await desk.expectAccessible();
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByRole('group', { name: '被保险人' }).getByLabel('证件号码')).toHaveValue(unknown);
});

test('the box says at once why not, who has it already and who is in no roster; newer text takes it away', async ({
  desk,
}) => {
  const { page } = desk;
  await townAtWork(desk);
  await page.keyboard.press('Control+k');
  for (const [number, said] of [
    [castMember('常样例').row.certno, /^不可参保 .*暂停参保。请核对证件号码/],
    [certno, /^已投保 枣庄市城市定制型商业医疗保险 2022 年度参保库截至/],
    [certnoFor('370499', localDate('1977-07-07'), 777), /^不在参保库 请核对证件号码.*参保库截至/],
  ] as const) {
    await box(page).fill(number);
    await expect(verdict(page)).toHaveText(said);
    await expect(results(page)).toHaveCount(1);
    await expect(page.getByText(number)).toHaveCount(0);
    await desk.expectAccessible();
  }
  await page.keyboard.press('Backspace');
  await expect(verdict(page)).toHaveText(/^没有找到/);
  await box(page).fill('孟样例');
  await expect(results(page)).toHaveText([/孟样例/]);
  await expect(verdict(page)).toHaveCount(0);
});

test('nobody, half a number and a slip of the finger are sentences with a next step', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F4');
  await expect(page.getByRole('table', { name: '查询框里可以输入' })).toBeVisible();
  await desk.expectAccessible();
  await page.getByRole('button', { name: '开始查询' }).click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.insertText('无此人');
  await expect(page.getByRole('status')).toHaveText(/没有找到。请核对写法/);
  await desk.expectAccessible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status')).toHaveCount(0);
  await box(page).fill(certno.slice(0, 17) + (certno.endsWith('0') ? '1' : '0'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/校验/);
  await desk.expectAccessible();
});

test('our own QR opens its paper wherever the focus is, and leaves the field as it was', async ({ desk }) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  const { papers } = await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  const no = papers[0]?.no ?? '';
  await page.keyboard.press('F2');
  const name = enrollForm(page).getByRole('group', { name: '被保险人' }).getByLabel('姓名');
  await name.fill('卫样例');
  // A key of a hand parts what was filled in from the scan.
  await name.press('End');
  await scan(page, `JD1|proposal-acceptance|${no}|0011223344556677`);
  await expect(page.getByRole('region', { name: `单证 ${no}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(name).toHaveValue('卫样例');
  await page.keyboard.press('Control+k');
  await scan(page, `JD1|proposal-acceptance|${no}|0011223344556677`);
  await expect(page.getByRole('region', { name: `单证 ${no}` })).toBeVisible();
});

test('the 医保 side finds the roster by name and sees rows, no contract', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  await signOut(page);
  await signIn(page, '2001');
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('chang');
  await expect(results(page).filter({ hasText: '常样例' })).toHaveText(/参保库/);
  await desk.expectAccessible();
  await results(page).filter({ hasText: '常样例' }).click();
  await expect(part(page, '参保库').getByRole('cell', { name: '暂停参保（2）' })).toBeVisible();
  await expect(part(page, '保单和缴费')).toHaveCount(0);
  await desk.expectAccessible();
});

test('a person nobody has heard of, at 1280×720 in 关怀版: nothing is cut off', async ({ desk }) => {
  const { page } = desk;
  await townAtWork(desk);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('switch', { name: '关怀版' }).click();
  for (const number of [certno, certnoFor('370499', localDate('1977-07-07'), 777)]) {
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText(number);
    await page.keyboard.press('Enter');
    await expect(part(page, '参保库')).toBeVisible();
    const wider = await personPage(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await desk.expectAccessible();
  }
});
