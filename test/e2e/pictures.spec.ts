/**
 * Every screen in the states that matter: kept as a picture, compared, and looked at with axe in both editions.
 * New states go into the journeys under pictures/. `npm run pictures` takes all pictures anew.
 */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { seededBytes } from '../../main/demo/seeded-bytes.ts';
import { test as deskTest, type DeskUnderTest } from './desk.fixture.ts';
import { claim } from './pictures/claim.ts';
import { customer } from './pictures/customer.ts';
import { enroll } from './pictures/enroll.ts';
import { gate } from './pictures/gate.ts';
import { pages } from './pictures/pages.ts';
import type { Scene } from './pictures/scene.ts';

const NO_WATERMARK = join(import.meta.dirname, 'pictures', 'no-watermark.css');
const SMALL = { width: 1280, height: 720 };

// Paper numbers and ids are drawn anew on each desk, unless what they are drawn from is always the same.
const test = deskTest.extend({
  ports: async ({ browserName: _ }, use) => use({ randomness: seededBytes(2021) }),
});

// A journey is a dozen screens, each looked at up to three times.
test.describe.configure({ timeout: 600_000 });

for (const journey of [gate, enroll, claim, customer, pages]) {
  test(`${journey.name}: 普通版`, async ({ desk }) => {
    for (const scene of journey.scenes) {
      await test.step(scene.name, async () => {
        await scene.reach(desk);
        await desk.expectAccessible(shownIn(desk, scene));
        await compare(desk, scene, scene.name);
        if (scene.also?.includes('small') === true) await compareSmall(desk, scene);
      });
    }
  });

  test(`${journey.name}: 关怀版`, async ({ desk }) => {
    // A page that is left before it has its key cannot come back.
    await expect(desk.page.getByRole('button', { name: '进入体验模式' })).toBeVisible();
    await desk.page.evaluate(() => localStorage.setItem('desk.edition', 'care'));
    await desk.page.reload();
    for (const scene of journey.scenes) {
      await test.step(scene.name, async () => {
        await scene.reach(desk);
        await desk.expectAccessible(shownIn(desk, scene));
        if (scene.also?.includes('care') === true) await compare(desk, scene, `${scene.name}-care`);
      });
    }
  });
}

/** The page a scene is about. */
function shownIn(desk: DeskUnderTest, scene: Scene): Page {
  return scene.page?.(desk) ?? desk.page;
}

/** The same scene in a small window, which is made large again. */
async function compareSmall(desk: DeskUnderTest, scene: Scene): Promise<void> {
  const size = desk.page.viewportSize();
  await desk.page.setViewportSize(SMALL);
  await compare(desk, scene, `${scene.name}-1280`);
  if (size !== null) await desk.page.setViewportSize(size);
}

async function compare(desk: DeskUnderTest, scene: Scene, name: string): Promise<void> {
  const page = shownIn(desk, scene);
  // No control is to look pointed at.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  expect.soft(await heightOver(page), `${name}: how far the whole window scrolls, in px`).toBe(0);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, {
    mask: [...(scene.mask?.(page) ?? [])],
    stylePath: scene.isMarked === true ? [] : [NO_WATERMARK],
  });
}

/** Only what is in a page scrolls; the pages before work are as long as they are. */
function heightOver(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return document.querySelector('.gate') === null ? root.scrollHeight - root.clientHeight : 0;
  });
}
