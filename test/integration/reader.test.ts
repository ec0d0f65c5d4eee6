/** The ID reader from its service to the one page that takes the card (counter rule 33). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskEvent } from '../../shared/contract.ts';
import { castMember } from '../../main/demo/cast.ts';
import { openDemoDesk, recordedLog, type RecordedLog, type TestDesk, testPorts } from '../support/desk.ts';
import { type ReaderSimulator, startReader } from '../support/reader-simulator.ts';
import { signInCrew } from '../support/spine.ts';

let desk: TestDesk;
let reader: ReaderSimulator;
let log: RecordedLog;
let clerk: string;
let events: DeskEvent[];

beforeEach(async () => {
  log = recordedLog();
  desk = await openDemoDesk(testPorts({ log }));
  reader = await startReader();
  events = [];
  desk.app.subscribe((event) => events.push(event));
  const crew = await signInCrew(desk);
  clerk = crew.clerk;
  await desk.call('settings.change', { key: 'reader.address', value: reader.address }, { session: crew.admin });
});
afterEach(async () => {
  await reader.stop();
  await desk.dispose();
});

const status = () => desk.call('reader.status', {}, { session: clerk });
const take = (ticket: string) => desk.answer('cards.take', { ticket }, { session: clerk });

/** Asks until it is so: the service answers over a socket. */
async function until<T>(ask: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const connected = () => until(status, ({ state }) => state === 'connected');
const ticketAfter = (count: number) => until(tickets, (all) => all.length > count).then((all) => all[count] ?? '');
const tickets = () => events.flatMap((event) => (event.kind === 'card' ? [event.ticket] : []));

test('the desk connects when somebody is at work, and a card reaches one page, once', async () => {
  expect(reader.connections()).toBe(0);
  expect(await status()).toEqual({ state: 'disconnected', model: null, trouble: null });
  await connected();
  reader.ready('样例读卡器');
  expect(await until(status, ({ model }) => model !== null)).toEqual({
    state: 'connected',
    model: '样例读卡器',
    trouble: null,
  });
  reader.read('孟样例');
  const ticket = await ticketAfter(0);
  expect(JSON.stringify(events)).not.toContain('孟样例');
  const [first, second] = await Promise.all([take(ticket), take(ticket)]);
  const { certno } = castMember('孟样例').row;
  expect(first).toMatchObject({
    ok: true,
    value: { card: { psn_cert_type: '01', certno, psn_name: '孟样例', gend: '1', valid_to: '长期' }, doubts: [] },
  });
  expect(second).toMatchObject({ ok: false, error: { code: 'card-gone' } });
  const photo = first.ok ? desk.app.downloads.take(first.value.photo ?? '') : null;
  expect([photo?.type, [...(photo?.bytes.subarray(0, 3) ?? [])]]).toEqual(['image/jpeg', [0xff, 0xd8, 0xff]]);
});

test('a card that lies on the reader is sent again and read once', async () => {
  await connected();
  reader.read('孟样例', { read_id: 'one' });
  reader.read('孟样例', { read_id: 'one' });
  reader.read('孟样例', { read_id: 'two' });
  await ticketAfter(1);
  reader.ready('end');
  await until(status, ({ model }) => model === 'end');
  expect(tickets()).toHaveLength(2);
});

test('only the newest card waits', async () => {
  await connected();
  reader.read('孟样例');
  reader.read('卫样例');
  const newest = await ticketAfter(1);
  expect(await take(tickets()[0] ?? '')).toMatchObject({ error: { code: 'card-gone' } });
  expect(await take(newest)).toMatchObject({ value: { card: { psn_name: '卫样例' } } });
});

test('nobody takes a card without signing in', async () => {
  await connected();
  reader.read('孟样例');
  const ticket = await ticketAfter(0);
  expect(await desk.answer('cards.take', { ticket })).toMatchObject({ error: { code: 'session-required' } });
  await desk.call('session.lock', {}, { session: clerk });
  expect(await take(ticket)).toMatchObject({ error: { code: 'session-locked' } });
});

test('a card out of date is given with its doubt, by the day the desk plays', async () => {
  await connected();
  reader.read('孟样例', { valid_to: '2021-11-19' });
  expect(await take(await ticketAfter(0))).toMatchObject({
    value: { doubts: [expect.stringContaining('2021-11-19')] },
  });
});

test('a message that cannot be is refused in words, and the log names no person', async () => {
  await connected();
  const { certno } = castMember('孟样例').row;
  reader.read('孟样例', { brdy: '孟样例的生日' });
  const odd = await until(status, ({ trouble }) => trouble !== null);
  expect(odd.trouble?.sentence).toContain('没有采用');
  reader.read('孟样例', { certno: certno.slice(0, 17) + (certno.endsWith('0') ? '1' : '0') });
  const wrong = await until(status, ({ trouble }) => trouble?.nth === 2);
  expect(wrong.trouble?.sentence).toContain('校验不符');
  expect(tickets()).toEqual([]);
  expect(log.lines).toEqual([
    { event: 'reader-message-refused', facts: { problem: 'brdy', length: expect.any(Number) } },
  ]);
  // A good card mends it.
  reader.read('孟样例');
  await ticketAfter(0);
  expect((await status()).trouble).toBeNull();
});

test('unplugged and plugged in again: said, then mended', async () => {
  await connected();
  reader.removed('card');
  reader.removed('reader');
  const gone = await until(status, ({ state }) => state === 'disconnected');
  expect(gone.trouble?.sentence).toMatch(/^读卡器已断开。已填的内容都在/);
  reader.ready('样例读卡器');
  expect((await connected()).trouble).toBeNull();
  // A service that says nothing but cards is believed as well.
  reader.removed('reader');
  await until(status, ({ state }) => state === 'disconnected');
  reader.read('孟样例');
  expect((await connected()).trouble).toBeNull();
});

test('each fault a service reports has its sentence', async () => {
  await connected();
  const said: string[] = [];
  for (const [nth, code] of ['unreadable', 'card-moved', 'unsupported', 'device'].entries()) {
    reader.error(code);
    said.push((await until(status, ({ trouble }) => trouble?.nth === nth + 1)).trouble?.sentence ?? '');
  }
  expect(new Set(said).size).toBe(4);
});

test('a service that dies is found again when it is back', async () => {
  await connected();
  const port = Number(new URL(reader.address).port);
  await reader.stop();
  const lost = await until(status, ({ state }) => state === 'disconnected');
  expect(lost.trouble?.sentence).toMatch(/^与读卡器程序的连接断了/);
  reader = await startReader(port);
  expect((await connected()).trouble).toBeNull();
  reader.read('孟样例');
  expect(await take(await ticketAfter(0))).toMatchObject({ ok: true });
});

test('another address lets go of the first, and none of both', async () => {
  await connected();
  const other = await startReader();
  const admin = await desk.signIn('9001');
  await desk.call('settings.change', { key: 'reader.address', value: other.address }, { session: admin });
  await status();
  await until(
    () => other.connections(),
    (count) => count === 1,
  );
  await until(
    () => reader.connections(),
    (count) => count === 0,
  );
  await desk.call('settings.change', { key: 'reader.address', value: null }, { session: admin });
  expect(await status()).toEqual({ state: 'unset', model: null, trouble: null });
  await until(
    () => other.connections(),
    (count) => count === 0,
  );
  await other.stop();
});

test('an address no socket can have is an unreachable service, not a fault', async () => {
  const admin = await desk.signIn('9001');
  await desk.call('settings.change', { key: 'reader.address', value: 'ws://127.0.0.1:99999/x' }, { session: admin });
  expect(await status()).toEqual({ state: 'disconnected', model: null, trouble: null });
});

test('体验模式 reads an invented card without a reader; a stranger’s is not there', async () => {
  const { certno } = castMember('常样例').row;
  await desk.call('demo.readCard', { certno }, { session: clerk });
  const answer = await take(await ticketAfter(0));
  expect(answer).toMatchObject({ value: { card: { certno }, doubts: [expect.stringContaining('2019-06-01')] } });
  expect(await desk.answer('demo.readCard', { certno: '11010119900101001X' }, { session: clerk })).toMatchObject({
    error: { code: 'demo-person-unknown' },
  });
});

test('a card nobody took is gone after a minute', async () => {
  const waits: { milliseconds: number; act: () => void }[] = [];
  const patient = await openDemoDesk(
    testPorts({
      after: (milliseconds, act) => {
        const wait = { milliseconds, act };
        waits.push(wait);
        return () => void waits.splice(waits.indexOf(wait), 1);
      },
    }),
  );
  const seen: string[] = [];
  patient.app.subscribe((event) => void (event.kind === 'card' && seen.push(event.ticket)));
  const session = await patient.signIn('1001');
  await patient.call('demo.readCard', { certno: castMember('孟样例').row.certno }, { session });
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([60_000]);
  waits[0]?.act();
  expect(await patient.answer('cards.take', { ticket: seen[0] ?? '' }, { session })).toMatchObject({
    error: { code: 'card-gone' },
  });
  await patient.dispose();
});
