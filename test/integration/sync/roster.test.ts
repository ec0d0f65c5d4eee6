/** A roster comes by the feed: piece by piece, checked, built like any other, and stopped where too many people would go (sync rule 27). */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../main/crypto.ts';
import { cast } from '../../../main/demo/cast.ts';
import { inventPeople, rosterCsv } from '../../../main/demo/people.ts';
import { AppError } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import type { FeedItemOf } from '../../../shared/sync/feed-item.ts';
import { joinDesk, type JoinedDesk, reopen } from '../../support/joined-desk.ts';
import { ADMDVS, type SmallCentre } from '../../support/small-centre.ts';
import { behind, deskTemplate, type DeskTemplate, proofOf } from '../../support/spine.ts';

const REGION = `region/${ADMDVS}` as const;
let template: DeskTemplate;
let at: JoinedDesk;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  at = await joinDesk(template);
});
afterEach(() => at.desk.dispose());

const CAST = cast.map(({ row }) => row);
/** The people in use and some more. */
const GROWN = rosterCsv([...CAST, ...inventPeople(2021, 320)]);
/** Half of them are gone. */
const CUT = rosterCsv([...CAST, ...inventPeople(2021, 120)]);
const PIECE = 4 * 1024;

function offer(centre: SmallCentre, csv: string, changes: Partial<FeedItemOf<'roster'>> = {}): FeedItemOf<'roster'> {
  const bytes = Buffer.from(csv);
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) =>
    bytes.subarray(n * PIECE, (n + 1) * PIECE),
  );
  const item: FeedItemOf<'roster'> = {
    kind: 'roster',
    asOf: localDate('2021-11-18'),
    base: null,
    fileName: '参保名单.csv',
    sha256: sha256(bytes),
    bytes: bytes.length,
    rows: csv.split('\n').length - 2,
    chunks: pieces.map((piece) => centre.keep(piece)),
    ...changes,
  };
  centre.publish(REGION, [item]);
  return item;
}

/** Rounds until no import runs any more. */
async function settle(): Promise<void> {
  await at.sync();
  await expect
    .poll(async () => (await at.desk.call('jobs.running', {}, { session: at.crew.clerk })).jobs.length, {
      timeout: 20_000,
    })
    .toBe(0);
}
const inUse = async () => (await at.desk.call('roster.status', {}, { session: at.crew.clerk })).current;
const piecesAsked = () => at.centre.asked.filter((line) => line.includes('/v1/chunks/'));

test('an offered roster is fetched, checked, built and used; nothing of it lies about afterwards', async () => {
  offer(at.centre, GROWN);
  expect((await at.status()).roster).toBeNull();
  await settle();
  expect(await inUse()).toMatchObject({ version: 2, asOf: '2021-11-18', sourceName: '参保名单.csv' });
  expect((await at.status()).roster).toBeNull();
  expect(existsSync(join(at.desk.ports.dataDir, 'incoming'))).toBe(false);
  const asked = piecesAsked().length;
  await settle();
  expect(piecesAsked()).toHaveLength(asked);
  await at.desk.app.close();
  expect(proofOf(at.desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('a line that breaks in the middle goes on where it broke, also after a restart; the pieces lie sealed', async () => {
  const { chunks } = offer(at.centre, GROWN);
  let left = 3;
  at.centre.failAlways((request, pass) =>
    request.url.includes('/v1/chunks/') && left-- <= 0
      ? Promise.reject(new AppError('line-broken', { host: 'c' }))
      : pass(request),
  );
  await settle();
  const folder = join(at.desk.ports.dataDir, 'incoming');
  expect(readdirSync(folder)).toHaveLength(3);
  const kept = readFileSync(join(folder, chunks[0] ?? '')).toString('latin1');
  expect(kept).not.toContain('psn_no');
  expect(await inUse()).toMatchObject({ version: 1 });
  at.centre.failAlways(null);
  at = await reopen(at);
  const before = piecesAsked().length;
  await settle();
  expect(piecesAsked().length - before).toBe(chunks.length - 3);
  expect(await inUse()).toMatchObject({ version: 2 });
});

test('a piece that is not what its hash says is not believed, and is asked for again', async () => {
  const { chunks } = offer(at.centre, GROWN);
  at.centre.failAlways(async (request, pass) => {
    const answer = await pass(request);
    return request.url.endsWith(chunks[1] ?? '-') ? { ...answer, body: new Uint8Array(answer.body.length) } : answer;
  });
  await settle();
  expect(await inUse()).toMatchObject({ version: 1 });
  expect((await at.status()).roster?.stopped).toBeNull();
  at.centre.failAlways(null);
  await settle();
  expect(await inUse()).toMatchObject({ version: 2 });
});

test('a list that would lose too many people stops and asks an administrator, who may say 仍然采用', async () => {
  const { sha256: hash } = offer(at.centre, CUT);
  await settle();
  expect(await inUse()).toMatchObject({ version: 1 });
  const { roster } = await at.status();
  expect(roster).toMatchObject({
    sha256: hash,
    stopped: { code: 'roster-drop', sentence: expect.stringMatching(/会少掉 \d+ 人.*上限 10%/) },
  });
  const asked = at.centre.asked.length;
  await settle();
  expect(piecesAsked().length).toBeLessThan(asked);
  expect(await inUse()).toMatchObject({ version: 1 });
  const accept = (sha: string, session: string) => at.desk.answer('sync.acceptRoster', { sha256: sha }, { session });
  expect(await accept(hash, at.crew.clerk)).toMatchObject({ error: { code: 'grant-refused' } });
  expect(await accept('0'.repeat(64), at.crew.admin)).toMatchObject({ error: { code: 'roster-offer-gone' } });
  expect(await accept(hash, at.crew.admin)).toMatchObject({ ok: true });
  await settle();
  expect(await inUse()).toMatchObject({ version: 2 });
});

test('the signed limit decides how much is too much', async () => {
  at.centre.publish(REGION, [
    {
      kind: 'limits',
      limits: { accumulatorMaxHours: 1, offlinePerClaim: fen(0), refundDays: 30, rosterDropPercent: 100 },
    },
  ]);
  offer(at.centre, CUT);
  await settle();
  expect(await inUse()).toMatchObject({ version: 2 });
});

test('a newer full list takes the place of one that was stopped', async () => {
  offer(at.centre, CUT);
  await settle();
  offer(at.centre, GROWN, { asOf: localDate('2021-11-19') });
  await settle();
  expect(await inUse()).toMatchObject({ version: 2, asOf: '2021-11-19' });
  expect((await at.status()).roster).toBeNull();
});

const rollBack = (version: number) => at.desk.call('roster.rollback', { version }, { session: at.crew.admin });
const stopped = async () => (await at.status()).roster?.stopped;

test('a list that was gone back from does not come again by itself, and says who went back; 仍然采用 takes it', async () => {
  const { sha256: hash } = offer(at.centre, GROWN);
  await settle();
  await rollBack(1);
  await settle();
  await settle();
  expect(await inUse()).toMatchObject({ version: 1 });
  expect(await stopped()).toMatchObject({ code: 'roster-rolled-back', sentence: expect.stringContaining('9001') });
  await at.desk.call('sync.acceptRoster', { sha256: hash }, { session: at.crew.admin });
  await settle();
  expect(await inUse()).toMatchObject({ version: 3, sourceName: '参保名单.csv' });
});

test('gone back and forth again, the list in use is not refused any more', async () => {
  offer(at.centre, GROWN);
  await settle();
  await rollBack(1);
  await rollBack(2);
  await settle();
  expect(await inUse()).toMatchObject({ version: 2 });
  expect((await at.status()).roster).toBeNull();
});

test('a fetch somebody cancelled does not begin again by itself; the end of the program is no such word', async () => {
  const { sha256: hash } = offer(at.centre, GROWN);
  const hold = () =>
    at.centre.failAlways((request, pass) =>
      request.url.includes('/v1/chunks/')
        ? new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(new Error('aborted'))))
        : pass(request),
    );
  hold();
  await at.sync();
  await at.desk.app.close();
  at.centre.failAlways(null);
  at = await reopen(at);
  expect(await stopped()).toBeNull();
  hold();
  await at.sync();
  const [job] = (await at.desk.call('jobs.running', {}, { session: at.crew.clerk })).jobs;
  await at.desk.call('jobs.cancel', { jobId: job?.jobId ?? '' }, { session: at.crew.supervisor });
  await settle();
  at.centre.failAlways(null);
  const asked = piecesAsked().length;
  await settle();
  expect(piecesAsked()).toHaveLength(asked);
  expect(await stopped()).toMatchObject({ code: 'roster-offer-cancelled', sentence: expect.stringContaining('1003') });
  await at.desk.call('sync.acceptRoster', { sha256: hash }, { session: at.crew.admin });
  await settle();
  expect(await inUse()).toMatchObject({ version: 2 });
});

test('a fault of ours is not tried again without end: it waits with a number to read out, and the guard still stands after it', async () => {
  const { sha256: hash } = offer(at.centre, CUT);
  at.centre.failAlways((request, pass) =>
    request.url.includes('/v1/chunks/') ? Promise.reject(new Error('a fault')) : pass(request),
  );
  await settle();
  const asked = piecesAsked().length;
  await settle();
  expect(piecesAsked()).toHaveLength(asked);
  expect(await stopped()).toMatchObject({
    code: 'roster-offer-fault',
    sentence: expect.stringMatching(/编号 [0-9A-F]{8}/),
  });
  at.centre.failAlways(null);
  await at.desk.call('sync.acceptRoster', { sha256: hash }, { session: at.crew.admin });
  await settle();
  expect(await stopped()).toMatchObject({ code: 'roster-drop' });
});

test.each<[string, (path: string) => void, string]>([
  ['gone', (path) => rmSync(path), 'gone'],
  ['damaged', (path) => writeFileSync(path, 'not a roster'), 'unreadable'],
])('a file that is %s is said to be so, and the list in use is fetched again', async (_, spoil, fault) => {
  offer(at.centre, GROWN);
  await settle();
  await at.desk.app.close();
  spoil(join(at.desk.ports.dataDir, 'roster-2.db'));
  at = await reopen(at);
  expect(await at.figures()).toMatchObject({ rosterAsOf: '2021-11-18', rosterFault: fault });
  await settle();
  expect(await inUse()).toMatchObject({ version: 3, asOf: '2021-11-18' });
  expect(await at.figures()).toMatchObject({ rosterFault: null });
  const asked = piecesAsked().length;
  await settle();
  expect(piecesAsked()).toHaveLength(asked);
});

test('pieces of a list that another one has taken the place of go away', async () => {
  offer(at.centre, GROWN);
  let left = 3;
  const broken = (): void =>
    at.centre.failAlways((request, pass) =>
      request.url.includes('/v1/chunks/') && left-- <= 0
        ? Promise.reject(new AppError('line-broken', { host: 'c' }))
        : pass(request),
    );
  broken();
  await settle();
  const folder = join(at.desk.ports.dataDir, 'incoming');
  const before = readdirSync(folder);
  const { chunks } = offer(at.centre, rosterCsv([...CAST, ...inventPeople(2022, 320)]), {
    asOf: localDate('2021-11-19'),
  });
  left = 2;
  await settle();
  const after = readdirSync(folder);
  expect(before).toHaveLength(3);
  expect(after.filter((name) => !chunks.includes(name))).toEqual([]);
});

test('a folder that takes nothing is told as the trouble of the round, which goes on', async () => {
  offer(at.centre, GROWN);
  behind(at.desk, (db) =>
    db.execute(`CREATE TRIGGER no_job BEFORE INSERT ON jobs BEGIN SELECT raise(ABORT, 'full'); END`),
  );
  expect(await at.sync()).toMatchObject({ taken: 1, trouble: expect.stringMatching(/。$/) });
});
