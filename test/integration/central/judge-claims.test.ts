/** Trials run again by the centre, and decisions of a desk accepted or found wanting. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transaction } from '../../../central/database/pool.ts';
import { review } from '../../../central/office/review.ts';
import { putOperator } from '../../../central/operators/put-operator.ts';
import { localDate } from '../../../shared/dates.ts';
import type { Decision } from '../../../shared/decision.ts';
import { entryTypes, type EntryBody } from '../../../shared/entries.ts';
import { fen } from '../../../shared/money.ts';
import { paperCodes } from '../../../shared/papers.ts';
import { paperNumber } from '../../../shared/paper-number.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { demoPlans, findPlan } from '../../../shared/plan/built-in.ts';
import { decide } from '../../../shared/settle/decide.ts';
import type { FeedItem } from '../../../shared/sync/feed-item.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE, workedVisit } from '../../support/claims.ts';
import { craftEntry } from '../../support/crafted-entry.ts';
import type { TestDesk } from '../../support/desk.ts';
import { judgedCentre, type JudgedCentre } from '../../support/judged-centre.ts';
import { OFFICERS } from '../../support/office.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { proposal } from '../../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, signInCrew } from '../../support/spine.ts';

type Tried = EntryBody<'claim.tried/2'>;

const DAY = '2022-07-01';
const DECIDER = 'HP01';

let postgres: TestPostgres;
let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let centre: JudgedCentre;
let policyId: string;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
});
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  centre = await judgedCentre(postgres);
  const proposed = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  policyId = proposed.policyId;
  const collected = { paymentId: proposed.paymentId, received: 9_000 };
  await desk.call('payments.collect', collected, { session: crew.cashier });
  return () => desk.dispose();
});

/** The worked stay, taken in and tried at the desk. */
async function tryWorkedStay(changes: Parameters<typeof claimOf>[2] = {}): Promise<string> {
  return onClaimDay(desk, crew.clerk, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '孟样例', changes), { session: crew.clerk });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session: crew.clerk });
    return claimId;
  });
}

/** The same stay under another number of the settlement. */
const tryStay = (setlId: string): Promise<string> =>
  tryWorkedStay({ visit: workedVisit({ setl_id: setlId, mdtrt_id: `M${setlId}` }) });

const judgeAll = async (): Promise<void> => {
  await centre.send(desk);
  await centre.judge();
};

/** What was told about claims, without the rulings on policies. */
const told = async (): Promise<FeedItem[]> => (await centre.told()).filter(({ kind }) => kind !== 'policy-ruled');

/** The body of the desk's newest trial. */
function latestTrial(): Tried {
  const row = behind(desk, (db) =>
    db.one<{ body: string }>(
      `SELECT body FROM journal JOIN documents ON entry_id = id WHERE type = 'claim.tried/2' ORDER BY ordinal DESC LIMIT 1`,
    ),
  );
  return entryTypes['claim.tried/2'].body.parse(JSON.parse(row?.body ?? 'null'));
}

describe('a trial', () => {
  test('with the figures the centre gets from its own position agrees', async () => {
    const claimId = await tryWorkedStay();
    await judgeAll();
    const { settlementId } = latestTrial();
    const at = '2021-11-20T09:00:00.000+08:00';
    expect(await told()).toEqual([
      { kind: 'claim-checked', check: { settlementId, claimId, outcome: 'agrees', ...WORKED_PAYABLE, at } },
    ]);
  });

  test('with another figure from the same inputs is an alarm', async () => {
    await tryWorkedStay();
    await centre.send(desk);
    const tried = latestTrial();
    const figures = tried.figures.map((figure) => ({
      ...figure,
      lines: figure.lines.map((line) => ({ ...line, payable: fen(1) })),
    }));
    const settlementId = crypto.randomUUID();
    await craftTrial({ ...tried, settlementId, figures });
    await centre.judge();
    expect((await told()).slice(-2)).toMatchObject([
      { kind: 'claim-checked', check: { settlementId, outcome: 'engine-differs', ...WORKED_PAYABLE } },
      {
        kind: 'alarm',
        code: 'engine-differs',
        subject: settlementId,
        sentence: expect.stringMatching(/^试算单 TY01-\d{8}-A-000900-. 的理赔案，同样的数据/),
      },
    ]);
  });

  test('right on its own inputs while the centre knows of an earlier decision is told the other figures', async () => {
    await allow();
    await tryWorkedStay();
    await centre.send(desk);
    const tried = latestTrial();
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    const settlementId = crypto.randomUUID();
    await craftTrial({ ...tried, settlementId });
    await centre.judge();
    const last = (await told()).at(-1);
    expect(last).toMatchObject({ kind: 'claim-checked', check: { settlementId, outcome: 'other-inputs' } });
    // The year's line is used up, so the same stay once more pays more; what it pays the engine's own tests say.
    expect(last).not.toMatchObject({ check: WORKED_PAYABLE });
  });
});

async function craftTrial(body: Tried): Promise<void> {
  const { settlementId, claimId, plan, figures } = body;
  const { planId, planHash } = plan;
  const no = paperNumber({ desk: 'TY01', day: localDate(DAY), epochMark: 'A', counter: 900 });
  const papers: Tried['papers'] = [{ kind: 'claim-trial', no }];
  const amounts = {
    claimId,
    policyId,
    planId,
    planHash,
    ...WORKED_PAYABLE,
    papers: paperCodes(papers),
    figures: figures.length,
    determinationId: null,
  };
  await craftEntry(centre, 'TY01', {
    type: 'claim.tried/2',
    subject: settlementId,
    operatorNo: '1001',
    businessDay: DAY,
    amounts: { ...amounts, healthy: fen(amounts.healthy), preexisting: fen(amounts.preexisting) },
    body: { ...body, papers },
  });
}

/** The centre signs an authority for the decider of the desk. */
async function allow(perClaim = 5_000_000, grants: ('decider' | 'reviewer')[] = ['decider']): Promise<void> {
  await centre.send(desk);
  const operator = {
    operatorNo: DECIDER,
    name: '何样例',
    side: 'insurer' as const,
    insurer: '体验保险公司',
    grants,
    licenceNo: null,
  };
  const authority = { perClaim: fen(perClaim), perDay: fen(6_000_000), until: localDate('2022-12-31') };
  await transaction(centre.pool, (db) =>
    putOperator(db, centre.ports, { deskCode: 'TY01', operator, standing: 'active', authority }),
  );
}

const reviewer = { operatorNo: 'FH01', name: '傅样例', place: 'desk' as const };
const at = `${DAY}T09:00:00.000+08:00`;

/** 既往症认定 and 复核 of a trial, by somebody else than the clerk. */
async function prepareDecision({ claimId, settlementId }: Tried, by = reviewer): Promise<void> {
  const determinationId = crypto.randomUUID();
  const reviewId = crypto.randomUUID();
  const shared = { operatorNo: by.operatorNo, businessDay: DAY };
  await craftEntry(centre, 'TY01', {
    type: 'claim.determined/1',
    subject: determinationId,
    ...shared,
    amounts: { claimId, policyId },
    body: { determinationId, claimId, status: 'healthy', firstDiagnosedOn: null, reason: '未见既往记录', by, at },
  });
  await craftEntry(centre, 'TY01', {
    type: 'claim.reviewed/1',
    subject: reviewId,
    ...shared,
    amounts: { claimId, policyId, settlementId, verdict: 'agreed' },
    body: { reviewId, claimId, settlementId, verdict: 'agreed', reason: null, by, at },
  });
}

/** Once more 既往症认定, with nobody looking at it. */
async function determineAnew({ claimId }: Tried): Promise<void> {
  const determinationId = crypto.randomUUID();
  const body = { determinationId, claimId, status: 'healthy', firstDiagnosedOn: null, reason: '未见既往记录' } as const;
  await craftEntry(centre, 'TY01', {
    type: 'claim.determined/1',
    subject: determinationId,
    operatorNo: reviewer.operatorNo,
    businessDay: DAY,
    amounts: { claimId, policyId },
    body: { ...body, by: reviewer, at: `${DAY}T09:00:01.000+08:00` },
  });
}

/** The claim corrected to what it said before. */
async function amend({ claimId, claimant, visit }: Tried): Promise<void> {
  await craftEntry(centre, 'TY01', {
    type: 'claim.amended/1',
    subject: claimId,
    operatorNo: '1001',
    businessDay: DAY,
    amounts: { policyId },
    body: { claimId, policyId, claimant, visit, invoices: [] },
  });
}

/** What a decider at the desk decides on a trial: what `settle` gives. */
function decisionOn(tried: Tried, verdict: Decision['verdict'] = 'pay'): Decision {
  const plan = compilePlan(findPlan(demoPlans(), 'zaozhuang-2022'));
  const asked = { visit: tried.visit, healthStatus: 'healthy', verdict, past: null } as const;
  const decided = decide(plan, tried.stateBefore, asked);
  if (decided === null) throw new Error('the worked stay has a figure');
  const { lines, payable, stateBefore, stateAfter } = decided;
  const { claimId, settlementId } = tried;
  const by = { operatorNo: DECIDER, name: '何样例', place: 'desk' as const };
  return {
    decisionId: crypto.randomUUID(),
    claimId,
    policyId,
    settlementId,
    healthStatus: 'healthy',
    verdict,
    reason: verdict === 'pay' ? null : '不属保险责任',
    lines,
    payable,
    stateBefore,
    stateAfter,
    by,
    at,
  };
}

async function craftDecision(decision: Decision, inHeader = decision.payable): Promise<void> {
  const { plan, insured, claimant, visit, issuer } = latestTrial();
  const { decisionId, claimId, settlementId, verdict } = decision;
  await craftEntry(centre, 'TY01', {
    type: 'claim.decided/1',
    subject: decisionId,
    operatorNo: decision.by.operatorNo,
    businessDay: DAY,
    amounts: { claimId, policyId, settlementId, verdict, payable: inHeader, papers: [] },
    body: {
      decision,
      trialNo: 'TY01',
      certificateNo: null,
      plan,
      insured,
      claimant,
      visit,
      figure: null,
      determination: null,
      reviewedBy: reviewer.name,
      notices: [],
      issuer,
      papers: [],
    },
  });
}

describe('a decision of a desk', () => {
  let tried: Tried;
  beforeEach(async () => {
    await tryWorkedStay();
    await centre.send(desk);
    tried = latestTrial();
  });

  /** The sentence of the finding, or what was told instead. */
  async function judged(): Promise<string> {
    await centre.judge();
    const last = (await told()).at(-1);
    return last?.kind === 'alarm' ? last.sentence : (last?.kind ?? 'nothing');
  }

  test('within authority, determined, reviewed and on the right figure comes back signed with the accumulator, in one package', async () => {
    await allow();
    await prepareDecision(tried);
    const decision = decisionOn(tried);
    await craftDecision(decision);
    await centre.judge();
    const { policyId: ofPolicy, settlementId, stateAfter } = decision;
    expect((await told()).slice(-2)).toEqual([
      { kind: 'claim-decided', decision, signature: expect.stringMatching(/^[0-9a-f]{128}$/) },
      { kind: 'accumulator', policyId: ofPolicy, state: stateAfter, includes: [settlementId] },
    ]);
    expect(decision.payable).toBe(1_852_500);
  });

  test('without a signed authority is a finding', async () => {
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('没有核定人的核赔权限');
  });

  test('refused it is told as such, beside an alarm that names the claim by its 试算单', async () => {
    await prepareDecision(tried);
    const decision = decisionOn(tried);
    await craftDecision(decision);
    await centre.judge();
    const [trial] = tried.papers;
    expect((await told()).slice(-2)).toEqual([
      {
        kind: 'decision-refused',
        decisionId: decision.decisionId,
        code: 'decision-not-confirmed',
        sentence: '中心没有核定人的核赔权限。',
      },
      {
        kind: 'alarm',
        code: 'decision-not-confirmed',
        subject: decision.decisionId,
        sentence: expect.stringContaining(`试算单 ${trial?.no} `),
      },
    ]);
  });

  test('above the authority, or by somebody without the grant, is a finding', async () => {
    await allow(1_852_499);
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('超过核定人每案权限');
    await allow(5_000_000, ['reviewer']);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('没有核定人的核赔权限');
  });

  test('is judged by the authority of its own day, whatever was signed before it arrived', async () => {
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    centre.ports.clock.set('2022-06-30', '10:00');
    await allow();
    await prepareDecision(tried);
    const decision = decisionOn(tried);
    await craftDecision(decision);
    centre.ports.clock.set('2022-07-02', '10:00');
    await allow(1);
    expect(await judged()).toBe('accumulator');
  });

  test('taken before its authority was signed is a finding, though it is signed when the decision arrives', async () => {
    await centre.pool.query(`UPDATE centre SET mode = 'live'`);
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    centre.ports.clock.set('2022-07-02', '10:00');
    await allow();
    expect(await judged()).toContain('没有核定人的核赔权限');
  });

  test('that declines an amount above the authority is a finding: it would not have been theirs to pay', async () => {
    await allow(1_852_499);
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried, 'decline'));
    expect(await judged()).toContain('超过核定人每案权限');
    await allow(1_852_500);
    await craftDecision(decisionOn(tried, 'decline'));
    expect(await judged()).toBe('accumulator');
  });

  test('that was reviewed before the latest 既往症认定, or on facts corrected since the trial, is a finding', async () => {
    await allow();
    await prepareDecision(tried);
    await determineAnew(tried);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('复核之后又有新的既往症认定');
    await prepareDecision(tried);
    await amend(tried);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('与本案最新的试算不符');
  });

  test('that nobody reviewed, or that the clerk reviewed, is a finding', async () => {
    await allow();
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('没有本案的既往症认定');
    await prepareDecision(tried, { ...reviewer, operatorNo: '1001' });
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('复核人录入过本案');
  });

  test('on another figure than the centre computes is a finding with the figure, and moves no position', async () => {
    await allow();
    await prepareDecision(tried);
    const right = decisionOn(tried);
    const [first, ...rest] = right.lines;
    if (first === undefined) throw new Error('no lines');
    const lines = [{ ...first, computed: fen(first.computed + 100), decided: fen(first.decided + 100) }, ...rest];
    await craftDecision({ ...right, lines, payable: fen(right.payable + 100) });
    expect(await judged()).toContain('应为 18,525.00 元');
    expect((await told()).some(({ kind }) => kind === 'accumulator')).toBe(false);
  });

  test('whose header names another amount than its document, or that speaks of an older trial, is a finding', async () => {
    await allow();
    await prepareDecision(tried);
    const decision = decisionOn(tried);
    await craftDecision(decision, fen(decision.payable - 1));
    expect(await judged()).toContain('与本案最新的试算不符');
    await craftTrial({ ...tried, settlementId: crypto.randomUUID() });
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('与本案最新的试算不符');
  });

  test('on a policy the centre does not know is noted, and those behind it are judged', async () => {
    await allow();
    await prepareDecision(tried);
    await craftDecision({ ...decisionOn(tried), policyId: crypto.randomUUID() });
    await craftDecision(decisionOn(tried));
    await centre.judge();
    expect((await told()).slice(-4).map((item) => (item.kind === 'alarm' ? item.code : item.kind))).toEqual([
      'unreadable-entry',
      'decision-refused',
      'claim-decided',
      'accumulator',
    ]);
  });

  test('on a claim that was decided already is a finding; the first one stays', async () => {
    await allow();
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    await craftDecision(decisionOn(tried));
    expect(await judged()).toContain('此前已有核定结果');
    const { rows } = await centre.pool.query('SELECT state FROM decisions ORDER BY arrival');
    expect(rows).toEqual([{ state: 'accepted' }, { state: 'finding' }]);
  });

  test('on what another claim was paid for is a finding; what was declined there is free', async () => {
    await tryStay('S2');
    const second = latestTrial();
    await tryStay('S3');
    const third = latestTrial();
    await allow();
    for (const one of [tried, second, third]) await prepareDecision(one);
    await craftDecision(decisionOn(second, 'decline'));
    expect(await judged()).toBe('accumulator');
    // A window would have refused the same number at once; another window could not have seen it.
    await centre.pool.query('UPDATE claimed_settlements SET setl_id = $1 WHERE claim_id = $2', ['S2', tried.claimId]);
    await craftDecision(decisionOn(tried));
    expect(await judged()).toBe('accumulator');
    await centre.pool.query(
      `INSERT INTO invoices (bill_code, bill_no, claim_id) VALUES ('37060122', '0001', $1), ('37060122', '0001', $2)`,
      [tried.claimId, third.claimId],
    );
    await craftDecision(decisionOn(third));
    expect(await judged()).toContain('同一票据已在另一理赔案核定给付');
    await craftDecision(decisionOn(third, 'decline'));
    expect(await judged()).not.toContain('已在另一理赔案');
  });

  test('that is a finding can be returned by the claims office, and the window tries the claim again', async () => {
    await prepareDecision(tried);
    const decision = decisionOn(tried);
    await craftDecision(decision);
    expect(await judged()).toContain('没有核定人的核赔权限');
    const { pool, ports } = centre;
    const { claimId, settlementId } = tried;
    const returned = { claimId, settlementId, verdict: 'returned', reason: '请由有权限的人核定' } as const;
    await transaction(pool, (db) => review({ pool, ports, db, user: OFFICERS.reviewer }, returned));
    expect((await told()).slice(-2)).toMatchObject([
      { kind: 'claim-reviewed', review: { verdict: 'returned' } },
      { kind: 'decision-refused', decisionId: decision.decisionId },
    ]);
    const again = { ...tried, settlementId: crypto.randomUUID() };
    await craftTrial(again);
    await allow();
    await prepareDecision(again);
    await craftDecision(decisionOn(again));
    expect(await judged()).toBe('accumulator');
  });

  test('judged again changes nothing', async () => {
    await allow();
    await prepareDecision(tried);
    await craftDecision(decisionOn(tried));
    await centre.judge();
    const before = await told();
    const group = await centre.pool.query('SELECT * FROM settlement_groups');
    await centre.pool.query('UPDATE heads SET judged = 0');
    await centre.judge();
    expect(await told()).toEqual(before);
    expect((await centre.pool.query('SELECT * FROM settlement_groups')).rows).toEqual(group.rows);
  });
});
