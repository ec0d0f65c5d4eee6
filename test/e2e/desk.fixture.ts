/**
 * The real desk behind the real page, under the host a project names: in its own folder (with a space in its path), with a
 * clock the test moves. Under `browser` the desk runs here; under `electron` the built program runs beside, on the stand-in.
 */
import { expect, test as base, type Page } from '@playwright/test';
import type { Desk } from '../../main/app.ts';
import type { Ports } from '../../main/ports.ts';
import type { TestClock } from '../support/desk.ts';
import { openBrowserDesk } from './hosts/browser-desk.ts';
import { openElectronDesk } from './hosts/electron-desk.ts';
import { expectAccessible, watchConsole } from './watch.ts';

/** A desk under one of its hosts, its start page open. */
export interface HostedDesk {
  readonly app: Pick<Desk, 'dispatch'>;
  readonly clock: TestClock;
  /** An address for another page on the same desk; under Electron there is none. */
  readonly pageUrl: () => string;
  close(): Promise<void>;
}

/** A desk under test, with the page it is shown on. */
export interface DeskUnderTest extends Omit<HostedDesk, 'close'> {
  readonly page: Page;
  /** Everything the page complained about; a test ends red when there is anything. */
  readonly complaints: string[];
  /** Looks at the page, or at another one, with axe: nothing serious may be found. */
  expectAccessible(other?: Page): Promise<void>;
}

/** What a project of playwright.config.ts chooses. */
export interface HostOptions {
  readonly host: 'browser' | 'electron';
}

/** `desk`: a new desk, its start page open; `ports` replaces some of its ports, in the browser host. */
export const test = base.extend<HostOptions & { ports: Partial<Ports>; desk: DeskUnderTest }>({
  host: ['browser', { option: true }],
  ports: [{}, { option: true }],
  desk: async ({ page, host, ports }, use) => {
    const complaints = watchConsole(page);
    const { close, ...desk } = host === 'browser' ? await openBrowserDesk(page, ports) : await openElectronDesk(page);
    await use({ ...desk, page, complaints, expectAccessible: (other = page) => expectAccessible(other) });
    expect(complaints).toEqual([]);
    await close();
  },
});
