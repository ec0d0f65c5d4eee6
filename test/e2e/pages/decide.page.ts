/** A desk joined to a centre with one claim of the worked stay waiting, and the steps of those who decide it. */
import { expect, type Page } from '@playwright/test';
import { claimOf, WORKED_PAYABLE } from '../../support/claims.ts';
import { settledVisit } from '../../support/decide.ts';
import { accepted, authorised, refused } from '../../support/feed-items.ts';
import { proposal } from '../../support/proposals.ts';
import { CENTRE_URL, CODE, type SmallCentre } from '../../support/small-centre.ts';
import { actAs } from '../act-as.ts';
import type { DeskUnderTest } from '../desk.fixture.ts';
import { signIn, signOut } from './gate.page.ts';

export interface WaitingClaim {
  readonly policyId: string;
  readonly claimId: string;
}

/** 承保, a claim tried once, and one proposal that was refused with its premium taken; the clerk is at work. */
export async function claimWaits({ app }: DeskUnderTest, centre: SmallCentre): Promise<WaitingClaim> {
  await actAs(app, '9001', 'sync.join', { url: CENTRE_URL, code: CODE });
  // The round that joining began is over: the next one hears what is published below.
  await actAs(app, '1001', 'sync.now', {});
  await actAs(app, '1002', 'shift.open', {});
  const { policyId, paymentId } = await actAs(app, '1001', 'enrollment.propose', proposal('柏样例'));
  await actAs(app, '1002', 'payments.collect', { paymentId, received: 9_000 });
  const other = await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
  await actAs(app, '1002', 'payments.collect', { paymentId: other.paymentId, received: 9_000 });
  centre.publish('desk/TY01', [accepted(policyId), refused(other.policyId)]);
  centre.publish('region/370400', [authorised('1006')]);
  await actAs(app, '1001', 'sync.now', {});
  await actAs(app, '1001', 'demo.setDay', { day: '2022-07-01' });
  const claim = claimOf(policyId, '柏样例', { visit: settledVisit('S1') });
  const { claimId } = await actAs(app, '1001', 'claims.open', claim);
  await actAs(app, '1001', 'claims.try', { claimId, expected: WORKED_PAYABLE });
  return { policyId, claimId };
}

/** Another person takes the chair and opens the only claim of the queue. */
export async function openFileAs(page: Page, operatorNo: string): Promise<void> {
  await signOut(page);
  await signIn(page, operatorNo);
  await page.keyboard.press('F3');
  await queueLine(page).click();
  await expect(page.getByRole('region', { name: /^柏样例/ })).toBeVisible();
}

/** The claim in the queue. */
export function queueLine(page: Page) {
  return page.getByRole('button', { name: /^柏样例 3704/ });
}

/** The panel of the next step. */
export function nextStep(page: Page, name: string) {
  return page.getByRole('region', { name: `下一步：${name}` });
}

/** Determines healthy by keys: 1, Enter past the date, the reason, Ctrl+Enter. */
export async function determineHealthy(page: Page): Promise<void> {
  await expect(nextStep(page, '认定既往症')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('病历中没有参保前的记录');
  await page.keyboard.press('Control+Enter');
  await expect(nextStep(page, '按认定结果重新试算')).toBeVisible();
}

/** Tries again with one figure. */
export async function retry(page: Page): Promise<void> {
  await expect(nextStep(page, '按认定结果重新试算')).toContainText('¥18,525.00');
  await page.keyboard.press('Control+Enter');
  await expect(nextStep(page, '复核')).toBeVisible();
}

/** Agrees: 1, Ctrl+Enter. */
export async function agree(page: Page): Promise<void> {
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(nextStep(page, '待核定')).toContainText('这一步由核赔人员办理。');
}

/** Pays: 1, Ctrl+Enter. */
export async function decideToPay(page: Page): Promise<void> {
  await expect(nextStep(page, '核定')).toContainText('¥18,525.00');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: '已核定：给付' })).toBeVisible();
}
