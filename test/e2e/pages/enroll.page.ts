/** 参保 F2 as a clerk uses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { castMember } from '../../../main/demo/cast.ts';
import { DEMO_PASSWORD } from '../../../main/demo/operators.ts';

export const ZAOZHUANG = '枣庄市城市定制型商业医疗保险';

/** The left side of the page. */
export function enrollForm(page: Page): Locator {
  return page.getByRole('region', { name: '投保受理' });
}

/** The right side of the page. */
export function meaning(page: Page): Locator {
  return page.getByRole('region', { name: '核对结果' });
}

/** F2, and the card of a member of the cast typed. */
export async function enterCard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F2');
  const insured = enrollForm(page).getByRole('group', { name: '被保险人' });
  await insured.getByLabel('证件号码').fill(castMember(name).row.certno);
  await insured.getByLabel('姓名').fill(name);
  await page.keyboard.press('Enter');
}

/** Takes a product by its name. */
export async function choosePlan(page: Page, product: string): Promise<void> {
  await enrollForm(page).getByRole('radio', { name: product }).check();
}

/** Fills in a person of the cast under a heading such as 投保人（监护人）. */
export async function enterParty(page: Page, heading: string, name: string, relation: string): Promise<void> {
  const party = enrollForm(page).getByRole('group', { name: heading });
  await party.getByLabel('证件号码').fill(castMember(name).row.certno);
  await party.getByLabel('姓名').fill(name);
  await party.getByLabel(/^被保险人是/).selectOption(relation);
}

/** Takes a way of paying. */
export async function chooseTender(page: Page, tender: string): Promise<void> {
  await enrollForm(page).getByRole('radio', { name: tender }).check();
}

/** Ctrl+Enter, then the papers stand on the right. */
export async function propose(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已受理' })).toBeVisible();
}

/** The cashier's step: signs in, takes the sum, the receipt appears. Opens the cashier's shift if asked. */
export async function collectCash(page: Page, received: string): Promise<void> {
  const step = page.getByRole('group', { name: /^收银/ });
  await step.getByLabel('收银员工号').fill('1002');
  await step.getByLabel('收银员密码').fill(DEMO_PASSWORD);
  await step.getByLabel('实收金额').fill(received);
  await step.getByRole('button', { name: '确认收款' }).click();
  await step.getByRole('button', { name: '开班并收款' }).click();
  await expect(page.getByRole('button', { name: /^保费收据/ })).toBeVisible();
}
