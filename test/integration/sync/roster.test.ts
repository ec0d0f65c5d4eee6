/** A roster comes by the feed: piece by piece, checked, built like any other, and stopped where too many people would go (sync rule 27). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
import { deskTemplate, type DeskTemplate, proofOf } from '../../support/spine.ts';

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
