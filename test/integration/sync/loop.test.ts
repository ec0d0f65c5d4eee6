/** When the desk speaks to its centre by itself: soon after business, from time to time, later and later while it fails; never in the counter's way. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../../../main/ports.ts';
import { joinDesk, type JoinedDesk } from '../../support/joined-desk.ts';
import { proposal } from '../../support/proposals.ts';
import { smallCentre } from '../../support/small-centre.ts';
import { deskTemplate, type DeskTemplate } from '../../support/spine.ts';

/** The line's timers are all longer than this; those of papers are shorter, and never fire here. */
const SHORTEST = 3_500;

/** Timers that fire when a test says so. */
function timers() {
  const waiting: { readonly delay: number; readonly act: () => void }[] = [];
  const after: Ports['after'] = (delay, act) => {
    if (delay < SHORTEST) return () => undefined;
    const timer = { delay, act };
    waiting.push(timer);
    return () => {
      if (waiting.includes(timer)) waiting.splice(waiting.indexOf(timer), 1);
    };
  };
  const delays = () => waiting.map(({ delay }) => delay);
  const fire = () => waiting.shift()?.act();
  return { after, delays, fire };
}

let template: DeskTemplate;
let at: JoinedDesk;
let clockwork: ReturnType<typeof timers>;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  clockwork = timers();
  at = await joinDesk(template, smallCentre(), { after: clockwork.after });
});
afterEach(() => at.desk.dispose());

const propose = (name: string) => at.desk.call('enrollment.propose', proposal(name), { session: at.crew.clerk });
async function roundIsOver(): Promise<void> {
  await expect.poll(async () => (await at.status()).isRunning).toBe(false);
}
const unsent = async () => (await at.figures()).unsent.count;
const down = () => Promise.reject(new AppError('line-unreachable', { host: 'centre.test' }));

test('while nothing happens the feed is asked about once a minute, never by all desks at one moment', () => {
  const [delay = 0, ...more] = clockwork.delays();
  expect(more).toEqual([]);
  expect(delay).toBeGreaterThanOrEqual(48_000);
  expect(delay).toBeLessThanOrEqual(72_000);
});

test('business goes up by itself within seconds, several acts together', async () => {
  await propose('孟样例');
  await propose('柏样例');
  expect(clockwork.delays()).toEqual([5_000]);
  clockwork.fire();
  await expect.poll(unsent).toBe(0);
});

test('while it fails the next try comes later and later, ten minutes at most; 立即发送 always tries at once', async () => {
  at.centre.failAlways(down);
  const seen: number[] = [];
  for (let count = 0; count < 10; count += 1) {
    clockwork.fire();
    await roundIsOver();
    const [delay = 0] = clockwork.delays();
    seen.push(delay);
  }
  const expected = [5, 10, 20, 40, 80, 160, 320, 600, 600, 600].map((seconds) => seconds * 1_000);
  seen.forEach((delay, index) => {
    const middle = expected[index] ?? 0;
    expect(delay).toBeGreaterThanOrEqual(middle * 0.8 - 1);
    expect(delay).toBeLessThanOrEqual(middle * 1.2 + 1);
  });
  await propose('孟样例');
  expect(clockwork.delays()[0]).toBeGreaterThan(400_000);
  at.centre.failAlways(null);
  expect(await at.sync()).toMatchObject({ sent: 1, state: 'ok' });
  expect(clockwork.delays()[0]).toBeLessThan(80_000);
});

test('a line that hangs holds nobody up, and closing the desk breaks it off', async () => {
  let isHanging = false;
  at.centre.failAlways(({ signal }) => {
    isHanging = true;
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  const hanging = at.desk.answer('sync.now', {}, { session: at.crew.clerk });
  await expect.poll(() => isHanging).toBe(true);
  expect((await at.status()).isRunning).toBe(true);
  for (const name of ['孟样例', '柏样例']) await propose(name);
  expect(await unsent()).toBeGreaterThan(1);
  await at.desk.app.close();
  expect(await hanging).toMatchObject({ ok: false });
});

test('a second 立即发送 while one runs waits for the same round', async () => {
  await propose('孟样例');
  const before = at.centre.batches().length;
  const [first, second] = await Promise.all([at.sync(), at.sync()]);
  expect(second).toEqual(first);
  expect(at.centre.batches().length - before).toBe(1);
});
