/** Claims: the sheet typed, the trial live, the paper. */
import { expect } from '@playwright/test';
import { goldenSheet, workedStay } from '../support/sheets.ts';
import { proposal } from '../support/proposals.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import { answerRest, openStay, outcome, tryClaim, typeAmount, typeSheet } from './pages/claim.page.ts';
import { clerkAtWork } from './pages/gate.page.ts';
import { readPaper } from './pages/paper.page.ts';

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
  await expect(outcome(page).getByText('目录药品有一行未填完整')).toBeVisible();
  await page.getByLabel('目录药品 1', { exact: true }).selectOption('样例特药01号');
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
  await expect(costs.getByRole('alert')).toHaveText(/160,000\.01 应等于 .* = 160,000\.00，相差 0\.01 元/);
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

/** 孟样例 joined in November 2021 and is insured in 2022; the clerk has the sheet of a stay of June 2022. */
async function atTheClaim(desk: DeskUnderTest): Promise<void> {
  const { page } = desk;
  await clerkAtWork(page);
  await proposed(desk);
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
  await openStay(page, '孟样例');
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
