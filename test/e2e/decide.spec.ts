/** Deciding on the screen: the queue, 既往症认定, 复核, 核定, the papers; and what a refused policy leaves to do. */
import { expect } from '@playwright/test';
import { NEVER } from '../support/joined-desk.ts';
import { authorised } from '../support/feed-items.ts';
import { smallCentre, type SmallCentre } from '../support/small-centre.ts';
import { actAs } from './act-as.ts';
import { test as deskTest } from './desk.fixture.ts';
import {
  agree,
  claimWaits,
  decideToPay,
  determineHealthy,
  nextStep,
  openFileAs,
  queueLine,
  retry,
} from './pages/decide.page.ts';
import { openStay, tryClaim } from './pages/claim.page.ts';
import { clerkAtWork, signIn, signOut } from './pages/gate.page.ts';
import { readPaper } from './pages/paper.page.ts';

const test = deskTest.extend<{ centre: SmallCentre }>({
  centre: async ({ browserName: _ }, use) => use(smallCentre()),
  ports: async ({ centre }, use) => use({ line: centre.line, after: NEVER }),
});

// Three people sign in one after the other, and axe looks five times.
test.describe.configure({ timeout: 300_000 });

test('from the queue to the 给付通知书, each step by its own person and by keys', async ({ desk, centre }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await claimWaits(desk, centre);
  await page.keyboard.press('F3');
  await expect(page.getByRole('region', { name: '理赔待办' })).toContainText('待认定既往症（1）');
  await openFileAs(page, '1005');
  await expect(page.getByRole('group', { name: '试算可赔' }).getByRole('button')).toHaveCount(2);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请选择认定结果')).toBeVisible();
  await desk.expectAccessible();
  await determineHealthy(page);
  await retry(page);
  await expect(page.getByRole('group', { name: '试算可赔' }).getByRole('button')).toHaveCount(1);
  await desk.expectAccessible();
  await agree(page);
  await openFileAs(page, '1006');
  await desk.expectAccessible();
  await decideToPay(page);
  await expect(page.getByRole('img', { name: /^理赔计算书 第 1 页/ })).toBeVisible({ timeout: 30_000 });
  await desk.expectAccessible();
  const { packed } = await readPaper(page, '给付通知书');
  for (const said of ['18,525.00', '人民币壹万捌仟伍佰贰拾伍元整', '保险法》第二十三条', '书面申请复核'])
    expect(packed).toContain(said);
});

test('what was decided and not printed waits in the queue for everybody, and what 复核 sent back is tried as it is', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await claimWaits(desk, centre);
  await openFileAs(page, '1005');
  await determineHealthy(page);
  await retry(page);
  await page.keyboard.press('2');
  await page.getByLabel('退回原因').fill('缺结算单原件，请补收');
  await page.keyboard.press('Control+Enter');
  await expect(nextStep(page, '复核退回')).toBeVisible();
  await signOut(page);
  await signIn(page, '1001');
  await openStay(page, '柏样例');
  await expect(page.getByRole('region', { name: '此保单已受理的理赔' })).toContainText('复核退回');
  await page.keyboard.press('1');
  await expect(page.getByText('复核退回：缺结算单原件，请补收')).toBeVisible();
  await tryClaim(page);
  await expect(page.getByText('复核退回：')).toBeHidden();
  await openFileAs(page, '1005');
  await agree(page);
  await openFileAs(page, '1006');
  await decideToPay(page);
  await page.keyboard.press('Alt+N');
  await expect(page.getByRole('region', { name: '理赔待办' })).toContainText('待出通知（1）');
  await signOut(page);
  await signIn(page, '1001');
  await page.keyboard.press('F3');
  await expect(queueLine(page)).toContainText('¥18,525.00');
});

test('what stands in the way of a decision is said before anything is tried', async ({ desk, centre }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await claimWaits(desk, centre);
  centre.publish('region/370400', [authorised('1006', null)]);
  await actAs(desk.app, '1001', 'sync.now', {});
  await openFileAs(page, '1005');
  await determineHealthy(page);
  await retry(page);
  await agree(page);
  await openFileAs(page, '1006');
  await expect(nextStep(page, '核定')).toContainText('中心没有签发工号 1006 的核赔权限');
  await expect(nextStep(page, '核定').getByRole('button', { name: /^核定/ })).toBeDisabled();
  await page.keyboard.press('Alt+N');
  await expect(queueLine(page)).toBeVisible();
});

test('a refused policy: the notice, what is owed, and 单证 lists it until it is out', async ({ desk, centre }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await claimWaits(desk, centre);
  await signOut(page);
  await signIn(page, '1001');
  await page.keyboard.press('F1');
  await expect(page.getByRole('button', { name: /1 笔应退保费/ })).toContainText('¥90.00');
  await page.getByRole('button', { name: /1 份不予承保待通知/ }).click();
  const owed = page.getByRole('region', { name: /^不予承保和应退保费/ });
  await expect(owed).toContainText('¥90.00');
  await expect(owed).toContainText('请通知投保人');
  await owed.getByRole('button', { name: '出《不予承保及退费通知书》' }).click();
  await expect(page.getByRole('img', { name: /^不予承保及退费通知书 第 1 页/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: /^待交付的通知/ })).toContainText('孟样例');
  await desk.expectAccessible();
  const { packed } = await readPaper(page, '不予承保及退费通知书');
  for (const said of ['玖拾元整', '保险合同未成立', '窗口不付现金']) expect(packed).toContain(said);
});
