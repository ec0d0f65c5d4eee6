/** 备份, 接管 and 补填接管码 as a supervisor goes through them after a lost disk, each state kept as a picture (DESIGN §7). */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { restoreInto, stick } from '../support/backups.ts';
import { NEVER } from '../support/joined-desk.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { proposal } from '../support/proposals.ts';
import { portsFor, realCentre, type RealCentre } from '../support/real-centre.ts';
import { actAs } from './act-as.ts';
import { type DeskUnderTest, test as deskTest } from './desk.fixture.ts';
import { openBrowserDesk } from './hosts/browser-desk.ts';
import { clerkAtWork, signIn, signOut } from './pages/gate.page.ts';
import { expectAccessible, watchConsole } from './watch.ts';

const NO_WATERMARK = join(import.meta.dirname, 'pictures', 'no-watermark.css');

const test = deskTest.extend<{ centre: RealCentre }>({
  centre: async ({ browserName: _ }, use) => {
    const postgres = await startTestPostgres(['fsync=off']);
    const centre = await realCentre(postgres);
    await use(centre);
    await centre.stop();
    await postgres.stop();
  },
  ports: async ({ centre }, use) => use(portsFor(centre, { after: NEVER })),
});

// One desk's two lives, each of its states looked at.
test.describe.configure({ timeout: 240_000 });

const band = (page: Page) => page.getByRole('region', { name: '接管提示' });
const code = (page: Page) => page.getByRole('textbox', { name: '接管码' });
const backup = (page: Page) => page.getByRole('region', { name: '备份' });

test('a day’s backup, a lost disk, the folder on another machine, takeover without a line, the code later', async ({
  desk,
  centre,
  context,
}) => {
  const folder = stick();
  await joinAndWork(desk, centre);
  const path = await backUp(desk, folder);
  await actAs(desk.app, '1001', 'enrollment.propose', proposal('柏样例'));
  await actAs(desk.app, '1001', 'sync.now', {});

  const { dataDir } = restoreInto(path);
  const page = await context.newPage();
  const complaints = watchConsole(page);
  const second = await openBrowserDesk(page, portsFor(centre, { after: NEVER, dataDir, installationId: 'another' }));
  await clerkMeetsTheBand(page);
  await takeOverWithoutLine(page);
  await confirmLater(page, centre);
  await expect.poll(async () => (await policyIds(second.app)).length).toBe(2);
  expect(complaints).toEqual([]);
  await second.close();

  await expect(actAs(desk.app, '1001', 'sync.now', {})).rejects.toThrow('接管');
  await expect(band(desk.page)).toContainText('本窗口已由另一份数据接管');
  rmSync(folder, { recursive: true });
});

async function joinAndWork({ app, page }: DeskUnderTest, centre: RealCentre): Promise<void> {
  await clerkAtWork(page);
  await centre.addDesk('TY01');
  await actAs(app, '9001', 'sync.join', { url: centre.url, code: await centre.code('TY01') });
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await actAs(app, '1001', 'sync.now', {});
  await signOut(page);
}

/** By the supervisor: a folder that is not there, then one that is. Gives the backup's path. */
async function backUp({ page, app }: DeskUnderTest, folder: string): Promise<string> {
  await signIn(page, '1003');
  await page.keyboard.press('F8');
  const field = page.getByLabel('存放备份的文件夹');
  await field.fill(join(folder, '没插上', '备份'));
  await page.keyboard.press('Control+Enter');
  await expect(backup(page).getByRole('alert')).toContainText('没插上');
  await field.fill(folder);
  await page.keyboard.press('Control+Enter');
  await expect(backup(page)).toContainText('备份完成并已核对');
  await look(page, 'settings-backup', [backup(page).locator('.notice, dl'), field]);
  const { backups } = await actAs(app, '1003', 'desk.backups', {});
  return backups[0]?.path ?? '';
}

/** Reading is all there is, and the band says who helps. */
async function clerkMeetsTheBand(page: Page): Promise<void> {
  await signIn(page, '1001');
  await expect(band(page)).toContainText('本窗口刚从备份恢复');
  await expect(band(page)).toContainText('请主管或系统管理人员登录');
  await look(page, 'takeover-clerk');
  await signOut(page);
}

async function takeOverWithoutLine(page: Page): Promise<void> {
  await signIn(page, '1003');
  await band(page).getByRole('button', { name: '办理接管' }).click();
  await page.getByLabel('原因').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请填写原因')).toBeVisible();
  await page.getByLabel('原因').fill('硬盘损坏，从昨晚的备份恢复');
  await page.getByLabel('同意人工号').fill('9001');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请由同意人填写密码')).toBeVisible();
  await page.getByLabel('同意人密码').fill('wrong');
  await code(page).fill('1234');
  await page.keyboard.press('Control+Enter');
  await expect(code(page)).toHaveAttribute('aria-invalid', 'true');
  await look(page, 'takeover-errors');
  await code(page).fill('');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '接管本窗口' }).getByRole('alert')).toContainText('工号或密码不正确');
  await look(page, 'takeover-refused');
  await page.getByRole('switch', { name: '关怀版' }).click();
  await look(page, 'takeover-refused-care');
  await page.getByRole('switch', { name: '关怀版' }).click();
  await page.getByLabel('同意人密码').fill(DEMO_PASSWORD);
  await page.keyboard.press('Control+Enter');
  await expect(band(page)).toHaveCount(0);
  await look(page, 'takeover-unconfirmed');
}

/** Business goes on meanwhile; the code, once it is there, brings back what the backup had not. */
async function confirmLater(page: Page, centre: RealCentre): Promise<void> {
  await code(page).fill('ABCD-EFGH-JKMN-PQRS');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '补填接管码' }).getByRole('alert')).toBeVisible();
  await look(page, 'takeover-code-refused');
  await code(page).fill(await centre.code('TY01', 'takeover'));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '窗口', exact: true })).toContainText('已由中心确认');
  await look(page, 'takeover-confirmed');
}

/** Every policy this desk knows of. */
async function policyIds(app: DeskUnderTest['app']): Promise<readonly string[]> {
  const { policies } = await actAs(app, '1001', 'policies.list', { paymentState: null, limit: 10 });
  return policies.map(({ policyId }) => policyId);
}

async function look(page: Page, name: string, mask: readonly Locator[] = []): Promise<void> {
  await expectAccessible(page);
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { stylePath: [NO_WATERMARK], mask: [...mask] });
}
