/** Papers after they are issued: confirmed or not, printed again, void; and what the settings page sets up. */
import { expect, type Page } from '@playwright/test';
import { readPdf } from '../support/read-pdf.ts';
import { test, type DeskUnderTest } from './desk.fixture.ts';
import { choosePlan, chooseTender, enrollForm, enterCard, propose, ZAOZHUANG } from './pages/enroll.page.ts';
import { clerkAtWork, signIn, startDemo } from './pages/gate.page.ts';
import { paperNumber, readPaper } from './pages/paper.page.ts';

/** The first paper of a desk is drawn by code that is loaded with it. */
const SLOW = { timeout: 60_000 };

/** A browser whose dialog prints and closes at once, or tells nothing; the papers in it are kept for the test. */
async function dialog(page: Page, isTelling: boolean): Promise<void> {
  await page.evaluate((tells) => {
    window.print = () => {
      const count = Number(document.body.getAttribute('data-printed') ?? 0);
      document.body.setAttribute('data-printed', String(count + 1));
      if (tells) window.dispatchEvent(new Event('afterprint'));
    };
  }, isTelling);
}

async function issuePapers(desk: DeskUnderTest): Promise<void> {
  const { page } = desk;
  await clerkAtWork(page);
  await enterCard(page, '孟样例');
  await choosePlan(page, ZAOZHUANG);
  await chooseTender(page, '扫码支付');
  await enrollForm(page).getByLabel('交易流水号').fill('LS202111200001');
  await propose(page);
  await expect(page.getByRole('button', { name: '打印全部 2 份' })).toBeFocused();
}

test('a print the dialog closed on is confirmed by itself; 没打出 makes the next one the original again', async ({
  desk,
}) => {
  const { page } = desk;
  await issuePapers(desk);
  await dialog(page, true);
  await page.keyboard.press('Alt+p');
  await expect(page.getByText('已打印（2 份）')).toBeVisible(SLOW);
  await desk.expectAccessible();
  await page.getByRole('button', { name: '没打出：投保受理单' }).click();
  await expect(page.getByText('原件 · 已记为没打出')).toBeVisible();
  // Its neighbour is out, and only the missing one is printed again.
  await expect(page.getByText('原件 · 已打印')).toBeVisible();
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(page.getByText('已打印（原件）')).toBeVisible(SLOW);
  expect((await readPaper(page, '投保受理单')).packed).toContain('补打第1次');
});

test('Enter once more after printing prints no second copy', async ({ desk }) => {
  const { page } = desk;
  await issuePapers(desk);
  await dialog(page, true);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已打印（2 份）')).toBeVisible(SLOW);
  await expect(page.getByRole('button', { name: '打印', exact: true })).not.toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F5');
  await expect(page.getByRole('region', { name: '班次', exact: true })).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '1');
});

test('a print without an answer waits in the status bar and on the papers page until somebody says', async ({
  desk,
}) => {
  const { page } = desk;
  await issuePapers(desk);
  const no = await paperNumber(page, '投保受理单');
  await dialog(page, false);
  await page.keyboard.press('Alt+p');
  await expect(page.getByText('已交给打印（2 份），等待确认。')).toBeVisible(SLOW);
  await page.getByRole('button', { name: '打印未确认 2' }).click();
  const open = page.getByRole('region', { name: '未确认的打印（2）' });
  await expect(open.getByText(no)).toBeVisible();
  await desk.expectAccessible();
  const row = open.getByRole('listitem').filter({ hasText: no });
  await row.getByRole('button', { name: '没打出' }).click();
  // What did not come out is opened, to be printed again.
  await expect(page.getByRole('img', { name: /^投保受理单 第 1 页/ }).last()).toBeVisible(SLOW);
  const left = page.getByRole('region', { name: '未确认的打印（1）' });
  await left.getByRole('button', { name: '已打出' }).click();
  await expect(page.getByRole('region', { name: /^未确认的打印/ })).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: no })).toContainText('没打出 1 次');
});

test('a paper is found by its QR, made void with a reason, and says 作废 when it is printed again', async ({
  desk,
}) => {
  const { page } = desk;
  await issuePapers(desk);
  const no = await paperNumber(page, '缴费受理单');
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: '今日单证' }).click();
  await expect(page.getByRole('row').getByRole('button', { name: no })).toBeVisible();
  await page.getByRole('textbox', { name: '单证号' }).fill(`JD1|payment-acceptance|${no}|0123456789abcdef`);
  await page.getByRole('textbox', { name: '单证号' }).press('Enter');
  await expect(page.getByRole('img', { name: /^缴费受理单 第 1 页/ }).last()).toBeVisible(SLOW);
  await page.getByRole('button', { name: '作废这份单证' }).click();
  await expect(page.getByLabel('作废类别')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请选择作废类别')).toBeVisible();
  await expect(page.getByText('请填写作废原因')).toBeVisible();
  await page.getByLabel('作废类别').selectOption({ label: '卡纸、没打清' });
  await expect(page.getByText(`卡纸或没打清不必作废单证 ${no}`)).toBeVisible();
  await page.getByLabel('作废类别').selectOption({ label: '单证内容有误' });
  await page.getByLabel('作废原因').fill('样例：流水号抄错');
  await desk.expectAccessible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/由 1001 作废，号码保留。原因：样例：流水号抄错/)).toBeVisible();
  await expect(page.getByText('作废的只是这张受理单：缴费仍在等待到账。').first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: no })).toContainText('作废');
  const { pages } = await readPaper(page, '缴费受理单');
  for (const { marks } of pages) expect(marks).toContain('作废');
});

test('the settings give each paper its sheet, move it by millimetres, and print a test page', async ({ desk }) => {
  const { page } = desk;
  await startDemo(page);
  await signIn(page, '9001');
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await page.getByLabel('投保受理单').selectOption({ label: 'A5' });
  const row = page.locator('.print-device').filter({ hasText: 'A5' });
  await row.getByLabel('右移毫米').fill('２．５');
  await row.getByLabel('下移毫米').fill('30');
  await row.getByLabel('下移毫米').press('Tab');
  await expect(row.getByText('填毫米数，-20 到 20，最多一位小数')).toBeVisible();
  await row.getByLabel('下移毫米').fill('-1');
  await row.getByLabel('下移毫米').press('Tab');
  await expect(row.getByLabel('右移毫米')).toHaveValue('2.5');
  await expect(row.getByLabel('下移毫米')).toHaveValue('-1');
  await desk.expectAccessible();
  await dialog(page, false);
  await page.getByRole('button', { name: '打印A5测试页' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '1', SLOW);
  const sheet = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })));
  expect(sheet.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[420, 595]]);
});
