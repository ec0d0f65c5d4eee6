/** 冲正 and 更正 of decided bills: taken in, tried and decided at a window, and found the same by the centre (counter rules 20–23). */
import { afterEach, beforeEach, afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../central/database/pool.ts';
import { pastsOf } from '../../../central/claims/past.ts';
import { type DocumentPlace, triedAt } from '../../../central/office/documents.ts';
import type { Tried } from '../../../shared/entries/tried.ts';
import { showClaim } from '../../../central/office/claim.ts';
import { decideClaim as decideInOffice } from '../../../central/office/decide.ts';
import { determine } from '../../../central/office/determine.ts';
import { review } from '../../../central/office/review.ts';
import { judge } from '../../../central/judge/judge.ts';
import { putOperator } from '../../../central/operators/put-operator.ts';
import { publishPlans } from '../../../central/plans/publish-plans.ts';
import { demoOperators } from '../../../main/demo/operators.ts';
import { fetchLine } from '../../../main/hosts/fetch-line.ts';
import type { Input, Output } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import { demoPlans } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { standingVisit } from '../../../shared/settle/past.ts';
import { type Visit, visitSchema } from '../../../shared/settle/visit.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { claimOf } from '../../support/claims.ts';
import { settledVisit } from '../../support/decide.ts';
import { testClock, type TestClock, type TestDesk } from '../../support/desk.ts';
import { reversedVisit } from '../../support/histories.ts';
import { NEVER } from '../../support/joined-desk.ts';
import { DEMO_PEOPLE, giveRoster } from '../../support/judged-centre.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { OFFICERS, putOfficers } from '../../support/office.ts';
import { printOut } from '../../support/papers.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, proofOf, signInCrew } from '../../support/spine.ts';

const NAME = '孟样例';

let postgres: TestPostgres;
let template: DeskTemplate;
let centre: TestCentral;
let clock: TestClock;
let desk: TestDesk;
let crew: Crew;
let reviewer: string;
let decider: string;
let policyId: string;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
});
beforeEach(async () => {
  clock = testClock();
  centre = await startTestCentral(postgres, { ports: centralPorts(clock), judge });
  await transaction(centre.pool, (db) => publishPlans(db, centre.ports, demoPlans()));
  await giveRoster(centre, DEMO_PEOPLE, '2021-11-15');
  await centre.addDesk('TY01');
  await allowDecider();
  desk = template.open({ clock, line: fetchLine, after: NEVER });
  crew = await signInCrew(desk);
  const code = await centre.code('TY01');
  await desk.call('sync.join', { url: centre.url, code }, { session: crew.admin });
  const proposed = await desk.call('enrollment.propose', proposal(NAME), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId: proposed.paymentId, received: 9_000 }, { session: crew.cashier });
  ({ policyId } = proposed);
  await exchange();
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  reviewer = await desk.signIn('1005');
  decider = await desk.signIn('1006');
});
afterEach(async () => {
  await desk.dispose();
  await centre.stop();
});

async function allowDecider(): Promise<void> {
  const operator = demoOperators.find(({ operatorNo }) => operatorNo === '1006');
  if (operator === undefined) throw new Error('the demo has a decider');
  const authority = { perClaim: fen(9_000_000), perDay: fen(90_000_000), until: localDate('2022-12-31') };
  await transaction(centre.pool, (db) =>
    putOperator(db, centre.ports, { deskCode: 'TY01', operator, standing: 'active', authority }),
  );
}

/** Everything sent, judged and taken back. */
async function exchange(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await desk.call('sync.now', {}, { session: crew.clerk });
    await centre.central.judge();
  }
  await desk.call('sync.now', {}, { session: crew.clerk });
}

interface Opened {
  readonly visit: Visit;
  readonly follows?: string;
  readonly invoices?: Input<'claims.open'>['invoices'];
}

const asked = (opened: Opened): Input<'claims.open'> => claimOf(policyId, NAME, opened);
const open = async (opened: Opened): Promise<string> =>
  (await desk.call('claims.open', asked(opened), { session: crew.clerk })).claimId;
const refused = async (opened: Opened): Promise<string> => {
  const answer = await desk.answer('claims.open', asked(opened), { session: crew.clerk });
  return answer.ok ? 'ok' : answer.error.code;
};
const tryIt = async (claimId: string, healthy: number): Promise<string> => {
  const expected = { healthy, preexisting: null };
  return (await desk.call('claims.try', { claimId, expected }, { session: crew.clerk })).settlementId;
};

/** From a trial of one figure to the decision. */
async function decide(claimId: string, payable: number): Promise<Output<'claims.decide'>> {
  const settlementId = await tryIt(claimId, payable);
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await desk.call('claims.review', agreed, { session: reviewer });
  clock.advance(1);
  const deciding = { claimId, settlementId, expected: fen(payable), verdict: 'pay', reason: null } as const;
  return desk.call('claims.decide', deciding, { session: decider });
}

/** A bill of its own, decided; answers the claim. */
async function decideBill(visit: Visit, payable: number): Promise<string> {
  const claimId = await open({ visit });
  const determined = { claimId, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' } as const;
  await desk.call('claims.determine', determined, { session: reviewer });
  await decide(claimId, payable);
  return claimId;
}

const fileOf = (claimId: string): Promise<Output<'claims.file'>> =>
  desk.call('claims.file', { claimId }, { session: decider });
const alarms = (): readonly unknown[] => behind(desk, (db) => db.all('SELECT sentence FROM alarms'));
/** The worked stay under a number of its settlement; `special`: what 特惠保险 has paid. */
function visitOf(setlId: string, special = 0): Visit {
  const state = special === 0 ? 'none' : 'paid';
  return visitSchema.parse({
    ...settledVisit(setlId),
    otherPayers: [{ payer: 'special-benefit', state, amount: fen(special) }],
  });
}

describe('冲正', () => {
  test('of the first of two bills: both are recovered from, each for itself, the centre agrees, and the next bill starts from the one that is left', async () => {
    const first = await decideBill(visitOf('S1'), 1_852_500);
    await decideBill(visitOf('S2'), 4_852_500);
    await exchange();
    const claimId = await open({ visit: reversedVisit(visitOf('S1')) });
    expect((await fileOf(claimId)).claim.follows).toBe(first);
    const { papers } = await decide(claimId, 0);
    expect(papers.map(({ kind }) => kind)).toEqual(['claim-calculation', 'claim-recovery']);
    const file = await fileOf(claimId);
    expect(file.decision).toMatchObject({ payable: 0, recover: 4_852_500, state: 'pending' });
    const owed = file.trial?.figures[0]?.adjustments ?? [];
    expect(owed.map(({ kind, liability, bill, amount }) => [kind, liability, bill.setl_id, amount])).toEqual([
      ['recover', 'in-policy', 'S1', 1_012_500],
      ['recover', 'out-drugs', 'S1', 840_000],
      ['recover', 'in-policy', 'S2', 1_500_000],
      ['recover', 'out-drugs', 'S2', 1_500_000],
    ]);
    const recovery = papers.find(({ kind }) => kind === 'claim-recovery');
    const { text } = await readPdf(await printOut(desk, recovery?.no ?? '', crew.clerk));
    expect([text.includes('须退还'), text.includes('48,525.00'), text.includes('不收现金')]).toEqual([
      true,
      true,
      true,
    ]);
    await exchange();
    expect(await fileOf(claimId)).toMatchObject({ check: { outcome: 'agrees' }, decision: { state: 'confirmed' } });
    expect(alarms()).toEqual([]);
    await decideBill(visitOf('S3'), 4_852_500);
    await exchange();
    expect(alarms()).toEqual([]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('更正', () => {
  test('of a bill another payer had not paid after all: what it is short of is paid, nothing is recovered', async () => {
    const first = await decideBill(visitOf('S1', 400_000), 1_552_500);
    await exchange();
    const context = await desk.call('claims.context', { policyId, follows: first }, { session: crew.clerk });
    expect(context).toMatchObject({
      statuses: ['healthy'],
      past: { followed: 0, history: { entries: [{ verdict: 'pay' }] } },
    });
    const claimId = await open({ visit: visitOf('S1'), follows: first });
    const { papers } = await decide(claimId, 300_000);
    expect(papers.map(({ kind }) => kind)).toEqual(['claim-calculation', 'claim-payment']);
    await exchange();
    expect(await fileOf(claimId)).toMatchObject({
      check: { outcome: 'agrees' },
      decision: { payable: 300_000, state: 'confirmed' },
    });
    expect(alarms()).toEqual([]);
    // Once more with a payer that paid later: the bill is known by its first claim.
    const again = await open({ visit: visitOf('S1', 400_000), follows: claimId });
    expect((await fileOf(again)).claim.follows).toBe(first);
    await decide(again, 0);
    expect((await fileOf(again)).decision).toMatchObject({ payable: 0, recover: 300_000 });
    await exchange();
    expect(alarms()).toEqual([]);
  });

  test('the bill as it stands is what is taken back: a second reversal of the whole is a slip, and waits', async () => {
    const first = await decideBill(visitOf('S1'), 1_852_500);
    const corrected = await open({ visit: visitOf('S1', 400_000), follows: first });
    await decide(corrected, 0);
    const context = await desk.call('claims.context', { policyId, follows: corrected }, { session: crew.clerk });
    const past = context.past === null ? null : standingVisit(compilePlan(context.plan), context.past);
    expect(past?.otherPayers).toEqual(visitOf('S1', 400_000).otherPayers);
    await decide(await open({ visit: reversedVisit(visitOf('S1', 400_000)) }), 0);
    const again = await desk.call('claims.context', { policyId, follows: first }, { session: crew.clerk });
    expect(again.past === null ? null : standingVisit(compilePlan(again.plan), again.past)).toBeNull();
    await exchange();
    expect(alarms()).toEqual([]);
  });

  test('decided without a line, the desk folds it onto what the centre had confirmed', async () => {
    const first = await decideBill(visitOf('S1', 400_000), 1_552_500);
    const claimId = await open({ visit: visitOf('S1'), follows: first });
    await decide(claimId, 300_000);
    const next = await open({ visit: visitOf('S2') });
    await desk.call(
      'claims.determine',
      { claimId: next, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' },
      { session: reviewer },
    );
    await tryIt(next, 4_852_500);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('in the claims office', () => {
  test('a reversal is shown bill by bill, reviewed and decided there, and its papers come out at the window', async () => {
    const first = await decideBill(visitOf('S1'), 1_852_500);
    await exchange();
    const claimId = await open({ visit: reversedVisit(visitOf('S1')) });
    const settlementId = await tryIt(claimId, 0);
    await exchange();
    await putOfficers(centre);
    const { pool, ports } = centre;
    const shown = await showClaim(centre, OFFICERS.reviewer, claimId, null);
    expect(shown).toMatchObject({ stage: 'review', determination: { claimId: first } });
    expect(shown.now[0]?.adjustments?.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['recover', 1_012_500],
      ['recover', 840_000],
    ]);
    const of = { claimId, settlementId };
    const anew = { ...of, status: 'healthy', firstDiagnosedOn: null, reason: '未见既往记录' } as const;
    const determining = transaction(pool, (db) => determine({ pool, ports, db, user: OFFICERS.reviewer }, anew));
    await expect(determining).rejects.toMatchObject({ code: 'determination-follows' });
    const agreed = { ...of, verdict: 'agreed', reason: null } as const;
    await transaction(pool, (db) => review({ pool, ports, db, user: OFFICERS.reviewer }, agreed));
    clock.advance(1);
    const unseen = { ...of, verdict: 'pay', reason: null, shown: fen(0) } as const;
    const blind = transaction(pool, (db) => decideInOffice({ pool, ports, db, user: OFFICERS.decider }, unseen));
    await expect(blind).rejects.toMatchObject({ code: 'office-figure-changed' });
    const paying = { ...unseen, shownRecover: fen(1_852_500) };
    await transaction(pool, (db) => decideInOffice({ pool, ports, db, user: OFFICERS.decider }, paying));
    await exchange();
    const file = await fileOf(claimId);
    expect(file).toMatchObject({
      stage: 'notice',
      decision: { recover: 1_852_500, place: 'centre', state: 'confirmed' },
    });
    const subject = file.decision?.decisionId ?? '';
    const paper = await desk.call('papers.issue', { kind: 'claim-recovery', subject }, { session: crew.clerk });
    const { text } = await readPdf(await printOut(desk, paper.no, crew.clerk));
    expect([text.includes('18,525.00'), text.includes('10,125.00')]).toEqual([true, true]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

test('which claim is followed is what the claim was opened with, whatever the trial says', async () => {
  const first = await decideBill(visitOf('S1'), 1_852_500);
  const claimId = await open({ visit: visitOf('S1'), follows: first });
  const settlementId = await tryIt(claimId, 0);
  await exchange();
  expect(await fileOf(claimId)).toMatchObject({ check: { outcome: 'agrees' } });
  const alone = { ...(await triedOf(settlementId)), follows: undefined };
  expect((await pastsOf(centre.pool, alone))?.desk).toMatchObject({ followed: -1 });
});

async function triedOf(settlementId: string): Promise<Tried> {
  const { rows } = await centre.pool.query<DocumentPlace>(
    'SELECT desk_code, epoch, seq FROM settlements WHERE settlement_id = $1',
    [settlementId],
  );
  const tried = rows[0] === undefined ? null : await triedAt(centre.pool, rows[0]);
  if (tried === null) throw new Error('the centre holds the trial');
  return tried;
}

describe('what cannot be taken back or stated anew', () => {
  test('a bill that is not decided, one already under way, another bill’s reversal, and one never taken in', async () => {
    const undecided = await open({ visit: visitOf('S0') });
    expect(await refused({ visit: visitOf('S0'), follows: undecided })).toBe('claim-follows-nothing');
    expect(await refused({ visit: reversedVisit(visitOf('S0')) })).toBe('claim-reversal-alone');
    const first = await decideBill(visitOf('S1'), 1_852_500);
    expect(await refused({ visit: reversedVisit(visitOf('S9')), follows: first })).toBe('claim-reversal-other');
    await open({ visit: reversedVisit(visitOf('S1')) });
    expect(await refused({ visit: visitOf('S1', 400_000), follows: first })).toBe('claim-follow-open');
    expect(await refused({ visit: visitOf('S1') })).toBe('claim-settlement-used');
  });

  test('the status is the bill’s: nobody determines it anew', async () => {
    const first = await decideBill(visitOf('S1'), 1_852_500);
    const claimId = await open({ visit: visitOf('S1', 400_000), follows: first });
    const determined = {
      claimId,
      status: 'healthy',
      firstDiagnosedOn: null,
      reason: '病历中没有参保前的记录',
    } as const;
    const answer = await desk.answer('claims.determine', determined, { session: reviewer });
    expect(answer).toMatchObject({ ok: false, error: { code: 'determination-follows' } });
    expect((await fileOf(claimId)).stage).toBe('untried');
  });
});
