/** The claims office from sign-in to decision, by the keyboard, and on to the window that prints it: the whole circle. */
import { expect } from '@playwright/test';
import { test } from './office.fixture.ts';

test.describe.configure({ timeout: 300_000 });

test('a claim goes round: tried at the window, determined, reviewed and decided here, its papers issued there', async ({
  office,
}) => {
  const { page } = office;
  const { claimId } = await office.tryClaim('孟样例');
  await office.signIn('R101');
  await office.openFirst('孟*例');
  await expect(page.getByText('中心核对：与窗口试算一致。')).toBeVisible();
  await expect(page.getByText('3704**********')).not.toHaveCount(0);

  await test.step('认定', async () => {
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('20190506');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2019 年病历记载冠心病');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('认定为既往症（首次确诊 2019-05-06）')).toBeVisible();
    await expect(page.getByRole('group', { name: '可赔金额' })).toContainText('¥7,410.00');
  });

  await test.step('复核', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('等待有“核赔”权限的人员核定。')).toBeVisible();
  });

  await test.step('核定', async () => {
    await office.signOut();
    await office.signIn('D201');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+3');
    await page.getByRole('button', { name: '孟*例' }).press('Enter');
    await expect(page.getByText('按计算给付')).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('核定：给付 ¥7,410.00（人民币柒仟肆佰壹拾元整）')).toBeVisible();
  });

  await test.step('the window prints it', async () => {
    await office.sync();
    const session = office.crew.clerk;
    const { decision, stage } = await office.desk.call('claims.file', { claimId }, { session });
    expect(decision).toMatchObject({
      verdict: 'pay',
      payable: 741_000,
      by: '卫核赔',
      place: 'centre',
      state: 'confirmed',
    });
    expect(stage).toBe('notice');
    const subject = decision?.decisionId ?? '';
    for (const kind of decision?.kinds ?? []) {
      const paper = await office.desk.call('papers.issue', { kind, subject }, { session });
      expect(paper.kind).toBe(kind);
    }
    expect(decision?.kinds).toEqual(['claim-calculation', 'claim-payment']);
  });
});

test('what is missing is said at its field, and what was typed waits while another claim is looked at', async ({
  office,
}) => {
  const { page } = office;
  await office.tryClaim('孟样例');
  await office.signIn('R101');
  await office.openFirst('孟*例');
  await page.getByRole('heading', { name: '既往症认定' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请选择健康或既往症')).toBeVisible();
  await page.keyboard.press('2');
  await page.getByLabel('认定理由').fill('病历待核');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '孟*例' }).press('Enter');
  await expect(page.getByLabel('认定理由')).toHaveValue('病历待核');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('认定为既往症的，须按病历填写首次确诊日期，如 20200315')).toBeVisible();
});

test('numbers show in full for a stated reason only', async ({ office }) => {
  const { page } = office;
  await office.tryClaim('孟样例');
  await office.signIn('R101');
  await office.openFirst('孟*例');
  await page.getByRole('button', { name: '显示完整号码' }).click();
  await page.getByLabel('查看完整号码的原因').fill('与病历核对');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^370499\d{11}[\dX]$/).first()).toBeVisible();
});

test('a session that ended while something was typed goes on where it was', async ({ office }) => {
  const { page, clock } = office;
  await office.tryClaim('孟样例');
  await office.signIn('R101');
  await office.openFirst('孟*例');
  await page.getByLabel('认定理由').fill('写到一半');
  clock.advance(21);
  await page.keyboard.press('Alt+R');
  await expect(page.getByRole('dialog', { name: '请重新登录' })).toBeVisible();
  await page.getByLabel('密码').fill('shenhe2022');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '请重新登录' })).toBeHidden();
  await expect(page.getByLabel('认定理由')).toHaveValue('写到一半');
  await office.expectAccessible();
});
