import { afterEach, expect, test } from 'vitest';
import { openDemoDesk, testClock, type TestDesk, testPorts } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';

let desk: TestDesk;
afterEach(() => desk.dispose());

test('a retry after midnight gets the answer of the act, though its shift is over', async () => {
  const clock = testClock('2021-11-20', '23:58');
  desk = await openDemoDesk(testPorts({ clock }));
  const session = await desk.signIn('1001');
  await desk.call('shift.open', {}, { session });
  const options = { session, requestId: 'request-midnight' };
  const first = await desk.answer('enrollment.propose', proposal('孟样例'), options);
  expect(first).toMatchObject({ ok: true });
  clock.advance(5);
  expect(await desk.answer('enrollment.propose', proposal('孟样例'), options)).toEqual(first);
  const another = await desk.answer('enrollment.propose', proposal('秦样例'), { session });
  expect(another).toMatchObject({ ok: false, error: { code: 'shift-required' } });
});
