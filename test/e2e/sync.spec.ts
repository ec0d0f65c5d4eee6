/** 同步 F7: joining, sending, and what stands there when something is not in order. */
import { expect, type Page } from '@playwright/test';
import { AppError } from '../../shared/errors.ts';
import { NEVER } from '../support/joined-desk.ts';
import { CENTRE_URL, CODE, smallCentre, type SmallCentre } from '../support/small-centre.ts';
import { proposal } from '../support/proposals.ts';
import { actAs } from './act-as.ts';
import { type DeskUnderTest, test as deskTest } from './desk.fixture.ts';
import { clerkAtWork, signIn, signOut, startDemo } from './pages/gate.page.ts';

const test = deskTest.extend<{ centre: SmallCentre }>({
  centre: async ({ browserName: _ }, use) => use(smallCentre()),
  ports: async ({ centre }, use) => use({ line: centre.line, after: NEVER }),
});

const line = (page: Page) => page.getByRole('region', { name: '线路' });
const bar = (page: Page) => page.getByRole('contentinfo', { name: '状态栏' });
const send = (page: Page) => page.getByRole('button', { name: '立即发送' });

async function joinCentre({ app, page }: DeskUnderTest): Promise<void> {
  await actAs(app, '9001', 'sync.join', { url: CENTRE_URL, code: CODE });
  await page.keyboard.press('F7');
  await expect(line(page)).toContainText('正常');
}

test('before joining the page says who joins; the administrator joins with address and code, and all that waited goes up', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await page.keyboard.press('F7');
  await expect(line(page)).toContainText('接入中心由医保侧或保险公司侧有“系统管理”权限的人员办理');
  await expect(page.getByText('离线提示')).toHaveCount(0);
  await signOut(page);
  await signIn(page, '9001');
  await page.keyboard.press('F7');
  await expect(page.getByLabel('中心地址')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请填写中心地址')).toBeVisible();
  await page.getByLabel('中心地址').fill('http://centre.test');
  await page.getByLabel('注册码').fill('abcd-efgh-jkmn-pqrs');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('须以 https:// 开头');
  await page.getByLabel('中心地址').fill(CENTRE_URL);
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(line(page)).toContainText('正常');
  await expect(page.getByRole('region', { name: '中心', exact: true })).toContainText('样例市医保中心');
  await expect(bar(page).getByRole('button', { name: '正常' })).toBeVisible();
  await expect(page.getByRole('region', { name: '离线提示' })).toHaveCount(0);
  await expect.poll(() => centre.entries('business').length).toBeGreaterThan(5);
  await expect(page.getByText('业务已全部上传，中心都已收到。')).toBeVisible();
  await desk.expectAccessible();
});

test('立即发送 sends and says what it did, also when there was nothing to do, by key too', async ({ desk }) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  await joinCentre(desk);
  await page.keyboard.press('Control+Enter');
  await expect(line(page).getByRole('status')).toContainText(/已送达 \d+ 条|已联系中心/);
  await send(page).click();
  await expect(line(page).getByRole('status')).toHaveText('已联系中心：没有要发送的，也没有新的下发');
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await expect(bar(page).getByRole('button', { name: '未上传 1 笔 ¥90.00' })).toBeVisible();
  await expect(page.getByRole('row', { name: /投保受理 1 ¥90\.00/ })).toBeVisible();
  await send(page).click();
  await expect(line(page).getByRole('status')).toContainText('已送达');
  await expect(bar(page).getByRole('button', { name: '未上传 0 笔 ¥0.00' })).toBeVisible();
});

test('without a line the band says so, the page says why and what to do, and business goes on', async ({
  desk,
  centre,
}) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  await joinCentre(desk);
  centre.failAlways(() => Promise.reject(new AppError('line-unreachable', { host: 'centre.test' })));
  await send(page).click();
  await expect(line(page)).toContainText('连不上中心 centre.test：网络不通。请检查网线');
  await expect(line(page).getByRole('status')).toHaveText('没有发出，原因见下');
  await expect(page.getByRole('region', { name: '离线提示' })).toContainText('无线路');
  await expect(bar(page).getByRole('button', { name: '无线路' })).not.toHaveClass(/status-warning/);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await expect(bar(page).getByRole('button', { name: /^未上传 \d+ 笔 ¥90\.00$/ })).toBeVisible();
  await desk.expectAccessible();
  centre.failAlways(null);
  await send(page).click();
  await expect(page.getByRole('region', { name: '离线提示' })).toHaveCount(0);
});

test('an answer lost on its way is 结果未知 until it has been sent again', async ({ desk, centre }) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  await joinCentre(desk);
  await send(page).click();
  await expect(line(page).getByRole('status')).toContainText('已');
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  centre.failNext((request, pass) =>
    pass(request).then(() => Promise.reject(new AppError('line-broken', { host: 'centre.test' }))),
  );
  await send(page).click();
  await expect(page.getByRole('region', { name: '结果未知' })).toContainText('业务第');
  await expect(bar(page).getByRole('button', { name: '结果未知 1' })).toHaveClass(/status-warning/);
  await send(page).click();
  await expect(page.getByRole('region', { name: '结果未知' })).toHaveCount(0);
  await expect(bar(page).getByRole('button', { name: '结果未知 0' })).toBeVisible();
});

test('what the centre refused stands there with who puts it right and what is owed; the 医保 side sees no amount', async ({
  desk,
  centre,
}) => {
  const { page } = desk;
  await clerkAtWork(page);
  await joinCentre(desk);
  await refuseOne(desk, centre);
  await send(page).click();
  const refused = page.getByRole('region', { name: '被退回 1 笔' });
  await expect(refused).toContainText('此人已在 TY02 窗口参保。');
  await expect(refused).toContainText('请通知投保人；应退保费 ¥90.00，2021-12-20 前退还');
  await expect(bar(page).getByRole('button', { name: '被退回 1' })).toHaveClass(/status-warning/);
  await desk.expectAccessible();
  await signOut(page);
  await signIn(page, '2001');
  await page.keyboard.press('F7');
  await expect(refused).toContainText('请通知投保人；应退保费，2021-12-20 前退还');
});

test('a desk the centre has shut out says so, and sells no more', async ({ desk, centre }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '1001');
  await joinCentre(desk);
  centre.failAlways(async (request, pass) => {
    const { header } = await pass({ ...request, url: `${CENTRE_URL}/v1/none` });
    const refusal = { code: 'revoked', message: '窗口 TY01 已于 2021-11-20 被中心停用。请联系中心管理人员。' };
    return { status: 403, header, body: new TextEncoder().encode(JSON.stringify(refusal)) };
  });
  await send(page).click();
  await expect(line(page)).toContainText('被中心停用。请联系中心管理人员。');
  await expect(page.getByRole('region', { name: '离线提示' })).toContainText('已停用');
  await expect(bar(page).getByRole('button', { name: '已停用' })).toHaveClass(/status-warning/);
});

/** A premium taken in cash, and the centre's 不予承保. */
async function refuseOne({ app }: DeskUnderTest, centre: SmallCentre): Promise<void> {
  const { policyId, paymentId } = await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await actAs(app, '1002', 'shift.open', {});
  await actAs(app, '1002', 'payments.collect', { paymentId, received: 9_000 });
  const sentence = '此人已在 TY02 窗口参保。';
  const at = '2021-11-20T09:00:00.000+08:00';
  const ruling = {
    policyId,
    at,
    outcome: 'refused' as const,
    code: 'duplicate' as const,
    sentence,
    owner: 'applicant' as const,
  };
  centre.publish('desk/TY01', [{ kind: 'policy-ruled', ruling }]);
}
