import { afterEach, expect, test } from 'vitest';
import { publishPlans } from '../../main/feed/packages.ts';
import { append } from '../../main/journal/append.ts';
import { businessDayAt } from '../../shared/dates.ts';
import { builtInPlans } from '../../shared/plan/built-in.ts';
import { openDemoDesk, openTestDesk, type TestDesk } from '../support/desk.ts';
import { behind, openBehind, proofOf } from '../support/spine.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

const packagesOf = (of: TestDesk): number =>
  behind(of, (db) => db.one<{ count: number }>('SELECT count(*) AS count FROM packages'))?.count ?? 0;

test('signing in takes no package while the newest one holds the plans of this program', async () => {
  desk = await openDemoDesk();
  await desk.signIn('1001');
  expect(packagesOf(desk)).toBe(1);
});

test('other plans than the newest package are taken as the next one at sign-in, bound to the chain', async () => {
  desk = await openDemoDesk();
  await desk.app.close();
  takeOtherPlans(desk);
  desk = openTestDesk(desk.ports);
  expect(packagesOf(desk)).toBe(2);
  const clerk = await desk.signIn('1001');
  expect(packagesOf(desk)).toBe(3);
  const { offers } = await desk.call('plans.offers', {}, { session: clerk });
  expect(offers.find(({ planId }) => planId === 'zaozhuang-2022')?.premium).toBe(9_000);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

/** As if another version of the program had brought the plans without sample values. */
function takeOtherPlans({ ports }: TestDesk): void {
  const db = openBehind(ports.dataDir);
  db.transaction((writer) => {
    const place = writer.one<{ desk_code: string; epoch_id: string }>('SELECT desk_code, epoch_id FROM desk, epochs');
    if (place === undefined) throw new Error('no desk');
    const scene = {
      deskCode: place.desk_code,
      epoch: place.epoch_id,
      actor: { operatorNo: 'system', side: 'system' } as const,
      at: ports.clock.now(),
      businessDay: businessDayAt(ports.clock.now()),
    };
    publishPlans({ db: writer, append: (draft) => append(writer, ports, scene, draft) }, builtInPlans());
  });
  db.close();
}
