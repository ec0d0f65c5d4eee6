import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../central/crypto.ts';
import { type Batch, fetchBackAnswerSchema, type PushedEntry } from '../../../shared/sync/batch.ts';
import { REQUEST_BYTES } from '../../../shared/sync/protocol.ts';
import { REGION, startTestCentral, type TestCentral } from '../../support/central.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { sendAndBreakOff } from '../../support/http.ts';
import { ask, batchOf, entriesOf, joinedWireDesk, signedHeaders, type WireDesk } from '../../support/wire-desk.ts';

let postgres: TestPostgres;
let centre: TestCentral;
beforeAll(async () => {
  postgres = await startTestPostgres();
  centre = await startTestCentral(postgres);
});
afterAll(async () => {
  await centre.stop();
  await postgres.stop();
});

const held = async (deskCode: string) => {
  const { rows } = await centre.pool.query<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM journal WHERE desk_code = $1 ORDER BY seq',
    [deskCode],
  );
  return rows;
};

describe('a batch', () => {
  test('is stored verbatim and answered with its own figures; the same batch again gets the same answer', async () => {
    const desk = await joinedWireDesk(centre, 'A01');
    const entries = entriesOf(desk, 3);
    const batch = batchOf(desk, entries);
    const first = await ask(centre, desk, '/v1/entries', batch);
    const { batchId, membersHash } = batch;
    const taken = { outcome: 'taken', through: 3, head: entries[2]?.hash, batchId, membersHash };
    expect({ status: first.status, body: first.body }).toEqual({ status: 200, body: taken });
    const again = await ask(centre, desk, '/v1/entries', batch);
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: taken });
    const back = await ask(centre, desk, `/v1/entries?epoch=${desk.epoch}&chain=business&after=0`);
    expect(back.body).toEqual({ entries });
  });

  test('that starts too late is told which seq is expected', async () => {
    const desk = await joinedWireDesk(centre, 'A02');
    const entries = entriesOf(desk, 5);
    await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(0, 2)));
    const late = await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(3), 4));
    expect({ status: late.status, body: late.body }).toEqual({ status: 409, body: { outcome: 'gap', expected: 3 } });
    expect(await held('A02')).toHaveLength(2);
  });

  test('that tells another story of a held entry is a fork: kept, alarmed once in the desk’s channel, nothing stored', async () => {
    const desk = await joinedWireDesk(centre, 'A03');
    const entries = entriesOf(desk, 3);
    await ask(centre, desk, '/v1/entries', batchOf(desk, entries));
    const clone = entriesOf(desk, 4, { note: 'clone ' });
    const fork = { status: 409, body: { outcome: 'fork', seq: 1, held: entries[0]?.hash } };
    expect(await ask(centre, desk, '/v1/entries', batchOf(desk, clone))).toMatchObject(fork);
    expect(await ask(centre, desk, '/v1/entries', batchOf(desk, clone))).toMatchObject(fork);
    // A clone that goes on behind what is held betrays itself by its first link.
    const behind = await ask(centre, desk, '/v1/entries', batchOf(desk, clone.slice(3), 4));
    expect(behind).toMatchObject({ status: 409, body: { outcome: 'fork', seq: 3, held: entries[2]?.hash } });
    expect(await held('A03')).toHaveLength(3);
    const { rows } = await centre.pool.query('SELECT seq, offered FROM forks WHERE desk_code = $1 ORDER BY seq', [
      'A03',
    ]);
    expect(rows).toEqual([
      { seq: 1, offered: clone[0]?.hash },
      { seq: 3, offered: clone[2]?.hash },
    ]);
    const feed = await ask(centre, desk, '/v1/feed/desk/A03?after=0');
    // epoch-confirmed, and one alarm for each fork.
    expect(feed.body).toMatchObject({ newest: 3 });
  });

  test('that overlaps what is held brings only what is new', async () => {
    const desk = await joinedWireDesk(centre, 'A04');
    const entries = entriesOf(desk, 5);
    await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(0, 3)));
    const overlapping = await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(1), 2));
    expect(overlapping).toMatchObject({ status: 200, body: { outcome: 'taken', through: 5, head: entries[4]?.hash } });
    expect((await held('A04')).map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash));
  });

  test('of either chain grows its own chain', async () => {
    const desk = await joinedWireDesk(centre, 'A05');
    await ask(centre, desk, '/v1/entries', batchOf(desk, entriesOf(desk, 2)));
    const looks = entriesOf(desk, 3, { chain: 'access' });
    const taken = await ask(centre, desk, '/v1/entries', batchOf(desk, looks, 1, 'access'));
    expect(taken.status).toBe(200);
    const { body } = await ask(centre, desk, '/v1/heads');
    expect(body).toMatchObject({
      heads: [
        { epoch: desk.epoch, chain: 'access', seq: 3, hash: looks[2]?.hash },
        { epoch: desk.epoch, chain: 'business', seq: 2 },
      ],
    });
  });

  test('whose document was erased before it was sent is taken with its hash alone', async () => {
    const desk = await joinedWireDesk(centre, 'A06');
    const entries = entriesOf(desk, 2).map((entry) => ({ ...entry, document: null }));
    expect((await ask(centre, desk, '/v1/entries', batchOf(desk, entries))).status).toBe(200);
    const back = await ask(centre, desk, `/v1/entries?epoch=${desk.epoch}&chain=business&after=1`);
    expect(back.body).toEqual({ entries: entries.slice(1) });
  });

  test('many at once, in any order, leave one contiguous chain', async () => {
    const desk = await joinedWireDesk(centre, 'A07');
    const entries = entriesOf(desk, 60);
    const batches = Array.from({ length: 12 }, (_, at) => batchOf(desk, entries.slice(at * 5, at * 5 + 5), at * 5 + 1));
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all(batches.toReversed().map((batch) => ask(centre, desk, '/v1/entries', batch)));
      const outcomes = new Set(answers.map(({ body }) => (body as { readonly outcome: string }).outcome));
      expect(['taken', 'gap']).toEqual(expect.arrayContaining([...outcomes]));
      if (!outcomes.has('gap')) break;
    }
    expect(await held('A07')).toEqual(entries.map(({ hash }, at) => ({ seq: at + 1, hash })));
  });
});

type Bend = (batch: Batch, desk: WireDesk) => unknown;

/** The batch with one entry's header changed, its hash made anew. */
const withHeader =
  (at: number, change: object): Bend =>
  ({ entries }, desk) => {
    const { bytes, document } = entries[at] ?? { bytes: '{}', document: null };
    const changed = JSON.stringify({ ...JSON.parse(bytes), ...change });
    return batchOf(desk, entries.with(at, { bytes: changed, hash: sha256(changed), document }));
  };
/** The batch with every entry changed, its own figures as they were. */
const withEntries =
  (change: (entry: PushedEntry) => PushedEntry): Bend =>
  ({ entries, ...batch }) => ({ ...batch, entries: entries.map(change) });

const BENT: readonly (readonly [what: string, status: number, code: string, bend: Bend])[] = [
  ['a batch without the hash of its members', 400, 'malformed', ({ membersHash: _, ...rest }) => rest],
  ['a batch whose last seq is not that of its last entry', 400, 'malformed', (batch) => ({ ...batch, last: 4 })],
  ['a batch of other members than its hash says', 400, 'malformed', (batch) => ({ ...batch, membersHash: sha256('') })],
  ['a batch that says more than the protocol knows', 400, 'malformed', (batch) => ({ ...batch, extra: 1 })],
  [
    'an entry whose bytes are not those that were hashed',
    400,
    'unchained',
    withEntries((entry) => ({ ...entry, bytes: `${entry.bytes} ` })),
  ],
  ['another desk’s entry', 400, 'unchained', withHeader(0, { desk: 'ZZ' })],
  ['an entry out of its place', 400, 'unchained', withHeader(2, { seq: 4 })],
  ['an entry that another should follow', 400, 'unchained', withHeader(1, { at: 'later' })],
  ['a first entry that follows something', 400, 'unchained', withHeader(0, { prev: sha256('before') })],
  [
    'an entry without a header',
    400,
    'unchained',
    ({ entries }, desk) => batchOf(desk, entries.with(2, { bytes: '{}', hash: sha256('{}'), document: null })),
  ],
  [
    'a document that is not the one that was hashed',
    400,
    'unchained',
    withEntries((entry) => ({ ...entry, document: { salt: '0'.repeat(32), body: '{}' } })),
  ],
  [
    'a batch that is larger than a batch may be, though its request is not',
    413,
    'too-large',
    (_, desk) => batchOf(desk, entriesOf(desk, 6, { note: 'x'.repeat(200 * 1024) })),
  ],
];

describe('nothing is stored of', () => {
  test.each(BENT)('%s', async (what, status, code, bend) => {
    const name = `B${BENT.findIndex(([other]) => other === what)}`;
    const desk = await joinedWireDesk(centre, name);
    const answer = await ask(centre, desk, '/v1/entries', bend(batchOf(desk, entriesOf(desk, 3)), desk));
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await held(name)).toEqual([]);
  });

  test('garbage, another kind of content, and more than a request may bring', async () => {
    const desk = await joinedWireDesk(centre, 'E12');
    const send = async (text: string, type = 'application/json') => {
      const signed = signedHeaders(centre, desk, { method: 'POST', path: '/v1/entries', text });
      const headers = { ...signed, 'content-type': type };
      const answer = await fetch(`${centre.url}/v1/entries`, { method: 'POST', headers, body: text });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await send('{"v":1,')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await send('null')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await send('<xml/>', 'text/xml')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await send(`"${'x'.repeat(REQUEST_BYTES)}"`)).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('a request that is cut in mid-body, and the same batch is taken when it comes whole', async () => {
    const desk = await joinedWireDesk(centre, 'E14');
    const batch = batchOf(desk, entriesOf(desk, 3));
    const text = JSON.stringify(batch);
    const headers = signedHeaders(centre, desk, { method: 'POST', path: '/v1/entries', text });
    const head = Object.entries({ ...headers, host: 'centre', 'content-length': String(text.length) });
    const lines = head.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    await sendAndBreakOff(centre.url, `POST /v1/entries HTTP/1.1\r\n${lines}\r\n\r\n${text.slice(0, text.length / 2)}`);
    expect(await held('E14')).toEqual([]);
    expect((await ask(centre, desk, '/v1/entries', batch)).status).toBe(200);
  });
});

describe('what a desk may read', () => {
  test('is its own channel, its region’s and the plans; everything else is not there for it', async () => {
    const desk = await joinedWireDesk(centre, 'D01');
    await joinedWireDesk(centre, 'D02');
    await centre.addRegion('360700', '另一市');
    const status = async (path: string) => (await ask(centre, desk, path)).status;
    expect(await status('/v1/feed/desk/D01?after=0')).toBe(200);
    expect(await status('/v1/feed/plans?after=0')).toBe(200);
    expect(await status(`/v1/feed/region/${REGION}?after=0`)).toBe(200);
    expect(await status('/v1/feed/desk/D02?after=0')).toBe(404);
    expect(await status('/v1/feed/region/360700?after=0')).toBe(404);
    expect(await status('/v1/feed/plans')).toBe(400);
    expect(await status('/v1/feed/plans?after=-1')).toBe(400);
    expect(await status(`/v1/chunks/${sha256('nothing')}`)).toBe(404);
  });

  test('is no entry of another desk', async () => {
    const [desk, other] = [await joinedWireDesk(centre, 'D03'), await joinedWireDesk(centre, 'D04')];
    await ask(centre, other, '/v1/entries', batchOf(other, entriesOf(other, 2)));
    const back = await ask(centre, desk, `/v1/entries?epoch=${other.epoch}&chain=business&after=0`);
    expect(back).toMatchObject({ status: 200, body: { entries: [] } });
  });

  test('is a piece of a file as bytes', async () => {
    const desk = await joinedWireDesk(centre, 'D05');
    const bytes = Buffer.from('一段名单');
    await centre.pool.query('INSERT INTO chunks (sha256, bytes) VALUES ($1, $2)', [sha256(bytes), bytes]);
    const answer = await ask(centre, desk, `/v1/chunks/${sha256(bytes)}`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.body).toEqual(bytes);
  });

  test('comes back in pieces no larger than a batch', async () => {
    const desk = await joinedWireDesk(centre, 'D06');
    const entries = entriesOf(desk, 8, { note: 'x'.repeat(200 * 1024) });
    await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(0, 4)));
    await ask(centre, desk, '/v1/entries', batchOf(desk, entries.slice(4), 5));
    const read = async (after: number) =>
      fetchBackAnswerSchema.parse(
        (await ask(centre, desk, `/v1/entries?epoch=${desk.epoch}&chain=business&after=${after}`)).body,
      ).entries;
    const first = await read(0);
    expect(first.length).toBeLessThan(8);
    expect([...first, ...(await read(first.length))]).toEqual(entries);
  });
});
