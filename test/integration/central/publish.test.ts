/** What the centre publishes: its own tables and the package in one transaction, and what it refuses to publish. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { sha256 } from '../../../central/crypto.ts';
import { transaction } from '../../../central/database/pool.ts';
import { limitsOf, setLimits } from '../../../central/limits/limits.ts';
import { putOperator } from '../../../central/operators/put-operator.ts';
import { publishPlans } from '../../../central/plans/publish-plans.ts';
import { publishRoster, type RosterFile } from '../../../central/roster/publish-roster.ts';
import { findPeople } from '../../../central/roster/store.ts';
import { demoOperators } from '../../../main/demo/operators.ts';
import { castMember } from '../../../main/demo/cast.ts';
import { inventPeople, rosterCsv, rosterHeaderLine, rosterLine } from '../../../main/demo/people.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import { builtInPlans, demoPlans } from '../../../shared/plan/built-in.ts';
import { DEFAULT_LIMITS } from '../../../shared/sync/limits.ts';
import { DEMO_PEOPLE, itemsOf, judgedCentre, type JudgedCentre, piecesOf } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

const REGION = '370400';

let postgres: TestPostgres;
let centre: JudgedCentre;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  centre = await judgedCentre(postgres, null);
});

const publish = (changes: Partial<RosterFile>) =>
  transaction(centre.pool, (db) =>
    publishRoster(db, centre.ports, {
      admdvs: REGION,
      asOf: localDate('2021-11-15'),
      base: null,
      fileName: '参保名单.csv',
      encoding: 'utf-8',
      source: piecesOf(rosterCsv(DEMO_PEOPLE)),
      ...changes,
    }),
  );
const find = async (name: string) => {
  const question = { admdvs: REGION, day: localDate('2021-11-20'), certno: castMember(name).row.certno };
  return (await findPeople(centre.pool, [question]))(question);
};
const regionItems = () => itemsOf(centre.pool, `region/${REGION}`);

describe('a roster', () => {
  test('is there to judge by, and its pieces give the very bytes again', async () => {
    const text = rosterCsv([...inventPeople(3, 6_000)]);
    const { taken } = await publish({ source: piecesOf(text, 70_001) });
    expect(taken).toBe(6_000);
    const [item] = await regionItems();
    if (item?.kind !== 'roster') throw new Error('no roster was told');
    const chunks = await Promise.all(
      item.chunks.map(async (hash) => {
        const { rows } = await centre.pool.query<{ bytes: Buffer }>('SELECT bytes FROM chunks WHERE sha256 = $1', [
          hash,
        ]);
        return rows[0]?.bytes ?? Buffer.alloc(0);
      }),
    );
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.concat(chunks).toString('utf8')).toBe(text);
    expect(item).toMatchObject({ sha256: sha256(text), bytes: Buffer.byteLength(text), rows: 6_000, base: null });
  });

  test('of a delta holds what was there, changed and taken out as the delta says', async () => {
    await publish({});
    const suspended = { ...castMember('孟样例').row, psn_insu_stas: '2' };
    const leaving = castMember('卫样例').row;
    const columns = rosterHeaderLine().trimEnd();
    const source = piecesOf(
      `${columns},op\n${rosterLine(suspended).trimEnd()},\n${rosterLine(leaving).trimEnd()},delete\n`,
    );
    await publish({ asOf: localDate('2021-11-18'), base: localDate('2021-11-15'), source });
    expect(await find('孟样例')).toMatchObject({ insurances: [{ psn_insu_stas: '2' }] });
    expect(await find('卫样例')).toBeNull();
    expect(await find('秦样例')).toMatchObject({ psn_name: '秦样例' });
    expect((await regionItems()).at(-1)).toMatchObject({ kind: 'roster', base: '2021-11-15', rows: 2 });
  });

  test('in GB 18030 is read as such, and refused when it is called UTF-8', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield iconv.encode(rosterCsv(DEMO_PEOPLE), 'gb18030');
    }
    await expect(publish({ source: source() })).rejects.toMatchObject({ code: 'roster-encoding-other' });
    await publish({ source: source(), encoding: 'gb18030' });
    expect(await find('𬱖样例')).toMatchObject({ psn_name: '𬱖样例' });
  });

  test('that is refused leaves nothing behind', async () => {
    const bad = `${rosterHeaderLine().trimEnd()}\n`.concat('x,,,,,\n'.repeat(3));
    await expect(publish({ source: piecesOf(bad) })).rejects.toMatchObject({ code: 'roster-too-many-bad-rows' });
    await expect(publish({ asOf: localDate('2021-12-01') })).rejects.toMatchObject({ code: 'roster-as-of-future' });
    const base = localDate('2021-11-01');
    await expect(publish({ base })).rejects.toMatchObject({ code: 'roster-delta-other-base' });
    await publish({});
    await expect(publish({ asOf: localDate('2021-11-14') })).rejects.toMatchObject({ code: 'roster-as-of-older' });
    const { rows } = await centre.pool.query('SELECT count(*) AS count FROM rosters');
    expect([rows, (await regionItems()).length]).toEqual([[{ count: 1 }], 1]);
  });
});

describe('plans', () => {
  test('that are on offer already are not published twice', async () => {
    const again = () => transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
    expect([await again(), await again()]).toEqual([1, 1]);
    expect(await transaction(centre.pool, (db) => publishPlans(db, centre.ports, builtInPlans()))).toBe(2);
  });

  test('with sample values never leave a live centre', async () => {
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    const publishing = transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
    await expect(publishing).rejects.toMatchObject({ code: 'plan-figure-unset' });
  });
});

describe('operators and limits', () => {
  test('are told to the region of the desk; a desk nobody added is refused', async () => {
    const [operator] = demoOperators;
    if (operator === undefined) throw new Error('nobody works here');
    const authority = { perClaim: fen(100), perDay: fen(200), until: localDate('2022-12-31') };
    const put = (deskCode: string) =>
      transaction(centre.pool, (db) =>
        putOperator(db, centre.ports, { deskCode, operator, standing: 'active', authority }),
      );
    await expect(put('ZZ09')).rejects.toMatchObject({ code: 'central-no-desk' });
    await centre.pool.query(`INSERT INTO desks (desk_code, admdvs, site) VALUES ('ZZ01', '${REGION}', '测试网点')`);
    await put('ZZ01');
    expect(await regionItems()).toEqual([
      { kind: 'operator', deskCode: 'ZZ01', operator, standing: 'active', authority },
    ]);
  });

  test('limits replace all of them at once; the defaults hold where none were signed', async () => {
    expect(await limitsOf(centre.pool, REGION)).toEqual(DEFAULT_LIMITS);
    const limits = { ...DEFAULT_LIMITS, refundDays: 15 };
    await transaction(centre.pool, (db) => setLimits(db, centre.ports, REGION, limits));
    expect(await limitsOf(centre.pool, REGION)).toEqual(limits);
    const unknown = transaction(centre.pool, (db) => setLimits(db, centre.ports, '999999', limits));
    await expect(unknown).rejects.toMatchObject({ code: 'central-no-region' });
  });
});
