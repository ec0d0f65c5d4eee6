/** What goes wrong at a counter: the window closed half way, two tabs, a hand that is faster than the machine. */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { proposal } from '../support/proposals.ts';
import { workedStay } from '../support/sheets.ts';
import { actAs } from './act-as.ts';
import { test } from './desk.fixture.ts';
import { answerRest, openStay, outcome, tryClaim, typeAmount, typeSheet } from './pages/claim.page.ts';
import { choosePlan, chooseTender, enrollForm, enterCard, meaning, propose, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn } from './pages/gate.page.ts';
import { scan } from './pages/reader.page.ts';

const RESUMED = '已恢复窗口关闭前未办完的内容';
const question = (page: Page) => page.getByRole('alertdialog', { name: '读到另一人的证件' });

test('a window closed with a half-filled enrolment gives it back to the same operator, and only until it is done', async ({
  desk,
}) => {
  const { page, pageUrl } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await kept(page, () => enrollForm(page).getByLabel('交易流水号').fill('LS202111200077'));
  const second = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await second.goto(pageUrl());
  await signIn(second, '1001');
  await second.keyboard.press('F2');
  await expect(second.getByText(RESUMED)).toBeVisible();
  await expect(enrollForm(second).getByRole('group', { name: '被保险人' }).getByLabel('姓名')).toHaveValue('孟样例');
  await expect(enrollForm(second).getByRole('radio', { name: ZAOZHUANG })).toBeChecked();
  await expect(enrollForm(second).getByLabel('交易流水号')).toHaveValue('LS202111200077');
  await expect(meaning(second).getByText('可参保', { exact: true })).toBeVisible();
  await kept(second, () => propose(second));
  await second.reload();
  await expect(second.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await second.keyboard.press('F2');
  await expect(enrollForm(second).getByLabel('证件号码')).toHaveValue('');
  await expect(second.getByText(RESUMED)).toBeHidden();
});

test('what came back is thrown away at one press', async ({ desk }) => {
  const { page } = desk;
  page.on('dialog', (dialog) => void dialog.accept());
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  await kept(page, () => enrollForm(page).getByLabel('姓名').fill('填了一半'));
  await page.reload();
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('填了一半');
  await desk.expectAccessible();
  await kept(page, () => page.getByRole('button', { name: '清空重填' }).click());
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('');
  await page.reload();
  await expect(page.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(enrollForm(page).getByLabel('证件号码')).toBeFocused();
  await expect(enrollForm(page).getByLabel('姓名')).toHaveValue('');
});

test('a half-typed sheet comes back with its person, its policy and its figures', async ({ desk }) => {
  const { app, page, pageUrl } = desk;
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
  await openStay(page, '孟样例');
  await expect(page.getByLabel('险种类型')).toBeFocused();
  await typeSheet(page, workedStay());
  await kept(page, () => typeAmount(page, '自费药品合计', '31200'));
  const second = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await second.goto(pageUrl());
  await signIn(second, '1001');
  await second.keyboard.press('F3');
  await expect(second.getByText(RESUMED)).toBeVisible();
  await expect(second.getByLabel('医疗费总额', { exact: true })).toHaveValue('160,000.00');
  await answerRest(second);
  await expect(outcome(second).getByRole('button', { name: '健康时可赔' })).toHaveText(/¥18,525\.00/);
  await kept(second, () => tryClaim(second));
  await expect(second.getByText(RESUMED)).toBeHidden();
});

test('a claim that was taken in and is being corrected is corrected after a reload, not taken in twice', async ({
  desk,
}) => {
  const { app, page } = desk;
  page.on('dialog', (dialog) => void dialog.accept());
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
  await openStay(page, '孟样例');
  await typeSheet(page, workedStay());
  await typeAmount(page, '自费药品合计', '31200');
  await answerRest(page);
  await kept(page, () => tryClaim(page));
  await kept(page, () => typeAmount(page, '自费药品合计', '30000'));
  await page.reload();
  await expect(page.getByRole('heading', { name: '2022-07-01 工作台' })).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByText(RESUMED)).toBeVisible();
  await expect(page.getByText('正在更正已受理的这次就诊')).toBeVisible();
  await tryClaim(page);
  await page.keyboard.press('Alt+N');
  await openStay(page, '孟样例');
  await expect(page.getByRole('region', { name: '此保单已受理的理赔' }).getByRole('radio')).toHaveCount(2);
  await expect(page.getByRole('region', { name: '此保单已受理的理赔' })).toContainText('试算 2 次');
});

test('two tabs work side by side on one desk, and the second proposal of a person is refused in words', async ({
  desk,
}) => {
  const { page, pageUrl } = desk;
  await clerkAtWork(page);
  const other = await page.context().newPage();
  await other.goto(pageUrl());
  await signIn(other, '1001');
  for (const tab of [page, other]) {
    await enterCard(tab, '孟样例');
    await choosePlan(tab, ZAOZHUANG);
    await chooseTender(tab, '现金');
    await expect(meaning(tab).getByText('¥90.00')).toBeVisible();
  }
  // What the first tab has on its screen is not copied into the second.
  await expect(other.getByText(RESUMED)).toBeHidden();
  await propose(page);
  await other.keyboard.press('Control+Enter');
  await expect(enrollForm(other).getByRole('alert')).toHaveText(/已投保/);
  await expect(enrollForm(other).getByRole('group', { name: '被保险人' }).getByLabel('姓名')).toHaveValue('孟样例');
  await other.close();
});

test('a tab that is done drops no draft but its own', async ({ desk }) => {
  const { page, pageUrl } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F2');
  await kept(page, () => enrollForm(page).getByLabel('姓名').fill('第一个标签页'));
  const other = await page.context().newPage();
  await other.goto(pageUrl());
  await signIn(other, '1001');
  await enterCard(other, '孟样例');
  await choosePlan(other, ZAOZHUANG);
  await chooseTender(other, '现金');
  await propose(other);
  await other.keyboard.press('Alt+n');
  await expect(enrollForm(other).getByLabel('证件号码')).toHaveValue('');
  await page.close({ runBeforeUnload: false });
  await other.reload();
  await expect(other.getByRole('heading', { name: '2021-11-20 工作台' })).toBeVisible();
  await other.keyboard.press('F2');
  await expect(enrollForm(other).getByLabel('姓名')).toHaveValue('第一个标签页');
});

test('a card read before the form is opened again asks about what was left half typed, and Enter keeps it', async ({
  desk,
}) => {
  const { page, pageUrl } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await kept(page, () => enrollForm(page).getByLabel('联系电话').first().fill('13800001111'));
  const second = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await second.goto(pageUrl());
  await signIn(second, '1001');
  const next = castMember('卫样例').row.certno;
  await openByScan(second, next, 'F2');
  await expect(question(second)).toContainText('当前表单已填 孟样例。');
  await expect(question(second).getByRole('button', { name: '保留当前表单' })).toBeFocused();
  await desk.expectAccessible(second);
  await second.keyboard.press('Enter');
  await expect(question(second)).toBeHidden();
  await expect(enrollForm(second).getByLabel('联系电话').first()).toHaveValue('13800001111');
  await expect(enrollForm(second).getByRole('group', { name: '被保险人' }).getByLabel('姓名')).toHaveValue('孟样例');
  await scan(second, next);
  await kept(second, () => question(second).getByRole('button', { name: '换成此人，当前内容不保留' }).click());
  await expect(enrollForm(second).getByRole('group', { name: '被保险人' }).getByLabel('证件号码')).toHaveValue(next);
  await expect(enrollForm(second).getByLabel('联系电话').first()).toHaveValue('');
});

test('a card read before the claim is opened again asks about the sheet that was left half typed', async ({ desk }) => {
  const { app, page, pageUrl } = desk;
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await actAs(app, '1001', 'enrollment.propose', proposal('卫样例'));
  await openStay(page, '孟样例');
  await kept(page, () => page.getByLabel('定点医药机构').fill('枣庄样例医院'));
  const second = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await second.goto(pageUrl());
  await signIn(second, '1001');
  await openByScan(second, castMember('卫样例').row.certno, 'F3');
  await expect(question(second)).toContainText('正在办理 孟样例 的理赔。');
  // The sheet is drawn beside the question and leaves it the focus.
  await expect(second.getByLabel('定点医药机构')).toHaveValue('枣庄样例医院');
  await expect(question(second).getByRole('button', { name: '保留当前理赔' })).toBeFocused();
  await second.keyboard.press('Enter');
  await expect(question(second)).toBeHidden();
  await expect(second.getByLabel('定点医药机构')).toHaveValue('枣庄样例医院');
  await expect(second.getByLabel('险种类型')).toBeFocused();
});

test('fifty fast keys arrive in order, and fifty times Ctrl+Enter enrols once', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  const proposals: string[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('"enrollment.propose"') === true) proposals.push(request.url());
  });
  await page.keyboard.press('F2');
  const { certno } = castMember('孟样例').row;
  // Number, Enter and the rest in one burst, as a scanner sends them.
  await enrollForm(page).getByLabel('证件号码').focus();
  await page.keyboard.type(`${certno}\n`, { delay: 0 });
  await expect(enrollForm(page).getByLabel('证件号码')).toHaveValue(certno);
  await enrollForm(page).getByRole('group', { name: '被保险人' }).getByLabel('姓名').fill('孟样例');
  await page.keyboard.press('Enter');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await Promise.all(Array.from({ length: 50 }, () => page.keyboard.press('Control+Enter')));
  await expect(page.getByRole('region', { name: '已受理' })).toBeVisible();
  expect(proposals).toHaveLength(1);
});

/** Opens a person by their certificate on an idle desk, then a job with them. */
async function openByScan(page: Page, certno: string, key: 'F2' | 'F3'): Promise<void> {
  await scan(page, certno);
  await expect(page.getByRole('region', { name: '人员信息', exact: true }).getByText(certno).first()).toBeVisible();
  await page.keyboard.press(key);
}

/** Waits until the desk has the draft that an act makes. */
async function kept(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('"drafts.keep"') === true,
  );
  await act();
  await answered;
}

test('受理 asked for before the check has answered goes on with the answer; typing on takes it back', async ({
  desk,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  const checks = await heldChecks(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '现金');
  await page.keyboard.press('Control+Enter');
  await expect(enrollForm(page).getByRole('alert')).toHaveCount(0);
  await enrollForm(page).getByLabel('联系电话').fill('13800001234');
  checks.answer();
  await expect(meaning(page).getByText('可参保', { exact: true })).toBeVisible();
  await expect(enrollForm(page).getByRole('button', { name: '受理投保' })).toBeEnabled();

  checks.hold();
  await enrollForm(page).getByLabel('姓名').fill('');
  await enrollForm(page).getByLabel('姓名').fill('孟样例');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已受理' })).toBeHidden();
  checks.answer();
  await expect(page.getByRole('region', { name: '已受理' })).toBeVisible();
});

/** Keeps the answers to 'enrollment.check' back until told otherwise. */
async function heldChecks(page: Page): Promise<{ hold(): void; answer(): void }> {
  let release = Promise.withResolvers<void>();
  await page.route('**/api/call', async (route) => {
    if (route.request().postData()?.includes('"enrollment.check"') === true) await release.promise;
    await route.continue();
  });
  return { hold: () => (release = Promise.withResolvers<void>()), answer: () => release.resolve() };
}
