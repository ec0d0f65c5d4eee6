import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_SKEW_MS, SIGNATURE_HEADERS } from '../../../shared/sync/signed-request.ts';
import { PROGRAM_HEADER, PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import { transaction } from '../../../central/database/pool.ts';
import { restoreDesk } from '../../../central/registry/desks.ts';
import { setMinimumProgram } from '../../../central/registry/centre.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { ask, joinedWireDesk, newWireDesk, signedHeaders, type WireDesk } from '../../support/wire-desk.ts';

let postgres: TestPostgres;
let centre: TestCentral;
let desk: WireDesk;
beforeAll(async () => {
  postgres = await startTestPostgres();
  centre = await startTestCentral(postgres);
  desk = await joinedWireDesk(centre, 'A01');
});
afterAll(async () => {
  await centre.stop();
  await postgres.stop();
});

describe('a request', () => {
  test('is answered with the centre’s time, whether taken or refused', async () => {
    const now = String(centre.ports.clock.now());
    const taken = await ask(centre, desk, '/v1/heads');
    expect([taken.status, taken.headers.get('x-centre-time')]).toEqual([200, now]);
    const refused = await fetch(`${centre.url}/v1/heads`);
    expect([refused.status, refused.headers.get('x-centre-time')]).toEqual([401, now]);
  });

  test('without a signature, or with one over something else, is refused', async () => {
    const bad = { status: 401, body: { code: 'signature-bad' } };
    const other = newWireDesk('A01');
    const forged = { ...desk, key: other.key };
    expect(await ask(centre, forged, '/v1/heads')).toMatchObject(bad);
    const headers = signedHeaders(centre, desk, { method: 'GET', path: '/v1/heads', text: '' });
    const elsewhere = await fetch(`${centre.url}/v1/feed/plans?after=0`, { headers });
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([401, { code: 'signature-bad' }]);
    const otherTime = { [SIGNATURE_HEADERS.at]: String(centre.ports.clock.now() + 1) };
    expect(await ask(centre, desk, '/v1/heads', undefined, { headers: otherTime })).toMatchObject(bad);
    const bodyOf = (text: string) => signedHeaders(centre, desk, { method: 'POST', path: '/v1/entries', text });
    const changed = await fetch(`${centre.url}/v1/entries`, { method: 'POST', headers: bodyOf('{}'), body: '{"a":1}' });
    expect([changed.status, await changed.json()]).toMatchObject([401, { code: 'signature-bad' }]);
  });

  test('of a key the centre never saw is refused', async () => {
    const stranger = await ask(centre, newWireDesk('A01'), '/v1/heads');
    expect(stranger).toMatchObject({ status: 401, body: { code: 'unknown-desk' } });
  });

  test('sent a second time by somebody is refused', async () => {
    const nonce = '00112233445566778899aabbccddeeff';
    expect((await ask(centre, desk, '/v1/heads', undefined, { nonce })).status).toBe(200);
    const again = await ask(centre, desk, '/v1/heads', undefined, { nonce });
    expect(again).toMatchObject({ status: 401, body: { code: 'replayed' } });
  });

  test('is still refused a second time at the very end of its time, and nonces are forgotten after', async () => {
    const [nonce, at] = ['ffeeddccbbaa99887766554433221100', centre.ports.clock.now() + MAX_SKEW_MS];
    expect((await ask(centre, desk, '/v1/heads', undefined, { nonce, at })).status).toBe(200);
    centre.ports.clock.advance(10);
    await centre.central.judge();
    const again = await ask(centre, desk, '/v1/heads', undefined, { nonce, at });
    expect(again).toMatchObject({ status: 401, body: { code: 'replayed' } });
    centre.ports.clock.advance(11);
    await centre.central.judge();
    const { rows } = await centre.pool.query('SELECT 1 FROM nonces');
    expect(rows).toEqual([]);
  });

  test.each([
    ['fast', 120],
    ['slow', -120],
  ] as const)('of a clock two hours %s is refused with the difference, and the centre keeps it', async (_, minutes) => {
    const at = centre.ports.clock.now() + minutes * 60_000;
    const word = minutes > 0 ? '快' : '慢';
    expect(await ask(centre, desk, '/v1/heads', undefined, { at })).toMatchObject({
      status: 401,
      body: { code: 'clock-skewed', message: expect.stringContaining(`${word} 120 分钟`) },
    });
    const { rows } = await centre.pool.query('SELECT skew_ms FROM desks WHERE desk_code = $1', ['A01']);
    expect(rows).toEqual([{ skew_ms: minutes * 60_000 }]);
  });

  test('that is an old one sent again says nothing of when the desk was last there', async () => {
    const seen = async () =>
      (await centre.pool.query(`SELECT last_seen_at, program_version FROM desks WHERE desk_code = 'A01'`)).rows;
    await ask(centre, desk, '/v1/heads');
    const before = await seen();
    const at = centre.ports.clock.now() - 2 * MAX_SKEW_MS;
    centre.ports.clock.advance(1);
    const headers = { [PROGRAM_HEADER]: '9.9.9' };
    expect((await ask(centre, desk, '/v1/heads', undefined, { at, headers })).status).toBe(401);
    expect(await seen()).toEqual(before);
  });

  test('of a revoked desk is refused until it is restored; what it sent stays', async () => {
    const revoked = await joinedWireDesk(centre, 'A02');
    await centre.revoke('A02');
    expect(await ask(centre, revoked, '/v1/heads')).toMatchObject({
      status: 403,
      body: { code: 'revoked', message: expect.stringContaining('请先做一次备份（其中含未发送的业务）') },
    });
    await transaction(centre.pool, (db) => restoreDesk(db, 'A02'));
    expect((await ask(centre, revoked, '/v1/heads')).status).toBe(200);
  });

  test('of another protocol or a program too old is told to upgrade', async () => {
    const upgrade = { status: 426, body: { code: 'upgrade-needed' } };
    expect(await ask(centre, desk, '/v1/heads', undefined, { headers: { [PROTOCOL_HEADER]: '0' } })).toMatchObject(
      upgrade,
    );
    await transaction(centre.pool, (db) => setMinimumProgram(db, '0.10.0'));
    const of = (program: string) =>
      ask(centre, desk, '/v1/heads', undefined, { headers: { [PROGRAM_HEADER]: program } });
    expect(await of('0.9.9')).toMatchObject(upgrade);
    expect(await of('unknown')).toMatchObject(upgrade);
    expect((await of('0.10.0')).status).toBe(200);
    expect((await of('1.0.0')).status).toBe(200);
    await transaction(centre.pool, (db) => setMinimumProgram(db, null));
  });

  test('leaves a log line with the template of its path and no more', async () => {
    await ask(centre, desk, '/v1/feed/desk/A01?after=0');
    const line = centre.ports.log.lines.findLast(({ event }) => event === 'request');
    expect(line?.facts).toEqual({
      route: 'GET /v1/feed/desk/:desk',
      status: 200,
      ms: expect.any(Number),
      desk: 'A01',
    });
  });
});
