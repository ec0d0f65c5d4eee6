/** 参保 and what follows from it on the other pages. */
import { expect } from '@playwright/test';
import { castMember } from '../../../main/demo/cast.ts';
import {
  choosePlan,
  chooseTender,
  collectCash,
  enrollForm,
  enterCard,
  meaning,
  propose,
  ZAOZHUANG,
} from '../pages/enroll.page.ts';
import { openShift, signIn, startDemo } from '../pages/gate.page.ts';
import type { Journey } from './scene.ts';

/** Drawing a paper takes its time on a busy machine. */
const DRAWING = { timeout: 60_000 };

export const enroll: Journey = {
  name: 'enroll',
  scenes: [
    {
      name: 'enroll-without-shift',
      reach: async ({ page }) => {
        await startDemo(page);
        await signIn(page, '1001');
        await page.keyboard.press('F2');
        await expect(enrollForm(page).getByLabel('证件号码')).toBeFocused();
      },
    },
    {
      name: 'shift-open',
      reach: async ({ page }) => openShift(page),
      also: ['care'],
    },
    {
      name: 'enroll-empty',
      reach: async ({ page }) => {
        await page.keyboard.press('F2');
        await expect(enrollForm(page).getByLabel('证件号码')).toBeFocused();
      },
      also: ['care', 'small'],
    },
    {
      name: 'enroll-errors',
      reach: async ({ page }) => {
        await enrollForm(page).getByLabel('证件号码').fill(castMember('孟样例').row.certno.replace(/0113$/, '0131'));
        await page.keyboard.press('Control+Enter');
        await expect(enrollForm(page).getByRole('alert').first()).toBeVisible();
      },
    },
    {
      name: 'enroll-refused',
      reach: async ({ page }) => {
        await enterCard(page, '常样例');
        await choosePlan(page, ZAOZHUANG);
        await expect(meaning(page).getByText('不可参保', { exact: true })).toBeVisible();
      },
      also: ['small'],
    },
    {
      name: 'enroll-eligible',
      reach: async ({ page }) => {
        await enterCard(page, '孟样例');
        await choosePlan(page, ZAOZHUANG);
        await chooseTender(page, '现金');
        await expect(meaning(page).getByText('可参保', { exact: true })).toBeVisible();
        await expect(meaning(page).getByText('¥90.00')).toBeVisible();
      },
      also: ['care', 'small'],
    },
    {
      name: 'enroll-proposed',
      reach: async ({ page }) => {
        await propose(page);
        await expect(page.getByRole('img', { name: /^投保受理单 第 1 页/ })).toBeVisible(DRAWING);
      },
      also: ['care'],
    },
    {
      name: 'enroll-paid',
      reach: async ({ page }) => {
        await collectCash(page, '100');
        await expect(page.getByRole('img', { name: /^保费收据 第 1 页/ })).toBeVisible(DRAWING);
      },
      also: ['small'],
    },
    {
      name: 'payments',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: '收费', exact: true }).click();
        await expect(page.getByRole('cell', { name: /孟样例/ }).first()).toBeVisible();
      },
    },
    {
      name: 'papers',
      reach: async ({ page }) => {
        await page.keyboard.press('F5');
        await page.getByRole('button', { name: '今日单证' }).click();
        await expect(page.getByRole('row', { name: /投保受理单/ }).first()).toBeVisible();
      },
      also: ['care'],
    },
  ],
};
