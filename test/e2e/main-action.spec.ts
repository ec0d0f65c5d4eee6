/** However long a form is, what completes it is in sight: every state of every screen at 1280×720, in both editions. */
import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture.ts';
import { claim } from './pictures/claim.ts';
import { enroll } from './pictures/enroll.ts';
import { gate } from './pictures/gate.ts';
import { pages } from './pictures/pages.ts';

test.use({ viewport: { width: 1280, height: 720 } });
test.describe.configure({ timeout: 300_000 });

for (const journey of [gate, enroll, claim, pages]) {
  for (const edition of ['standard', 'care']) {
    test(`${journey.name} in ${edition}: the acts of a form are in sight, and so is what has the focus`, async ({
      desk,
    }) => {
      const { page } = desk;
      // A page that is left before it has its key cannot come back.
      await expect(page.getByRole('button', { name: '进入体验模式' })).toBeVisible();
      await page.evaluate((chosen) => localStorage.setItem('desk.edition', chosen), edition);
      await page.reload();
      for (const scene of journey.scenes) {
        await test.step(scene.name, async () => {
          await scene.reach(desk);
          for (const act of await page.locator('.action-bar:visible button').all())
            await expect.soft(act, scene.name).toBeInViewport({ ratio: 1 });
          expect.soft(await hiddenFocus(page), scene.name).toBe(null);
        });
      }
    });
  }
}

/** What has the focus, where its lower or upper edge lies under a pinned bar or outside of what scrolls it; or null. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement)) return null;
    const field = focused.closest('.ant-input-affix-wrapper') ?? focused;
    const { left, top, bottom } = field.getBoundingClientRect();
    const isSeen = [top + 2, bottom - 2].every((y) => field.contains(document.elementFromPoint(left + 4, y)));
    return isSeen ? null : field.outerHTML.slice(0, 200);
  });
}
