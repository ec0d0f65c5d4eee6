/** The pages around the two jobs. */
import { expect, type Page } from '@playwright/test';
import { inventPeople, rosterHeaderLine, rosterLine } from '../../../main/demo/people.ts';
import { proposal } from '../../support/proposals.ts';
import { actAs } from '../act-as.ts';
import { clerkAtWork, signIn, signOut } from '../pages/gate.page.ts';
import type { Journey, Scene } from './scene.ts';

export const pages: Journey = {
  name: 'pages',
  scenes: [
    {
      name: 'workbench-full',
      reach: async ({ app, page }) => {
        await clerkAtWork(page);
        for (const name of ['孟样例', '卫样例']) await actAs(app, '1001', 'enrollment.propose', proposal(name));
        await page.keyboard.press('F1');
        await shown(page, '工作台');
      },
      also: ['care', 'small'],
      isMarked: true,
    },
    {
      name: 'search-results',
      reach: async ({ page }) => {
        await page.keyboard.press('Control+k');
        await page.keyboard.type('myl');
        await expect(page.getByRole('option', { name: /孟样例/ })).toBeVisible();
      },
      also: ['care'],
    },
    {
      name: 'person',
      reach: async ({ page }) => {
        await page.keyboard.press('Enter');
        await expect(page.getByRole('region', { name: '人员信息', exact: true }).first()).toContainText('孟样例');
      },
      also: ['care', 'small'],
    },
    {
      name: 'key-table',
      reach: async ({ page }) => {
        await page.keyboard.press('F9');
        await expect(page.getByRole('dialog')).toBeVisible();
      },
      also: ['care'],
    },
    {
      name: 'shift',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
        await page.keyboard.press('F5');
        await shown(page, '班次');
      },
      also: ['small'],
    },
    onPage('F6', '日结对账', 'day-close', ['care']),
    onPage('F7', '同步', 'sync', ['care']),
    {
      name: 'settings-desk',
      reach: async ({ page }) => {
        await signOut(page);
        await signIn(page, '9001');
        await page.keyboard.press('F8');
        await shown(page, '设置');
      },
      also: ['care'],
    },
    {
      name: 'settings-roster',
      reach: async ({ page }) => {
        await part(page, '参保库');
        await page.getByLabel('数据截至日期').fill('20211118');
        await page.getByLabel('选择名单文件').setInputFiles(rosterFile());
        await expect(page.getByText(/已启用第 2 版/)).toBeVisible();
      },
      also: ['care'],
    },
    {
      name: 'settings-operators',
      reach: async ({ page }) => {
        await part(page, '人员');
        await expect(page.getByRole('row', { name: /1003/ })).toBeVisible();
      },
      also: ['care'],
    },
    {
      name: 'settings-plans',
      reach: async ({ page }) => {
        await part(page, '产品');
        await expect(page.getByText('今日可受理。').first()).toBeVisible();
      },
    },
    onPart('设备', 'settings-devices'),
    onPart('打印', 'settings-print', ['care']),
    onPart('本人', 'settings-own'),
    {
      name: 'not-yours',
      reach: async ({ page }) => {
        await page.keyboard.press('F2');
        await expect(page.getByText(/投保受理由保险公司侧有“经办”/)).toBeVisible();
      },
    },
  ],
};

function onPage(key: string, region: string, name: string, also: Scene['also'] = []): Scene {
  return {
    name,
    also,
    reach: async ({ page }) => {
      await page.keyboard.press(key);
      await shown(page, region);
    },
  };
}

async function shown(page: Page, region: string): Promise<void> {
  await expect(page.getByRole('region', { name: region, exact: true }).first()).toBeVisible();
}

function onPart(tab: string, name: string, also: Scene['also'] = []): Scene {
  return {
    name,
    also,
    reach: async ({ page }) => {
      await part(page, tab);
      await expect(page.getByRole('button', { name: tab, exact: true })).toHaveAttribute('aria-pressed', 'true');
    },
  };
}

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Ten people who may come in, one of them with a wrong certificate number. */
function rosterFile() {
  const people = [...inventPeople(7, 10)];
  const lines = people.map((row, at) => rosterLine(row, at === 9 ? { certno: '370499198503120131' } : {}));
  return { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterHeaderLine() + lines.join('')) };
}
