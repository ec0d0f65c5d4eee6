import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { ask, batchOf, entriesOf, joinedWireDesk } from '../../support/wire-desk.ts';

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
});
