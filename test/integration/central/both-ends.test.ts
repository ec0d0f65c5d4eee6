/** One journal, two ends: what the desk's `apply` made of it and what the centre's did come to the same counts and sums. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from '../../../central/database/pool.ts';
import { transaction } from '../../../central/database/pool.ts';
import { judge } from '../../../central/judge/judge.ts';
import { putOperator } from '../../../central/operators/put-operator.ts';
import { publishPlans } from '../../../central/plans/publish-plans.ts';
import { demoOperators } from '../../../main/demo/operators.ts';
import { fetchLine } from '../../../main/hosts/fetch-line.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import { demoPlans } from '../../../shared/plan/built-in.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { claimOf } from '../../support/claims.ts';
import { decideWorkedStay } from '../../support/decide.ts';
import { testClock, type TestDesk } from '../../support/desk.ts';
import { NEVER } from '../../support/joined-desk.ts';
import { DEMO_PEOPLE, giveRoster } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { drawnProposal, proposal } from '../../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, proofOf, signInCrew } from '../../support/spine.ts';

const clock = testClock();
let postgres: TestPostgres;
let centre: TestCentral;
let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
  centre = await startTestCentral(postgres, { ports: centralPorts(clock), judge });
  await transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
  await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
  await centre.addDesk('TY01');
  desk = template.open({ clock, line: fetchLine, after: NEVER });
  crew = await signInCrew(desk);
  const code = await centre.code('TY01');
  await desk.call('sync.join', { url: centre.url, code }, { session: crew.admin });
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
  await centre.stop();
  await postgres.stop();
});

/** Everything sent, judged and taken back. */
async function exchange(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await desk.call('sync.now', {}, { session: crew.clerk });
    await centre.central.judge();
  }
  await desk.call('sync.now', {}, { session: crew.clerk });
}

async function work(): Promise<string> {
  const propose = (input: ReturnType<typeof proposal>) =>
    desk.call('enrollment.propose', input, { session: crew.clerk });
  const collect = (paymentId: string) =>
    desk.call('payments.collect', { paymentId, received: 10_000 }, { session: crew.cashier });
  const first = await propose(proposal('孟样例'));
  await collect(first.paymentId);
  await propose(drawnProposal(1, 'cash'));
  await collect((await propose(drawnProposal(2, 'cash'))).paymentId);
  const qr = await propose(drawnProposal(3, 'qr'));
  await desk.call(
    'payments.retender',
    { paymentId: qr.paymentId, payment: { tender: 'cash', payer: null, reference: null, subsidy: null } },
    { session: crew.clerk },
  );
  const paper = first.papers[0]?.no ?? '';
  const reason = '打印内容有误';
  await desk.call('papers.void', { no: paper, cause: 'wrong-content', reason }, { session: crew.supervisor });
  return first.policyId;
}

/** Signed by the centre: the decider of the demo may decide. */
async function allowDecider(): Promise<void> {
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '1006');
  if (operator === undefined) throw new Error('the demo has a decider');
  const authority = { perClaim: fen(5_000_000), perDay: fen(9_000_000), until: localDate('2022-12-31') };
  await transaction(centre.pool, (db) =>
    putOperator(db, centre.ports, { deskCode: 'TY01', operator, standing: 'active', authority }),
  );
}

/** The same question in the words of both ends. */
const QUESTIONS: Readonly<Record<string, string>> = {
  policies: `SELECT state, count(*) AS count, sum(premium_fen) AS fen FROM policies GROUP BY state ORDER BY state`,
  payments: `SELECT tender, state, count(*) AS count, sum(amount_fen) AS fen, sum(kept_fen) AS kept
    FROM payments GROUP BY tender, state ORDER BY tender, state`,
  superseded: `SELECT count(*) AS count FROM payments WHERE superseded_by IS NOT NULL`,
  claims: `SELECT count(*) AS count, count(DISTINCT policy_id) AS policies FROM claims`,
  settlementsClaimed: `SELECT product, setl_id FROM claimed_settlements ORDER BY product, setl_id`,
  trials: `SELECT count(*) AS count, sum(healthy_fen) AS healthy, sum(preexisting_fen) AS preexisting FROM settlements`,
  determinations: `SELECT status, count(*) AS count FROM determinations GROUP BY status ORDER BY status`,
  reviews: `SELECT verdict, count(*) AS count FROM reviews GROUP BY verdict ORDER BY verdict`,
  decisions: `SELECT verdict, count(*) AS count, sum(payable_fen) AS fen FROM decisions GROUP BY verdict`,
  papers: `SELECT kind, count(*) AS count, count(voided_at) AS void FROM papers GROUP BY kind ORDER BY kind`,
  shifts: `SELECT operator_no, business_day, float_fen AS fen FROM shifts ORDER BY operator_no`,
  certificates: `SELECT certificate_no FROM certificates ORDER BY certificate_no`,
};

type Row = Readonly<Record<string, string | number | null>>;

const atDesk = (sql: string): Row[] => behind(desk, (db) => db.all<Row>(sql));
/** PostgreSQL gives sums as text. */
const atCentre = async (pool: Pool, sql: string): Promise<Row[]> =>
  (await pool.query<Row>(sql)).rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, SUMS.has(name) && value !== null ? Number(value) : value]),
    ),
  );
const SUMS = new Set(['count', 'fen', 'kept', 'void', 'healthy', 'preexisting', 'policies']);

test('a day of work comes to the same policies, money, claims, decisions, papers and shifts at both ends', async () => {
  await allowDecider();
  const policyId = await work();
  await exchange();
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  await decideWorkedStay(desk, policyId, '孟样例', crew.clerk);
  const open = claimOf(policyId, '孟样例');
  await desk.call('claims.open', open, { session: crew.clerk });
  await exchange();
  for (const [name, sql] of Object.entries(QUESTIONS)) {
    expect([name, await atCentre(centre.pool, sql)]).toEqual([name, atDesk(sql)]);
  }
  expect(atDesk('SELECT state, count(*) AS count FROM policies GROUP BY state ORDER BY state')).toEqual([
    { state: 'accepted', count: 2 },
    { state: 'proposed', count: 2 },
  ]);
  expect(atDesk('SELECT state FROM decisions')).toEqual([{ state: 'confirmed' }]);
  expect(atDesk('SELECT outcome FROM claim_checks')).toEqual([{ outcome: 'agrees' }]);
  const positions = await centre.pool.query<{ state: string }>('SELECT state FROM settlement_groups');
  expect(atDesk('SELECT state FROM accumulators')).toEqual(positions.rows);
  expect((await centre.pool.query('SELECT * FROM unreadable')).rows).toEqual([]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
});
