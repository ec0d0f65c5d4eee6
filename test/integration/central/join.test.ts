import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../central/crypto.ts';
import { type Transaction, transaction } from '../../../central/database/pool.ts';
import { takeBatch } from '../../../central/intake/take-batch.ts';
import { revokeDesk } from '../../../central/registry/desks.ts';
import { joinText } from '../../../shared/sync/registration.ts';
import { REGION, startTestCentral, type TestCentral } from '../../support/central.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import {
  ask,
  batchOf,
  entriesOf,
  epochRequest,
  joinedWireDesk,
  joinRequest,
  newWireDesk,
  post,
} from '../../support/wire-desk.ts';

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

const refusedFor = (problem: string) => ({
  status: 400,
  body: {
    code: 'code-refused',
    message: `这个码不能使用：${problem}。请向中心管理人员要一个新的码：首次登记用注册码，换电脑或从备份恢复后用接管码。`,
  },
});

describe('a desk joins', () => {
  test('with its code, learns the centre’s key and its letter, and the same question again gets the same answer', async () => {
    const desk = newWireDesk('B01');
    await centre.addDesk('B01');
    const request = joinRequest(desk, await centre.code('B01'));
    const first = await post(centre, '/v1/join', request);
    const centreKey = centre.ports.key.publicKey;
    expect(first).toMatchObject({
      status: 200,
      body: { centreName: '测试中心', centreKey, admdvs: REGION, letter: 'A' },
    });
    const again = await post(centre, '/v1/join', request);
    expect(again.body).toEqual(first.body);
    const feed = await ask(centre, desk, '/v1/feed/desk/B01?after=0');
    // Confirmed once, however often it was asked.
    expect(feed.body).toMatchObject({ newest: 1 });
  });

  test('not with a code that another key has used', async () => {
    await centre.addDesk('B02');
    const code = await centre.code('B02');
    await post(centre, '/v1/join', joinRequest(newWireDesk('B02'), code));
    expect(await post(centre, '/v1/join', joinRequest(newWireDesk('B02'), code))).toMatchObject(
      refusedFor('已经使用过'),
    );
  });

  test('not with a code that was never given, is another desk’s, is for a takeover, or is too old', async () => {
    await centre.addDesk('B03');
    await centre.addDesk('B04');
    const desk = newWireDesk('B03');
    const never = await post(centre, '/v1/join', joinRequest(desk, '0000-0000-0000-0000'));
    expect(never).toMatchObject(refusedFor('不是窗口 B03 的注册码'));
    const others = await post(centre, '/v1/join', joinRequest(desk, await centre.code('B04')));
    expect(others).toMatchObject(refusedFor('不是窗口 B03 的注册码'));
    const code = await centre.code('B03');
    centre.ports.clock.advance(7 * 24 * 60);
    expect(await post(centre, '/v1/join', joinRequest(desk, code))).toMatchObject(refusedFor('已经过期'));
  });

  test('not with another’s public key: the proof is signed by whoever holds it', async () => {
    await centre.addDesk('B05');
    const [desk, other] = [newWireDesk('B05'), newWireDesk('B05')];
    const request = joinRequest(desk, await centre.code('B05'));
    const forged = { ...request, publicKey: other.key.publicKey };
    expect(await post(centre, '/v1/join', forged)).toMatchObject({ status: 401, body: { code: 'signature-bad' } });
  });

  test('not a live desk to a centre in 体验模式', async () => {
    await centre.addDesk('B06');
    const request = joinRequest(newWireDesk('B06'), await centre.code('B06'), 'live');
    expect(await post(centre, '/v1/join', request)).toMatchObject({ status: 400, body: { code: 'mode-differs' } });
  });

  test('a code is kept as its hash only', async () => {
    await centre.addDesk('B07');
    const code = await centre.code('B07');
    const { rows } = await centre.pool.query('SELECT * FROM registration_codes WHERE desk_code = $1', ['B07']);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('a desk is taken over', () => {
  const takeoverRequest = (deskCode: string, code: string) => {
    const desk = newWireDesk(deskCode);
    const from = { epochId: crypto.randomUUID(), lastSeq: 0, lastHash: sha256('') };
    return { desk, request: epochRequest(desk, code, { from, reason: '从备份恢复' }) };
  };
  const takeOver = async (deskCode: string, code: string) => {
    const { desk, request } = takeoverRequest(deskCode, code);
    return { desk, request, answer: await post(centre, '/v1/epochs', request) };
  };
  /** What another epoch does to the one before it, as `takeOver` of the registry. */
  const supersede = async (db: Transaction, deskCode: string): Promise<void> => {
    await db.query('UPDATE desks SET joined_at = joined_at WHERE desk_code = $1', [deskCode]);
    await db.query(
      `INSERT INTO epochs (epoch_id, desk_code, number, public_key, letter, opened_at) VALUES ($1, $2, 2, $1, 'B', '')`,
      [crypto.randomUUID(), deskCode],
    );
  };
  /** A change that has been made and is committed when told to. */
  const openChange = async (change: (db: Transaction) => Promise<void>) => {
    const { promise: told, resolve: commit } = Promise.withResolvers<void>();
    const { promise: made, resolve: hasMade } = Promise.withResolvers<void>();
    const changing = transaction(centre.pool, async (db) => {
      await change(db);
      hasMade();
      await told;
    });
    await made;
    return { changing, commit };
  };

  test('by a takeover code: the next letter, and the older key may no longer send', async () => {
    const before = await joinedWireDesk(centre, 'C01');
    const code = await centre.code('C01', 'takeover');
    const { desk, request, answer } = await takeOver('C01', code);
    expect(answer).toMatchObject({ status: 200, body: { letter: 'B' } });
    expect((await post(centre, '/v1/epochs', request)).body).toEqual(answer.body);
    const old = await ask(centre, before, '/v1/entries', batchOf(before, entriesOf(before, 1)));
    expect(old).toMatchObject({ status: 403, body: { code: 'superseded' } });
    // What the older epoch had not sent yet comes from whoever took over.
    const tail = await ask(centre, desk, '/v1/entries', batchOf(before, entriesOf(before, 2)));
    expect(tail).toMatchObject({ status: 200, body: { outcome: 'taken', through: 2 } });
    const own = await ask(centre, desk, '/v1/entries', batchOf(desk, entriesOf(desk, 1)));
    expect(own.status).toBe(200);
    const heads = await ask(centre, desk, '/v1/heads');
    expect(heads.body).toMatchObject({ heads: [{ chain: 'business' }, { chain: 'business' }] });
  });

  test('while it sends: what was let in before and comes to be stored after is refused, and nothing is stored', async () => {
    for (const [deskCode, code, change] of [
      ['C03', 'revoked', (db: Transaction) => revokeDesk(db, centre.ports, 'C03')],
      ['C04', 'superseded', (db: Transaction) => supersede(db, 'C04')],
    ] as const) {
      const desk = await joinedWireDesk(centre, deskCode);
      const signer = { deskCode, epoch: desk.epoch, admdvs: REGION };
      const take = () =>
        transaction(centre.pool, (db) => takeBatch(db, centre.ports, signer, batchOf(desk, entriesOf(desk, 1))));
      const { changing, commit } = await openChange(change);
      const pushed = take().catch((cause: unknown) => cause);
      commit();
      await changing;
      expect(await pushed).toMatchObject({ code: `centre-${code}` });
      const held = await centre.pool.query('SELECT 1 FROM journal WHERE desk_code = $1', [deskCode]);
      expect(held.rows).toEqual([]);
    }
  });

  test('not by a code to join, and not twice by one code', async () => {
    await joinedWireDesk(centre, 'C02');
    await expect(centre.code('C02', 'join')).rejects.toMatchObject({ code: 'central-already-joined' });
    const code = await centre.code('C02', 'takeover');
    const used = await post(centre, '/v1/join', joinRequest(newWireDesk('C02'), code));
    expect(used).toMatchObject(refusedFor('这是接管码，不是注册码'));
    expect((await takeOver('C02', code)).answer.status).toBe(200);
    expect((await takeOver('C02', code)).answer).toMatchObject(refusedFor('已经使用过'));
  });

  test('the proof names all that is asked for', () => {
    const asked = { v: 1, code: 'c', deskCode: 'D1', mode: 'live', epochId: 'e', publicKey: 'k' } as const;
    expect(joinText(asked).split('\n')).toEqual(['joint-desk join 2', 'c', 'D1', 'live', 'e', 'k']);
    const from = { epochId: 'b', lastSeq: 7, lastHash: 'h' };
    const lines = 'joint-desk takeover 2\nc\nD1\nlive\ne\nk\nb\n7\nh\n换电脑';
    expect(joinText({ ...asked, from, reason: '换电脑' })).toBe(lines);
  });

  test('not with anything changed on the way: mode, where the journal ended, or why', async () => {
    await joinedWireDesk(centre, 'C05');
    const { request } = takeoverRequest('C05', await centre.code('C05', 'takeover'));
    const bad = { status: 401, body: { code: 'signature-bad' } };
    for (const change of [{ mode: 'live' }, { from: { ...request.from, lastSeq: 9 } }, { reason: '另一个原因' }])
      expect(await post(centre, '/v1/epochs', { ...request, ...change })).toMatchObject(bad);
    const joining = await post(centre, '/v1/join', { ...request, from: undefined, reason: undefined });
    expect(joining).toMatchObject(bad);
    expect((await post(centre, '/v1/epochs', request)).status).toBe(200);
  });
});
