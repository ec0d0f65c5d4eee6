/** 冲正 and 更正 on the screen: from the decided claim to the 追回赔款通知书, by keys (counter rules 21, 23). */
import { expect, type Page } from '@playwright/test';
import { fen } from '../../shared/money.ts';
import { NEVER } from '../support/joined-desk.ts';
import { smallCentre, type SmallCentre } from '../support/small-centre.ts';
import { actAs } from './act-as.ts';
import { test as deskTest, type DeskUnderTest } from './desk.fixture.ts';
import { openStay, outcome, tryClaim, typeAmount } from './pages/claim.page.ts';
import { openCustomer } from './pages/customer.page.ts';
import { agree, claimWaits, nextStep, openFileAs, queueLine } from './pages/decide.page.ts';
import { clerkAtWork, signIn, signOut } from './pages/gate.page.ts';
import { readPaper } from './pages/paper.page.ts';

const test = deskTest.extend<{ centre: SmallCentre }>({
  centre: async ({ browserName: _ }, use) => use(smallCentre()),
  ports: async ({ centre }, use) => use({ line: centre.line, after: NEVER }),
});

test.describe.configure({ timeout: 300_000 });

/** The worked stay decided: 18 525.00 are paid; the clerk has found the person again. */
async function decidedStay(desk: DeskUnderTest, centre: SmallCentre): Promise<void> {
  const { app, page, clock } = desk;
  await clerkAtWork(page);
  const { claimId } = await claimWaits(desk, centre);
  const determined = { claimId, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' } as const;
  await actAs(app, '1005', 'claims.determine', determined);
  const expected = { healthy: 1_852_500, preexisting: null };
  const { settlementId } = await actAs(app, '1001', 'claims.try', { claimId, expected });
  await actAs(app, '1005', 'claims.review', { claimId, settlementId, verdict: 'agreed', reason: null });
  const deciding = { claimId, settlementId, expected: fen(1_852_500), verdict: 'pay', reason: null } as const;
  const { papers } = await actAs(app, '1006', 'claims.decide', deciding);
  // Nothing but what follows is to wait in the queue.
  for (const { no } of papers) await printed(desk, no);
  clock.advance(1);
  await openStay(page, '柏样例');
  await expect(page.getByRole('region', { name: '此保单已受理的理赔' })).toContainText('已核定：给付 ¥18,525.00');
  await page.keyboard.press('1');
  await expect(page.getByText('核定的结果不能直接修改')).toBeVisible();
}

async function printed({ app }: DeskUnderTest, no: string): Promise<void> {
  const { prints } = await actAs(app, '1001', 'papers.print', { nos: [no] });
  const printIds = prints.map(({ printId }) => printId);
  for (const printId of printIds) await actAs(app, '1001', 'papers.send', { printId });
  await actAs(app, '1001', 'papers.confirm', { printIds, cameOut: true });
}

/** The next person takes the chair at the claim that waits. */
async function reviewedBy(page: Page): Promise<void> {
  await openFileAs(page, '1005');
  await agree(page);
  await openFileAs(page, '1006');
}

test('a refund of the hospital takes the bill back: what was paid is asked for on its own paper', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await decidedStay(desk, centre);
  await desk.expectAccessible();
  await page.keyboard.press('2');
  await expect(page.getByText('冲正：原账单')).toBeVisible();
  await page.getByLabel('结算ID').fill('S1-R');
  await page.getByLabel('结算日期').fill('20220630');
  await expect(outcome(page)).toContainText('追回合计');
  await expect(outcome(page)).toContainText('¥18,525.00');
  await tryClaim(page);
  await desk.expectAccessible();
  await reviewedBy(page);
  await expect(nextStep(page, '核定')).toContainText('须追回');
  await desk.expectAccessible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已核定：追回' })).toContainText('¥18,525.00');
  const { packed } = await readPaper(page, '追回赔款通知书');
  for (const said of ['18,525.00', '人民币壹万捌仟伍佰贰拾伍元整', '窗口不收现金', '冲正（退费结算）'])
    expect(packed).toContain(said);
  await desk.expectAccessible();
});

test('a payer that paid later is a correction: the difference is asked for, bill and liability by name', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await decidedStay(desk, centre);
  await page.keyboard.press('1');
  await expect(page.getByText('更正：原账单')).toBeVisible();
  await page.getByRole('radio', { name: '已付' }).check();
  await typeAmount(page, '特惠保险已付金额', '4000');
  await expect(outcome(page)).toContainText('追回 ¥3,000.00');
  await tryClaim(page);
  // Typed once more from the list it is the correction under way, not another one.
  await page.keyboard.press('Alt+N');
  await openStay(page, '柏样例');
  const taken = page.getByRole('region', { name: '此保单已受理的理赔' });
  await expect(taken).toContainText('更正：');
  // The decided claim leads to the one under way.
  await page.keyboard.press('1');
  await expect(page.getByText('尚未核定，同时只能办一件')).toBeVisible();
  await expect(page.getByRole('button', { name: '返回' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(taken).toBeVisible();
  await page.keyboard.press('2');
  await expect(outcome(page)).toContainText('追回 ¥3,000.00');
  await signOut(page);
  await signIn(page, '1001');
});

test('a correction of another stay asks first, is given up with a reason, and its bill is free again', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await decidedStay(desk, centre);
  await page.keyboard.press('1');
  await page.getByLabel('定点医药机构').fill('样例市第二人民医院');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请确认是更正后勾选')).toBeVisible();
  await page.getByRole('checkbox', { name: /仍是同一次就诊/ }).check();
  await tryClaim(page);
  await page.keyboard.press('Alt+N');
  await expect(queueLine(page)).toContainText('更正');
  await expect(queueLine(page)).toContainText('维持原核定');
  await queueLine(page).click();
  await page.getByRole('button', { name: '撤案' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请写明原因，至少两个字')).toBeVisible();
  await desk.expectAccessible();
  await page.getByLabel('撤案原因').fill('登记错了');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已撤案' })).toBeVisible();
  await expect(page.getByRole('region', { name: '办理情况' })).toContainText('登记错了');
  await desk.expectAccessible();
  await page.keyboard.press('Alt+N');
  await expect(queueLine(page)).toBeHidden();
  await openStay(page, '柏样例');
  await expect(page.getByRole('region', { name: '此保单已受理的理赔' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('核定的结果不能直接修改')).toBeVisible();
});

test('the citizen sees what comes back and from which bill, not a bill of its own', async ({
  desk,
  centre,
  context,
}) => {
  const { page } = desk;
  await decidedStay(desk, centre);
  const customer = await openCustomer(desk, context);
  await page.bringToFront();
  await page.getByRole('radio', { name: /^更正/ }).click();
  await typeAmount(page, '自费药品合计', '21200');
  await expect(customer.getByRole('region', { name: '须追回' })).toHaveText(/¥7,500\.00人民币柒仟伍佰元整/);
  await expect(customer.getByRole('region', { name: '应补付' })).toBeHidden();
  await expect(customer.getByRole('table')).toContainText('样例市第一人民医院');
  await expect(customer.getByText(/费用由谁承担/)).toBeHidden();
  await desk.expectAccessible(customer);
});
