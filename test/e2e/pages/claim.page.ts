/** 理赔 F3 as a clerk uses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { castMember } from '../../../main/demo/cast.ts';
import { formatYuan } from '../../../shared/money.ts';
import {
  FUND_FIELDS,
  SHEET_FIELD_NAMES,
  type AmountField,
  type SettlementSheet,
} from '../../../shared/settlement-sheet.ts';
import type { KeyCounter } from './key-counter.ts';

/** The right side of the page. */
export function outcome(page: Page): Locator {
  return page.getByRole('region', { name: '试算结果' });
}

/** F3, the person's certificate; the only policy needs no choice. */
export async function openStay(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F3');
  await page
    .getByRole('region', { name: '理赔试算：先找到保单' })
    .getByLabel('证件号码')
    .fill(castMember(name).row.certno);
  await page.keyboard.press('Enter');
}

/** The amounts a paper sheet prints. */
const PRINTED: readonly AmountField[] = [
  'medfee_sumamt',
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'preselfpay_amt',
  'inscp_scp_amt',
  ...FUND_FIELDS.filter((field) => field !== 'hifdm_pay'),
  'fund_pay_sumamt',
  'psn_part_amt',
  'hosp_part_amt',
  'acct_pay',
  'acct_mulaid_pay',
  'psn_cash_pay',
];

/** Types a sheet from top to bottom, the way it lies on the counter. */
export async function typeSheet(page: Page, sheet: SettlementSheet): Promise<void> {
  await typeStay(page, sheet);
  for (const field of PRINTED.filter((one) => !COSTS.includes(one)))
    await typeAmount(page, SHEET_FIELD_NAMES[field], formatYuan(sheet[field] ?? sheet.acct_pay));
}

const COSTS: readonly AmountField[] = [
  'medfee_sumamt',
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'preselfpay_amt',
  'inscp_scp_amt',
];

/** The stay and what it cost, before anybody paid. */
export async function typeStay(page: Page, sheet: SettlementSheet): Promise<void> {
  await page.getByLabel('险种类型').selectOption(sheet.insutype);
  await page.getByLabel('医疗类别').selectOption(sheet.med_type);
  await page.getByLabel('定点医药机构').fill(sheet.fixmedins_name);
  await page.getByLabel('开始日期（入院）').fill(sheet.begndate.replaceAll('-', ''));
  await page.getByLabel('结束日期（出院）').fill(sheet.enddate.replaceAll('-', ''));
  await page.getByLabel('结算日期').fill(sheet.setl_time.slice(0, 10));
  for (const field of COSTS)
    await typeAmount(page, SHEET_FIELD_NAMES[field], formatYuan(sheet[field] ?? sheet.acct_pay));
}

/** The same sheet by keys alone, Enter after each; what the paper does not print is left to Enter. */
export async function keySheet(keys: KeyCounter, sheet: SettlementSheet): Promise<void> {
  await keys.press('3', '9', 'Enter', '2', '1', 'Enter');
  await keys.write(sheet.fixmedins_name);
  await keys.press('Enter');
  for (const day of [sheet.begndate, sheet.enddate, sheet.setl_time.slice(0, 10)]) {
    await keys.figure(day.replaceAll('-', ''));
    await keys.press('Enter');
  }
  await keys.figure(sheet.setl_id ?? '');
  await keys.press('Enter');
  for (const field of PRINTED) {
    const amount = sheet[field] ?? sheet.acct_pay;
    if (amount !== 0) await keys.figure(formatYuan(amount).replace('.00', '').replaceAll(',', ''));
    await keys.press('Enter');
  }
}

/** Types one amount. */
export async function typeAmount(page: Page, label: string, yuan: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(yuan);
}

/** The insured claims; payers off the sheet paid nothing. */
export async function answerRest(page: Page): Promise<void> {
  for (const none of await page.getByRole('radio', { name: '无' }).all()) await none.check();
  await page.getByRole('radio', { name: '被保险人本人' }).check();
}

/** Ctrl+Enter, then the 试算单 stands on the right. */
export async function tryClaim(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '试算单' })).toBeVisible();
}
