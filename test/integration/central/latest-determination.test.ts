/** Of several 既往症认定 of one claim both ends let the same one hold, in whatever order each came to know them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { determinationOf } from '../../../central/claims/determinations.ts';
import { insertDetermination } from '../../../central/claims/records.ts';
import { transaction } from '../../../central/database/pool.ts';
import { listQueue } from '../../../central/office/queue.ts';
import { type Determination, latestDetermination } from '../../../shared/decision.ts';
import { claimOf, WORKED_PAYABLE } from '../../support/claims.ts';
import { settledVisit } from '../../support/decide.ts';
import { accepted } from '../../support/feed-items.ts';
import { joinDesk, type JoinedDesk } from '../../support/joined-desk.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { deskTemplate, type DeskTemplate } from '../../support/spine.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let joined: JoinedDesk;
let centre: JudgedCentre;
let policyId: string;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(['fsync=off']), deskTemplate()]);
  joined = await joinDesk(template);
  centre = await judgedCentre(postgres);
  const { desk, crew } = joined;
  ({ policyId } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk }));
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  joined.centre.publish('desk/TY01', [accepted(policyId)]);
  await joined.sync();
});
afterAll(async () => {
  await joined.desk.dispose();
  template.remove();
  await centre.pool.end();
  await postgres.stop();
});

/** A claim tried at the desk and known at the centre. */
async function tried(setlId: string): Promise<string> {
  const { desk, crew } = joined;
  const session = crew.clerk;
  const visit = settledVisit(setlId);
  const { claimId } = await desk.call('claims.open', claimOf(policyId, '柏样例', { visit }), { session });
  await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session });
  await centre.send(desk);
  await centre.judge();
  return claimId;
}

/** By the office in the morning, then at the window, then by the office in the same millisecond as the window. */
function three(claimId: string, nth: number): readonly Determination[] {
  const shared = { claimId, firstDiagnosedOn: null, reason: '病历无既往记载' };
  const at = '2022-07-04T10:00:00.000+08:00';
  const id = (last: number): string => `00000000-0000-7000-8000-0000000000${nth}${last}`;
  const office = { operatorNo: 'R101', name: '钱审核', place: 'centre' } as const;
  const window = { operatorNo: '1005', name: '傅样例', place: 'desk' } as const;
  return [
    { ...shared, determinationId: id(9), status: 'healthy', by: office, at: '2022-07-04T09:00:00.000+08:00' },
    { ...shared, determinationId: id(1), status: 'healthy', by: window, at },
    { ...shared, determinationId: id(2), status: 'preexisting', by: office, at },
  ];
}

const ORDERS = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
] as const;

test('the last by its own time holds at both ends, of one instant the later id', async () => {
  for (const [nth, order] of ORDERS.entries()) {
    const claimId = await tried(`S${nth}`);
    const all = three(claimId, nth);
    const arriving = order.flatMap((at) => all[at] ?? []);
    for (const determination of arriving) {
      joined.centre.publish('desk/TY01', [{ kind: 'claim-determined', determination }]);
      await transaction(centre.pool, (db) => insertDetermination(db, determination, null));
    }
    await joined.sync();
    const latest = latestDetermination(all);
    expect(latest).toEqual(all[2]);
    const file = await joined.desk.call('claims.file', { claimId }, { session: joined.crew.clerk });
    expect(file.determination).toEqual(latest);
    expect(await determinationOf(centre.pool, claimId)).toEqual(latest);
    const { rows } = await listQueue(centre, 'review');
    expect(rows.find((row) => row.claimId === claimId)?.healthStatus).toBe('preexisting');
  }
});
