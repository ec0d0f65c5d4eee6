/** The desk as the built Electron program, on the stand-in for `electron` (docs/electron.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type TestClock, testClock } from '../../support/desk.ts';
import { launchStandIn, type StandIn } from '../../support/electron/launch.ts';
import type { HostedDesk } from '../desk.fixture.ts';

/** Opens a new desk in its first window, which is the page. */
export async function openElectronDesk(page: Page): Promise<HostedDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  const clock = testClock();
  const program = await launchStandIn({ page, dataDir: join(folder, 'data'), homeDir: folder, now: clock.now() });
  await program.shown;
  return {
    app: { dispatch: program.dispatch },
    clock: tellingClock(clock, program),
    pageUrl: () => {
      throw new Error('the Electron host has one window; its page has no address for another');
    },
    async close() {
      // Every test of this host ends as the clerk's day does: the window is closed, and the program ends by itself.
      expect(await program.close()).toEqual({ code: 0, relaunch: null });
      expect(program.stage.told.errorBoxes).toEqual([]);
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The program's clock follows the test's; what the test asks next is asked after it. */
function tellingClock(clock: TestClock, { program }: StandIn): TestClock {
  const tell = (): void => void program.ask('clock', { now: clock.now() });
  return {
    now: clock.now,
    set: (day, time) => {
      clock.set(day, time);
      tell();
    },
    advance: (minutes) => {
      clock.advance(minutes);
      tell();
    },
  };
}
