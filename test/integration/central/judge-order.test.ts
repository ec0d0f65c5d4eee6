/** In which order the centre judges what many desks sent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pool, type Transaction, transaction } from '../../../central/database/pool.ts';
import { advanceHeads, nextRows } from '../../../central/judge/slice.ts';
import { addDesk } from '../../../central/registry/desks.ts';
import { judgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres(['fsync=off']);
});
afterAll(() => postgres.stop());

/** A desk with an entry for each moment of arrival. */
async function arrive(db: Transaction, deskCode: string, moments: readonly number[]): Promise<void> {
  await addDesk(db, { deskCode, admdvs: '370400', site: '测试网点' });
  for (const [at, moment] of moments.entries())
    await db.query(
      `INSERT INTO journal (desk_code, epoch, chain, seq, bytes, hash, received_ms) VALUES ($1, $1, 'business', $2, '', '', $3)`,
      [deskCode, at + 1, moment],
    );
  await db.query(`INSERT INTO heads (desk_code, epoch, chain, seq, hash) VALUES ($1, $1, 'business', $2, '')`, [
    deskCode,
    moments.length,
  ]);
}

async function judgedMoments(pool: Pool): Promise<number[]> {
  const moments: number[] = [];
  for (;;) {
    const rows = await transaction(pool, async (db) => {
      const next = await nextRows(db);
      await advanceHeads(db, next);
      return next;
    });
    if (rows.length === 0) return moments;
    moments.push(...rows.map(({ received_ms }) => received_ms));
  }
}

test('what forty desks sent is judged in the order in which it arrived, and none of it is forgotten', async () => {
  const { pool } = await judgedCentre(postgres, null);
  await transaction(pool, async (db) => {
    for (let desk = 0; desk < 40; desk += 1)
      await arrive(db, `D${100 + desk}`, [1_000 + desk, 2_000 + ((desk * 7) % 40), 3_000 - desk]);
  });
  const moments = await judgedMoments(pool);
  expect(moments).toHaveLength(120);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});
