/** The key budgets of UI.md, counted while the work is done by keys alone, and printed as one table. */
import { expect, type Page } from '@playwright/test';
import { castMember } from '../../main/demo/cast.ts';
import { DEMO_PASSWORD } from '../../main/demo/operators.ts';
import { textTable } from '../../shared/text-table.ts';
import { proposal } from '../support/proposals.ts';
import { startReader } from '../support/reader-simulator.ts';
import { workedStay } from '../support/sheets.ts';
import { actAs } from './act-as.ts';
import { test } from './desk.fixture.ts';
import { keySheet, outcome } from './pages/claim.page.ts';
import { enrollForm } from './pages/enroll.page.ts';
import { clerkAtWork } from './pages/gate.page.ts';
import { countKeys } from './pages/key-counter.ts';
import { connectReader } from './pages/reader.page.ts';

// In one process, so that there is one table.
test.describe.configure({ mode: 'serial' });

const counted: { readonly job: string; readonly until: string; readonly keys: number; readonly budget: number }[] = [];

test.afterAll(() => {
  const columns = [
    { title: 'job' },
    { title: 'until' },
    { title: 'keys', align: 'right' },
    { title: 'at most', align: 'right' },
  ] as const;
  const rows = counted.map(({ job, until, keys, budget }) => [job, until, String(keys), String(budget)]);
  process.stdout.write(`\n${textTable(columns, rows)}\n\n`);
});

/** Drawing papers for the printer takes its time on a busy machine. */
const DRAWING = { timeout: 60_000 };

const { certno } = castMember('孟样例').row;

test('a walk-in takes at most 12 keys after the card', async ({ desk }) => {
  const { page } = desk;
  await clerkAtWork(page);
  await withoutDialog(page);
  // The reader types the number and the name, each ending in Enter.
  await page.keyboard.press('F2');
  await page.keyboard.type(`${certno}\n`);
  await page.keyboard.insertText('孟样例');
  await page.keyboard.press('Enter');
  await expect(enrollForm(page).getByText('¥90.00 · 可参保')).toBeVisible();
  const keys = countKeys(page);
  await keys.press('Enter', '2', 'Enter', '1', 'Control+Enter');
  // The cashier's own keys are not the clerk's.
  await expect(page.getByLabel('收银员工号')).toBeFocused();
  await page.keyboard.type(`1002\n${DEMO_PASSWORD}\n90`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: '开班并收款' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('img', { name: /^保费收据/ })).toBeVisible();
  await keys.press('Alt+p');
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', DRAWING);
  keep('walk-in, one person, cash', '投保受理单 and 保费收据 printed', keys.count(), 12);
  // The key that confirmed does not throw the result away.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已受理' })).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(enrollForm(page).getByLabel('证件号码')).toBeFocused();
  await expect(enrollForm(page).getByLabel('证件号码')).toHaveValue('');
});

test('a claim from a sheet with one stay takes at most 45 keys, the digits of its figures apart', async ({ desk }) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
  await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
  await withoutDialog(page);
  await page.keyboard.press('F3');
  await expect(page.getByLabel('证件号码', { exact: true })).toBeFocused();
  // The reader types the number and Enter.
  await page.keyboard.type(`${certno}\n`);
  await expect(page.getByLabel('险种类型')).toBeFocused();
  const keys = countKeys(page);
  await keySheet(keys, workedStay());
  await expect(page.getByLabel('自费药品合计')).toBeFocused();
  await keys.figure('31200');
  await keys.press('Enter', '1', 'Enter');
  await expect(page.getByLabel('其他商业保险已赔')).toBeFocused();
  await keys.press('Enter', '1', 'Control+Enter');
  await expect(page.getByRole('region', { name: '试算单' })).toBeVisible();
  await expect(outcome(page).getByRole('button', { name: '健康时可赔' })).toHaveText(/¥18,525\.00/);
  await keys.press('Alt+p');
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', DRAWING);
  keep('claim from a sheet with one stay', '理赔试算单 printed', keys.count(), 45);
});

test('somebody with business here is found as typed, without a key more', async ({ desk }) => {
  const { app, page } = desk;
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /查询|查找|搜索/ })).toBeFocused();
  const keys = countKeys(page);
  await keys.figure('myl');
  await expect(page.getByRole('option', { name: /孟样例/ })).toBeVisible();
  keep('find someone with business here', 'first result, as typed', keys.count(), 0);
});

test('a card that is read opens its bearer without a key', async ({ desk }) => {
  const { app, page } = desk;
  const reader = await startReader();
  await clerkAtWork(page);
  await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await connectReader(desk, reader);
  const keys = countKeys(page);
  reader.read('孟样例');
  await expect(page.getByRole('region', { name: '人员信息' }).first()).toContainText(certno);
  keep('look up a read card', 'the person’s page', keys.count(), 0);
  await reader.stop();
});

function keep(job: string, until: string, keys: number, budget: number): void {
  counted.push({ job, until, keys, budget });
  expect(keys, job).toBeLessThanOrEqual(budget);
}

/** A headless browser has no print dialog; the page is told when it would have opened. */
async function withoutDialog(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
}
