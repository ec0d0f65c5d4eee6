import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startTestCentral } from '../../support/central.ts';
import { mountObstacle, mountSmallDisk } from '../../support/mounts.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { ask, batchOf, entriesOf, joinedWireDesk } from '../../support/wire-desk.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const obstacle = mountObstacle();

describe('the centre’s disk is full', () => {
  const disk = obstacle ?? 'a disk of one megabyte';
  test.skipIf(obstacle !== null)(`${disk}: the batch is refused whole, and taken when there is room`, async () => {
    const centre = await startTestCentral(postgres);
    onTestFinished(() => centre.stop());
    const desk = await joinedWireDesk(centre, 'A01');
    const small = mountSmallDisk(1);
    onTestFinished(() => small.unmount());
    execFileSync('chown', ['postgres', small.path]);
    const { rows } = await centre.pool.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'journal'::regclass`,
    );
    await centre.pool.query(`CREATE TABLESPACE small LOCATION '${small.path}'`);
    const move = async (to: string) => {
      for (const { name } of rows) await centre.pool.query(`ALTER TABLE ${name} SET TABLESPACE ${to}`);
    };
    await move('small');
    const batch = batchOf(desk, entriesOf(desk, 1_200));
    const full = await ask(centre, desk, '/v1/entries', batch);
    expect(full).toMatchObject({
      status: 507,
      body: { code: 'disk-full', message: expect.stringContaining('中心的存储已满') },
    });
    expect((await ask(centre, desk, '/v1/heads')).body).toEqual({ heads: [] });
    await move('pg_default');
    await centre.pool.query('DROP TABLESPACE small');
    expect((await ask(centre, desk, '/v1/entries', batch)).body).toMatchObject({ outcome: 'taken', through: 1_200 });
  });
});

describe('the database is down', () => {
  test('everything is `busy` with a sentence, and goes on when it is back', async () => {
    const own = await startTestPostgres();
    const centre = await startTestCentral(own);
    const desk = await joinedWireDesk(centre, 'A01');
    const batch = batchOf(desk, entriesOf(desk, 3));
    await own.halt();
    const busy = { status: 503, body: { code: 'busy', message: expect.stringContaining('稍后会自动重试') } };
    expect(await ask(centre, desk, '/v1/entries', batch)).toMatchObject(busy);
    const health = await fetch(`${centre.url}/v1/health`);
    expect([health.status, await health.json()]).toMatchObject([503, { code: 'busy' }]);
    await own.resume();
    expect(await ask(centre, desk, '/v1/entries', batch)).toMatchObject({ status: 200, body: { through: 3 } });
    await centre.stop();
    await own.stop();
  }, 120_000);
});

describe('a fault of ours', () => {
  test('is answered with a reference that the log has too, without what PostgreSQL said', async () => {
    const centre = await startTestCentral(postgres);
    onTestFinished(() => centre.stop());
    const desk = await joinedWireDesk(centre, 'A01');
    await centre.pool.query('ALTER TABLE journal RENAME COLUMN hash TO another');
    const answer = await ask(centre, desk, '/v1/entries', batchOf(desk, entriesOf(desk, 1)));
    expect(answer).toMatchObject({ status: 500, body: { code: 'fault' } });
    const fault = centre.ports.log.lines.findLast(({ event }) => event === 'fault');
    expect(fault?.facts).toMatchObject({ route: 'POST /v1/entries', error: 'error', code: '42703' });
    expect(JSON.stringify(answer.body)).toContain(String(fault?.facts['reference']));
    expect(JSON.stringify([answer.body, fault])).not.toMatch(/column|another/);
  });
});
