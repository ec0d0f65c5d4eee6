/** 理赔 from the person to the paper. */
import { expect } from '@playwright/test';
import { proposal } from '../../support/proposals.ts';
import { goldenSheet, workedStay } from '../../support/sheets.ts';
import { actAs } from '../act-as.ts';
import { answerRest, openStay, outcome, tryClaim, typeAmount, typeSheet } from '../pages/claim.page.ts';
import { clerkAtWork } from '../pages/gate.page.ts';
import type { Journey } from './scene.ts';

/** Drawing a paper takes its time on a busy machine. */
const DRAWING = { timeout: 60_000 };

export const claim: Journey = {
  name: 'claim',
  scenes: [
    {
      name: 'claim-person',
      reach: async ({ app, page }) => {
        await clerkAtWork(page);
        await actAs(app, '1001', 'enrollment.propose', proposal('孟样例'));
        await page.getByLabel('体验日期', { exact: true }).selectOption('2022-07-01');
        await expect(page.getByRole('button', { name: '2022-07-01 未开班' })).toBeVisible();
        await page.keyboard.press('F3');
        await expect(page.getByLabel('证件号码', { exact: true })).toBeFocused();
      },
      also: ['care'],
    },
    {
      name: 'claim-empty',
      reach: async ({ page }) => {
        await openStay(page, '孟样例');
        await expect(page.getByLabel('险种类型')).toBeFocused();
      },
      also: ['care', 'small'],
    },
    {
      name: 'claim-errors',
      reach: async ({ page }) => {
        await typeSheet(page, workedStay());
        await typeAmount(page, '医疗费总额', '160000.01');
        await page.keyboard.press('Control+Enter');
        await expect(outcome(page).getByText('结算单金额勾稽不符，不能试算：')).toBeVisible();
      },
    },
    {
      name: 'claim-waiting',
      reach: async ({ page }) => {
        await typeSheet(page, goldenSheet());
        await answerRest(page);
        await expect(
          outcome(page)
            .getByText(/待补：缺自费药品合计/)
            .first(),
        ).toBeVisible();
      },
    },
    {
      name: 'claim-figures',
      reach: async ({ page }) => {
        await typeSheet(page, workedStay());
        await typeAmount(page, '自费药品合计', '31200');
        await answerRest(page);
        await expect(outcome(page).getByText('¥18,525.00').first()).toBeVisible();
      },
      also: ['care', 'small'],
    },
    {
      name: 'claim-what-if',
      reach: async ({ page }) => {
        await page.keyboard.press('Alt+w');
        await expect(page.getByRole('group', { name: '测算', exact: true })).toBeVisible();
      },
      also: ['care'],
    },
    {
      name: 'claim-tried',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await tryClaim(page);
        await expect(page.getByRole('img', { name: /^理赔试算单 第 1 页/ })).toBeVisible(DRAWING);
      },
      also: ['care', 'small'],
    },
    {
      name: 'claim-leaving',
      reach: async ({ page }) => {
        await page.getByLabel('结束日期（出院）').fill('20220619');
        await page.keyboard.press('Alt+m');
        await expect(page.getByRole('alertdialog')).toBeVisible();
      },
    },
  ],
};
