/** The claims office's page over a real centre, and a real window that joined it by HTTP: two programs, one clock. */
import { join } from 'node:path';
import { type ConsoleMessage, expect, test as base, type Page } from '@playwright/test';
import { transaction } from '../../central/database/pool.ts';
import { judge } from '../../central/judge/judge.ts';
import { publishPlans } from '../../central/plans/publish-plans.ts';
import { seededBytes } from '../../main/demo/seeded-bytes.ts';
import { demoPlans } from '../../shared/plan/built-in.ts';
import { centralPorts } from '../support/central-ports.ts';
import { startTestCentral } from '../support/central.ts';
import { WORKED_PAYABLE, claimOf, onClaimDay } from '../support/claims.ts';
import { openTestDesk, testClock, type TestClock, type TestDesk, testPorts } from '../support/desk.ts';
import { DEMO_PEOPLE, giveRoster } from '../support/judged-centre.ts';
import { NEVER } from '../support/joined-desk.ts';
import { OFFICE_PASSWORD, putOfficers } from '../support/office.ts';
import { settledVisit, type Tried } from '../support/office-scene.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { proposal } from '../support/proposals.ts';
import { type Crew, signInCrew } from '../support/spine.ts';
import { ROOT } from '../support/tool.ts';
import { expectAccessible, watchConsole } from './watch.ts';

export interface OfficeUnderTest {
  readonly page: Page;
  readonly url: string;
  readonly clock: TestClock;
  readonly desk: TestDesk;
  readonly crew: Crew;
  /** A person, who joins at the first time, claims the worked stay and is told what it may pay; all of it reaches the centre. */
  tryClaim(name: string, stay?: string): Promise<Tried>;
  /** What the window wrote is sent and judged, and what the centre says is taken. */
  sync(): Promise<void>;
  /** By the keyboard: 工号, Enter, password, Enter. */
  signIn(userNo: string): Promise<void>;
  /** Enter on the first of the queue, once it is there. */
  openFirst(maskedName: string): Promise<void>;
  signOut(): Promise<void>;
  /** Nothing serious may be found. */
  expectAccessible(): Promise<void>;
}

/** One PostgreSQL for all tests of a worker, one database, centre and window for each. */
export const test = base.extend<{ office: OfficeUnderTest }, { postgres: TestPostgres }>({
  postgres: [
    async ({ browserName: _ }, use) => {
      const postgres = await startTestPostgres(['fsync=off']);
      await use(postgres);
      await postgres.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  office: async ({ page, postgres }, use) => {
    const clock = testClock('2022-07-06', '10:00');
    const folder = join(ROOT, 'out', 'office');
    const centre = await startTestCentral(postgres, {
      ports: centralPorts(clock),
      judge,
      office: { folder, publicOrigin: null },
    });
    const { pool, ports } = centre;
    await transaction(pool, (db) => publishPlans(db, ports, demoPlans()));
    await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
    await putOfficers(centre);
    const desk = openTestDesk(testPorts({ clock, after: NEVER, randomness: seededBytes(2021) }));
    // The window plays the days of joining and of the stay; the office works on the day of the clock.
    await desk.call('desk.createDemo', { day: '2021-11-20' });
    const crew = await signInCrew(desk);
    await centre.addDesk('TY01');
    const invitation = { url: centre.url, code: await centre.code('TY01') };
    await desk.call('sync.join', invitation, { session: crew.admin });
    const sync = async (): Promise<void> => {
      await desk.call('sync.now', {}, { session: crew.clerk });
      await centre.central.judge();
      await desk.call('sync.now', {}, { session: crew.clerk });
    };
    const policies = new Map<string, string>();
    const complaints = watchConsole(page, isRefusal);
    await page.goto(`${centre.url}/office/`);
    await use({
      page,
      url: centre.url,
      clock,
      desk,
      crew,
      sync,
      tryClaim: async (name, stay = 'S0001') => {
        const policyId = policies.get(name) ?? (await insure(desk, crew, name));
        policies.set(name, policyId);
        const tried = await tryAtWindow(desk, crew, { policyId, name, stay });
        await sync();
        return tried;
      },
      signIn: (userNo) => signIn(page, userNo),
      openFirst: async (maskedName) => {
        await expect(page.getByRole('button', { name: maskedName })).toBeFocused();
        await page.keyboard.press('Enter');
      },
      signOut: async () => {
        await page.getByRole('button', { name: '退出' }).click();
        await page.getByLabel('工号').waitFor();
      },
      expectAccessible: () => expectAccessible(page),
    });
    expect(complaints).toEqual([]);
    await page.close();
    await centre.stop();
    await pool.end();
    await desk.dispose();
  },
});

async function insure(desk: TestDesk, { clerk, cashier }: Crew, name: string): Promise<string> {
  const { policyId, paymentId } = await desk.call('enrollment.propose', proposal(name), { session: clerk });
  await desk.call('payments.collect', { paymentId, received: 9_000 }, { session: cashier });
  return policyId;
}

interface Stay {
  readonly policyId: string;
  readonly name: string;
  readonly stay: string;
}

async function tryAtWindow(desk: TestDesk, { clerk }: Crew, { policyId, name, stay }: Stay): Promise<Tried> {
  return onClaimDay(desk, clerk, async () => {
    const input = claimOf(policyId, name, { visit: settledVisit({ setl_id: stay, mdtrt_id: `M${stay}` }) });
    const { claimId } = await desk.call('claims.open', input, { session: clerk });
    const trial = { claimId, expected: WORKED_PAYABLE };
    const { settlementId } = await desk.call('claims.try', trial, { session: clerk });
    return { claimId, settlementId };
  });
}

async function signIn(page: Page, userNo: string): Promise<void> {
  await page.getByLabel('工号').fill(userNo);
  await page.keyboard.press('Enter');
  await page.keyboard.type(OFFICE_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '退出' }).waitFor();
}

/** A refusal is an answer of the API; the browser notes its status by itself. */
function isRefusal(message: ConsoleMessage): boolean {
  return message.text().startsWith('Failed to load resource') && message.location().url.includes('/office/api/');
}
