/** What is not said again on the command line stays signed as it was. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { officeUserPut } from '../../../central/admin/office-user-put.ts';
import { operatorPut } from '../../../central/admin/operator-put.ts';
import { transaction } from '../../../central/database/pool.ts';
import { addDesk } from '../../../central/registry/desks.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
let centre: JudgedCentre;
beforeAll(async () => {
  postgres = await startTestPostgres(['fsync=off']);
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  centre = await judgedCentre(postgres, null);
  await transaction(centre.pool, (db) => addDesk(db, { deskCode: 'A01', admdvs: '370400', site: '测试网点' }));
});

const AUTHORITY = ['--per-claim', '50000', '--per-day', '200000', '--until', '2023-12-31'];
const authority = { perClaim: 5_000_000, perDay: 20_000_000, until: '2023-12-31' };

test('a new password keeps the authority, ends the rest, and the command says what is signed', async () => {
  const put = (...more: readonly string[]) =>
    officeUserPut.prepare(['D201', '--name', '卫核赔', '--roles', 'decider', ...more])(centre);
  await put(...AUTHORITY);
  await centre.pool.query(`INSERT INTO office_tries (who, count, last_ms) VALUES ('user D201', 5, 0)`);
  const renewed = await put('--new-password');
  expect(renewed.json).toMatchObject({ authority });
  expect(renewed.text).toContain('核赔每件 50,000.00 元、每日 200,000.00 元，至 2023-12-31');
  expect((await centre.pool.query('SELECT who FROM office_tries')).rows).toEqual([]);
  await centre.pool.query(`UPDATE office_users SET per_claim_fen = 900000000`);
  await expect(put()).rejects.toMatchObject({ code: 'office-mandate-broken' });
  expect((await put('--no-authority')).json).toMatchObject({ authority: null });
});

test('an operator keeps grants, company, licence and authority that are not given', async () => {
  const put = (...more: readonly string[]) =>
    operatorPut.prepare(['1006', '--desk', 'A01', '--name', '卫核赔', '--side', 'insurer', ...more])(centre);
  await put('--insurer', '样例人寿', '--grants', 'decider', '--licence', 'L1', ...AUTHORITY);
  const operator = { grants: ['decider'], insurer: '样例人寿', licenceNo: 'L1' };
  expect((await put()).json).toMatchObject({ operator, authority });
  const less = await put('--grants', '', '--no-authority');
  expect(less.json).toMatchObject({ operator: { ...operator, grants: [] }, authority: null });
  expect(less.text).toContain('无岗位，无核赔权限');
});
