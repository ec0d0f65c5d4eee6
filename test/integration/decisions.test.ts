/** Deciding at the desk: determined, reviewed, decided by the right people on fresh figures (counter rules 1, 10, 17, 21). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUSINESS_TABLES, rebuild } from '../../main/journal/rebuild.ts';
import type { Input, Output } from '../../shared/contract.ts';
import { type Instant, localDate } from '../../shared/dates.ts';
import { decisionSchema, type Decision } from '../../shared/decision.ts';
import { fen } from '../../shared/money.ts';
import type { Channel } from '../../shared/sync/channel.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import { settleStateSchema } from '../../shared/settle/state.ts';
import { claimOf, WORKED_PAYABLE, workedVisit } from '../support/claims.ts';
import { settledVisit } from '../support/decide.ts';
import type { TestDesk } from '../support/desk.ts';
import { accepted, authorised, readFeedAt } from '../support/feed-items.ts';
import { joinDesk, type JoinedDesk } from '../support/joined-desk.ts';
import { printOut } from '../support/papers.ts';
import { readPdf } from '../support/read-pdf.ts';
import { proposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, proofOf } from '../support/spine.ts';

let template: DeskTemplate;
let joined: JoinedDesk;
let desk: TestDesk;
let crew: Crew;
let reviewer: string;
let decider: string;
let policyId: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  joined = await joinDesk(template);
  ({ desk, crew } = joined);
  ({ policyId } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk }));
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
  await feed([accepted(policyId)]);
  await feed([authorised('1006')], 'region/370400');
  reviewer = await desk.signIn('1005');
  decider = await desk.signIn('1006');
});
afterEach(() => desk.dispose());

/** The centre says something, and the desk hears it. */
async function feed(items: readonly FeedItem[], channel: Channel = 'desk/TY01'): Promise<void> {
  joined.centre.publish(channel, items);
  expect(await joined.sync()).toMatchObject({ trouble: null });
}

const open = async (setlId = 'S1'): Promise<string> => {
  const visit = settledVisit(setlId);
  return (await desk.call('claims.open', claimOf(policyId, '柏样例', { visit }), { session: crew.clerk })).claimId;
};
const tryIt = (claimId: string, expected: Input<'claims.try'>['expected'], session = crew.clerk) =>
  desk.call('claims.try', { claimId, expected }, { session });
const determine = (claimId: string, changes: Partial<Input<'claims.determine'>> = {}, session = reviewer) =>
  desk.answer(
    'claims.determine',
    { claimId, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录', ...changes },
    { session },
  );
const review = (
  claimId: string,
  settlementId: string,
  changes: Partial<Input<'claims.review'>> = {},
  session = reviewer,
) => desk.answer('claims.review', { claimId, settlementId, verdict: 'agreed', reason: null, ...changes }, { session });
const decide = (
  claimId: string,
  settlementId: string,
  changes: Partial<Input<'claims.decide'>> = {},
  session = decider,
) =>
  desk.answer(
    'claims.decide',
    { claimId, settlementId, expected: fen(1_852_500), verdict: 'pay', reason: null, ...changes },
    { session },
  );
const fileOf = (claimId: string, session = decider): Promise<Output<'claims.file'>> =>
  desk.call('claims.file', { claimId }, { session });

/** A claim up to the decision. */
async function ready(setlId = 'S1', payable = 1_852_500): Promise<{ claimId: string; settlementId: string }> {
  const claimId = await open(setlId);
  expect(await determine(claimId)).toMatchObject({ ok: true });
  const { settlementId } = await tryIt(claimId, { healthy: payable, preexisting: null });
  expect(await review(claimId, settlementId)).toMatchObject({ ok: true });
  return { claimId, settlementId };
}

const codeOf = (answer: Awaited<ReturnType<typeof decide>>): string => (answer.ok ? 'ok' : answer.error.code);

describe('from trial to decision', () => {
  test('the worked stay is determined, tried once more with one figure, reviewed, decided and told', async () => {
    const claimId = await open();
    await tryIt(claimId, WORKED_PAYABLE);
    expect((await fileOf(claimId)).stage).toBe('determine');
    await determine(claimId);
    expect((await fileOf(claimId)).stage).toBe('retry');
    const { settlementId } = await tryIt(claimId, { healthy: 1_852_500, preexisting: null });
    expect((await fileOf(claimId)).trial?.figures.map(({ healthStatus }) => healthStatus)).toEqual(['healthy']);
    await review(claimId, settlementId);
    expect(await fileOf(claimId)).toMatchObject({ stage: 'decide', obstacles: { pay: null } });
    const decided = await decide(claimId, settlementId);
    expect(decided).toMatchObject({
      ok: true,
      value: { papers: [{ kind: 'claim-calculation' }, { kind: 'claim-payment' }] },
    });
    expect(await fileOf(claimId)).toMatchObject({
      stage: 'notice',
      decision: { payable: 1_852_500, by: '韩样例', place: 'desk', state: 'pending' },
    });
    for (const { no } of decided.ok ? decided.value.papers : []) await printOut(desk, no, crew.clerk);
    expect((await fileOf(claimId)).stage).toBe('done');
  });
  test('what was decided and not printed stays in the queue, each paper by its number', async () => {
    const { claimId, settlementId } = await ready();
    const decided = await decide(claimId, settlementId);
    const papers = decided.ok ? decided.value.papers : [];
    const waiting = () => desk.call('claims.waiting', {}, { session: crew.clerk });
    const decision = { missing: [], unprinted: papers };
    expect(papers.map(({ kind }) => kind)).toEqual(['claim-calculation', 'claim-payment']);
    expect(await waiting()).toMatchObject({ claims: [{ claimId, stage: 'notice', decision }] });
    for (const { no } of papers) await printOut(desk, no, crew.clerk);
    expect(await waiting()).toMatchObject({ claims: [] });
  });
  test('a decided bill moves the year: the next one of the same person starts where it ended', async () => {
    const first = await ready('S1');
    await decide(first.claimId, first.settlementId);
    const claimId = await open('S2');
    await determine(claimId);
    // Both lines are used up: 33 500 × 75 % and 31 200 × 75 %.
    const { settlementId } = await tryIt(claimId, { healthy: 4_852_500, preexisting: null });
    expect((await fileOf(claimId)).trial?.settlementId).toBe(settlementId);
  });
  test('declined with a reason nothing is paid and nothing counted', async () => {
    const { claimId, settlementId } = await ready();
    const reason = '费用属于责任免除';
    expect(await decide(claimId, settlementId, { verdict: 'decline', reason })).toMatchObject({
      ok: true,
      value: { papers: [{ kind: 'claim-refusal' }] },
    });
    const next = await ready('S2');
    expect(await decide(next.claimId, next.settlementId)).toMatchObject({ ok: true });
  });
});

describe('who may not', () => {
  test('whoever entered the claim neither determines, reviews nor decides it', async () => {
    const claimId = await open();
    const operator = { operatorNo: '1001', name: '周样例', side: 'insurer' as const, insurer: '体验保险公司' };
    const grants = ['clerk', 'reviewer', 'decider'] as const;
    const change = {
      operator: { ...operator, grants: [...grants], licenceNo: '样例执业登记0001' },
      standing: 'active' as const,
    };
    await desk.call('operators.change', change, { session: crew.admin });
    const all = await desk.signIn('1001');
    const { settlementId } = await tryIt(claimId, WORKED_PAYABLE, all);
    for (const answer of [
      await determine(claimId, {}, all),
      await review(claimId, settlementId, {}, all),
      await decide(claimId, settlementId, {}, all),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'decide-entered-self' } });
    }
  });
  test.each([
    ['no authority', null, 'decide-no-authority'],
    ['an authority that ended yesterday', { until: localDate('2022-06-30') }, 'decide-authority-ended'],
    ['an authority below the claim', { perClaim: fen(1_852_499) }, 'decide-above-claim'],
    ['a day already full', { perDay: fen(1_852_499) }, 'decide-above-day'],
  ])('%s', async (_, authority, code) => {
    const { claimId, settlementId } = await ready();
    await feed([authorised('1006', authority)], 'region/370400');
    const session = await desk.signIn('1006');
    const before = journalState(desk);
    expect(codeOf(await decide(claimId, settlementId, {}, session))).toBe(code);
    expect(journalState(desk)).toBe(before);
    expect((await fileOf(claimId, session)).obstacles.pay).toMatch(/请.*。$/);
  });
  test('declines what would have been beyond the authority to pay', async () => {
    const { claimId, settlementId } = await ready();
    await feed([authorised('1006', { perClaim: fen(1_852_499) })], 'region/370400');
    const session = await desk.signIn('1006');
    const decline = { verdict: 'decline', reason: '费用属于责任免除' } as const;
    expect(codeOf(await decide(claimId, settlementId, decline, session))).toBe('decide-above-claim');
  });
  test('the day counts what the same person decided today', async () => {
    await feed([authorised('1006', { perDay: fen(1_852_500) })], 'region/370400');
    const first = await ready('S1');
    expect(codeOf(await decide(first.claimId, first.settlementId))).toBe('ok');
    const second = await ready('S2', 4_852_500);
    const answer = await decide(second.claimId, second.settlementId, { expected: fen(4_852_500) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'decide-above-day' } });
    expect(answer.ok ? '' : answer.error.message).toContain('18,525.00');
  });
});

describe('what must be there first', () => {
  test('承保: a policy the centre has not accepted is tried, never decided', async () => {
    const other = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk }).catch(() => null);
    expect(other).toBeNull();
    behind(desk, (db) => db.transaction((writer) => writer.run(`UPDATE policies SET state = 'proposed'`)));
    const { claimId, settlementId } = await ready();
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-not-accepted');
  });
  test('determination, one figure, review: each refusal names the step', async () => {
    const claimId = await open();
    const { settlementId } = await tryIt(claimId, WORKED_PAYABLE);
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-undetermined');
    expect(await review(claimId, settlementId)).toMatchObject({ error: { code: 'decide-undetermined' } });
    await determine(claimId, { status: 'preexisting', firstDiagnosedOn: localDate('2020-03-05') });
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-undetermined');
    const again = await tryIt(claimId, { healthy: null, preexisting: 741_000 });
    expect(codeOf(await decide(claimId, again.settlementId))).toBe('decide-unreviewed');
    await review(claimId, again.settlementId, { verdict: 'returned', reason: '缺费用明细' });
    expect(codeOf(await decide(claimId, again.settlementId))).toBe('decide-unreviewed');
    expect((await fileOf(claimId)).stage).toBe('returned');
  });
  test('a returned claim is amended, tried and reviewed anew', async () => {
    const { claimId, settlementId } = await ready();
    const { claimant } = claimOf(policyId, '柏样例');
    const visit = settledVisit('S1');
    const facts = { claimId, claimant, visit, invoices: [{ bill_code: '0370', bill_no: '9' }] };
    await desk.call('claims.amend', facts, { session: crew.clerk });
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-trial-old');
    const again = await tryIt(claimId, { healthy: 1_852_500, preexisting: null });
    expect(await review(claimId, settlementId)).toMatchObject({ error: { code: 'review-trial-old' } });
    await review(claimId, again.settlementId);
    expect(codeOf(await decide(claimId, again.settlementId))).toBe('ok');
  });
  test('figures fresh enough: an old feed decides nothing, unless signed limits allow it offline', async () => {
    const { claimId, settlementId } = await ready();
    const anHourTooOld = (): void => readFeedAt(desk, (desk.ports.clock.now() - 25 * 3_600_000) as Instant); // whole milliseconds
    const limits = { accumulatorMaxHours: 24, refundDays: 30, rosterDropPercent: 10 };
    const allowOffline = async (amount: number): Promise<void> => {
      await feed([{ kind: 'limits', limits: { ...limits, offlinePerClaim: fen(amount) } }], 'region/370400');
      anHourTooOld();
    };
    anHourTooOld();
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-figures-old');
    await allowOffline(1_000_000);
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-above-offline');
    await allowOffline(2_000_000);
    expect(codeOf(await decide(claimId, settlementId))).toBe('ok');
  });
  test('a clock set back makes no old figures fresh: the refusal names both times, signed offline limits hold', async () => {
    const { claimId, settlementId } = await ready();
    const readLater = (minutes: number): void =>
      readFeedAt(desk, (desk.ports.clock.now() + minutes * 60_000) as Instant); // whole milliseconds
    readLater(6);
    const answer = await decide(claimId, settlementId);
    expect(codeOf(answer)).toBe('decide-clock-back');
    expect(answer.ok ? '' : answer.error.message).toContain('09:06');
    const limits = { accumulatorMaxHours: 24, refundDays: 30, rosterDropPercent: 10, offlinePerClaim: fen(1_000_000) };
    await feed([{ kind: 'limits', limits }], 'region/370400');
    readLater(6);
    expect(codeOf(await decide(claimId, settlementId))).toBe('decide-above-offline');
    // What the centre lets pass of a clock is no reason to stop.
    readLater(4);
    expect(codeOf(await decide(claimId, settlementId))).toBe('ok');
  });
  test('another figure than tried is decided by nobody: the year moved meanwhile', async () => {
    const first = await ready('S1');
    const second = await ready('S2');
    await decide(first.claimId, first.settlementId);
    const answer = await decide(second.claimId, second.settlementId);
    expect(codeOf(answer)).toBe('decide-figure-changed');
    expect(answer.ok ? '' : answer.error.message).toContain('48,525.00');
  });
  test('a prior payer whose answer is open: neither agreed in 复核 nor paid, and its name is said', async () => {
    const visit = workedVisit({ setl_id: 'S1', mdtrt_id: 'MS1' });
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '柏样例', { visit }), { session: crew.clerk });
    await determine(claimId);
    const { settlementId } = await tryIt(claimId, { healthy: 1_852_500, preexisting: null });
    expect((await fileOf(claimId)).holds).toEqual([expect.stringMatching(/^特惠保险是否赔付尚未确认/)]);
    const answer = await review(claimId, settlementId);
    expect(answer).toMatchObject({ ok: false, error: { code: 'decide-held' } });
    expect(answer.ok ? '' : answer.error.message).toContain('特惠保险');
  });
  test('a decision is the last word: no amendment, no trial, no second decision', async () => {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    expect(codeOf(await decide(claimId, settlementId))).toBe('claim-decided-already');
    expect(await determine(claimId)).toMatchObject({ error: { code: 'claim-decided-already' } });
    const expected = { healthy: 1_852_500, preexisting: null };
    expect(await desk.answer('claims.try', { claimId, expected }, { session: crew.clerk })).toMatchObject({
      error: { code: 'claim-decided-already' },
    });
  });
  test.each([
    [{ status: 'preexisting', firstDiagnosedOn: null }, 'determination-date-missing'],
    [{ status: 'preexisting', firstDiagnosedOn: '2022-07-02' }, 'determination-date-future'],
    [{ status: 'preexisting', firstDiagnosedOn: '2022-01-01' }, 'determination-date-in-cover'],
  ] as const)('%j is no determination', async (changes, code) => {
    const claimId = await open();
    expect(await determine(claimId, changes)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('what the centre says', () => {
  const decisionOf = (claimId: string): Decision =>
    behind(desk, (db) =>
      decisionSchema.parse(
        JSON.parse(db.one<{ json: string }>('SELECT json FROM decisions WHERE claim_id = ?', claimId)?.json ?? '{}'),
      ),
    );
  const stateOf = async (): Promise<unknown> =>
    (await desk.call('claims.context', { policyId }, { session: crew.clerk })).state;

  test('an accumulator takes its decisions out of the pending ones, so that nothing counts twice', async () => {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    const decision = decisionOf(claimId);
    expect(await stateOf()).toEqual(decision.stateAfter);
    await feed([
      { kind: 'claim-decided', decision, signature: 'cd'.repeat(64) },
      { kind: 'accumulator', policyId, state: decision.stateAfter, includes: [settlementId] },
    ]);
    expect(await stateOf()).toEqual(decision.stateAfter);
    expect(await fileOf(claimId)).toMatchObject({ decision: { state: 'confirmed' } });
  });
  test('a decision of ours the accumulator does not hold yet is folded onto it', async () => {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    const { stateAfter } = decisionOf(claimId);
    // Another window's decision of the same stay came first: both lines are used up there.
    await feed([{ kind: 'accumulator', policyId, state: stateAfter, includes: [] }]);
    const now = settleStateSchema.parse(await stateOf());
    const paid = Object.values(now.buckets).map((bucket) => bucket.paid);
    // 18 525.00 there, and 18 525.00 here as decided: what was decided is what is booked.
    expect(paid.reduce<number>((sum, amount) => sum + amount, 0)).toBe(3_705_000);
  });
  test('refused, our decision counts nowhere, its papers stay here, and the claim is decided anew', async () => {
    await feed([authorised('1006', { perDay: fen(1_852_500) })], 'region/370400');
    const { claimId, settlementId } = await ready();
    const before = await stateOf();
    const decided = await decide(claimId, settlementId);
    const [paper] = decided.ok ? decided.value.papers : [];
    const { decisionId } = decisionOf(claimId);
    const sentence = '中心没有本案的既往症认定。';
    await feed([{ kind: 'decision-refused', decisionId, code: 'decision-not-confirmed', sentence }]);
    expect(await stateOf()).toEqual(before);
    expect(await fileOf(claimId)).toMatchObject({
      stage: 'decide',
      decision: null,
      refusal: { sentence, papers: [{ kind: 'claim-calculation' }, { kind: 'claim-payment' }] },
      obstacles: { pay: null },
    });
    const no = paper?.no ?? '';
    const print = await desk.answer('papers.print', { nos: [no], to: 'file' }, { session: crew.clerk });
    expect(print).toMatchObject({ ok: false, error: { code: 'paper-decision-refused' } });
    expect(print.ok ? '' : print.error.message).toContain(sentence);
    const list = await desk.call('papers.list', { day: null, no }, { session: crew.clerk });
    expect(list.papers).toMatchObject([{ no, refusal: sentence }]);
    const issue = { kind: 'claim-calculation', subject: decisionId } as const;
    expect(await desk.answer('papers.issue', issue, { session: crew.clerk })).toMatchObject({ ok: false });
    expect(await joined.figures()).toMatchObject({ refused: 1 });
    expect(await joined.status()).toMatchObject({
      refusedCount: 1,
      refusedDecisions: [{ claimId, decisionId, no: expect.stringMatching(/^TY01-/), sentence }],
    });
    expect(codeOf(await decide(claimId, settlementId))).toBe('ok');
    expect(await joined.figures()).toMatchObject({ refused: 0 });
    expect(await fileOf(claimId)).toMatchObject({ stage: 'notice', refusal: null });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
  test('a refusal of a decision that was confirmed before changes nothing', async () => {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    const decision = decisionOf(claimId);
    const { decisionId } = decision;
    await feed([
      { kind: 'claim-decided', decision, signature: 'cd'.repeat(64) },
      { kind: 'decision-refused', decisionId, code: 'decision-not-confirmed', sentence: '本案此前已有核定结果。' },
    ]);
    expect(await fileOf(claimId)).toMatchObject({ stage: 'notice', decision: { state: 'confirmed' }, refusal: null });
    expect(await joined.figures()).toMatchObject({ refused: 0 });
  });
  test('a decision of the claims office ends the claim here, and ours on it gives way', async () => {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    const own = decisionOf(claimId);
    const office: Decision = {
      ...own,
      decisionId: '00000000-0000-7000-8000-0000000000d1',
      verdict: 'decline',
      reason: '责任免除',
      payable: fen(0),
      lines: own.lines.map((line) => ({ ...line, decided: fen(0) })),
      stateAfter: own.stateBefore,
      by: { operatorNo: 'L-01', name: '理赔部样例', place: 'centre' },
    };
    await feed([{ kind: 'claim-decided', decision: office, signature: 'cd'.repeat(64) }]);
    expect(await fileOf(claimId)).toMatchObject({
      stage: 'notice',
      decision: { verdict: 'decline', by: '理赔部样例', place: 'centre', papers: [] },
    });
    const subject = office.decisionId;
    const paper = await desk.call('papers.issue', { kind: 'claim-refusal', subject }, { session: crew.clerk });
    const twice = await desk.answer('papers.issue', { kind: 'claim-refusal', subject }, { session: crew.clerk });
    expect(twice).toMatchObject({ ok: false, error: { code: 'paper-issued-already' } });
    expect(twice.ok ? '' : twice.error.message).toContain(paper.no);
    await desk.call(
      'papers.void',
      { no: paper.no, cause: 'wrong-content', reason: '污损' },
      { session: crew.supervisor },
    );
    expect(
      await desk.answer('papers.issue', { kind: 'claim-refusal', subject }, { session: crew.clerk }),
    ).toMatchObject({
      ok: true,
    });
    const wrong = await desk.answer('papers.issue', { kind: 'claim-payment', subject }, { session: crew.clerk });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'paper-not-due' } });
  });
  test('a claim given up here that the claims office had decided before it heard of it is decided', async () => {
    const first = await ready();
    await decide(first.claimId, first.settlementId);
    const claimId = await open('S2');
    const { settlementId } = await tryIt(claimId, { healthy: 4_852_500, preexisting: 1_941_000 });
    await desk.call('claims.withdraw', { claimId, reason: '选错了保单' }, { session: crew.clerk });
    const own = decisionOf(first.claimId);
    const decision: Decision = {
      ...own,
      decisionId: '00000000-0000-7000-8000-0000000000d2',
      claimId,
      settlementId,
      by: { operatorNo: 'L-01', name: '理赔部样例', place: 'centre' },
    };
    await feed([{ kind: 'claim-decided', decision, signature: 'cd'.repeat(64) }]);
    expect(await fileOf(claimId)).toMatchObject({ stage: 'notice', withdrawal: null, decision: { by: '理赔部样例' } });
  });
});

describe('撤案', () => {
  /** What the claims office says of a claim it decided on its trial here. */
  async function paidByOffice(claimId: string, settlementId: string): Promise<FeedItem> {
    const [figure] = (await fileOf(claimId)).trial?.figures ?? [];
    const lines = (figure?.lines ?? []).map(({ liability, name, payable }) => {
      const amount = payable ?? fen(0);
      return { liability, name, computed: amount, decided: amount };
    });
    const decision = decisionSchema.parse({
      decisionId: '00000000-0000-7000-8000-0000000000d3',
      claimId,
      policyId,
      settlementId,
      healthStatus: 'healthy',
      verdict: 'pay',
      reason: null,
      lines,
      payable: figure?.payable,
      stateBefore: { buckets: {}, borne: 0 },
      stateAfter: { buckets: {}, borne: 0 },
      by: { operatorNo: 'L-01', name: '理赔部样例', place: 'centre' },
      at: '2022-07-01T09:00:00.000+08:00',
    });
    return { kind: 'claim-decided', decision, signature: 'cd'.repeat(64) };
  }

  const withdraw = (claimId: string, session = crew.clerk) =>
    desk.answer('claims.withdraw', { claimId, reason: '选错了保单' }, { session });

  test('a claim given up waits for nobody, says by whom and why, and takes no further act', async () => {
    const claimId = await open();
    await tryIt(claimId, WORKED_PAYABLE);
    expect(await withdraw(claimId)).toMatchObject({ ok: true });
    const file = await fileOf(claimId);
    expect(file).toMatchObject({ stage: 'withdrawn', decision: null, holds: [], withdrawal: { reason: '选错了保单' } });
    expect(await desk.call('claims.waiting', {}, { session: decider })).toMatchObject({ claims: [] });
    const visit = settledVisit('S1');
    const { claimant } = claimOf(policyId, '柏样例', { visit });
    const amend = { claimId, claimant, visit, invoices: [] };
    const trial = { claimId, expected: WORKED_PAYABLE };
    const settlementId = file.trial?.settlementId ?? '';
    const refused = [
      await desk.answer('claims.amend', amend, { session: crew.clerk }),
      await desk.answer('claims.try', trial, { session: crew.clerk }),
      await determine(claimId),
      await review(claimId, settlementId),
      await decide(claimId, settlementId),
      await withdraw(claimId),
    ];
    expect(refused.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(
      refused.map(() => 'claim-withdrawn'),
    );
  });

  test('its bill and receipts are free again, and no paper names its trial as open', async () => {
    const invoices = [{ bill_code: '0370', bill_no: '0001' }];
    const again = claimOf(policyId, '柏样例', { visit: settledVisit('S1'), invoices });
    const first = await desk.call('claims.open', again, { session: crew.clerk });
    const { papers } = await tryIt(first.claimId, WORKED_PAYABLE);
    expect(await desk.answer('claims.open', again, { session: crew.clerk })).toMatchObject({ ok: false });
    await withdraw(first.claimId);
    const second = await desk.call('claims.open', again, { session: crew.clerk });
    const retried = await tryIt(second.claimId, WORKED_PAYABLE);
    const paper = await printOut(desk, retried.papers[0]?.no ?? '', crew.clerk);
    expect((await readPdf(paper)).packed).not.toContain(papers[0]?.no ?? 'none');
    const { claims } = await desk.call('claims.context', { policyId }, { session: crew.clerk });
    expect(claims.map(({ claimId }) => claimId)).toEqual([second.claimId]);
  });

  test('its bill was taken again, and the claims office decides the first: the second is paid by nobody here', async () => {
    const first = await open('S1');
    await determine(first);
    const one = await tryIt(first, { healthy: 1_852_500, preexisting: null });
    await withdraw(first);
    const second = await open('S1');
    await determine(second);
    const two = await tryIt(second, { healthy: 1_852_500, preexisting: null });
    await review(second, two.settlementId);
    await feed([await paidByOffice(first, one.settlementId)]);
    const answer = await decide(second, two.settlementId);
    expect(answer).toMatchObject({ ok: false, error: { code: 'claim-taken-since' } });
    expect(answer.ok ? '' : answer.error.message).toMatch(/结算ID S1 已在.*请在“理赔待办”中打开本案撤案。$/);
    const trial = { claimId: second, expected: { healthy: 1_852_500, preexisting: null } };
    expect(await desk.answer('claims.try', trial, { session: crew.clerk })).toMatchObject({
      error: { code: 'claim-taken-since' },
    });
    expect(await withdraw(second)).toMatchObject({ ok: true });
  });

  test('given up twice, as after a restore that had not heard of it, is given up once and sets nothing aside', async () => {
    const claimId = await open();
    await withdraw(claimId);
    behind(desk, (db) => db.transaction((w) => w.run('DELETE FROM withdrawals')));
    await withdraw(claimId);
    const [withdrawn, aside] = behind(desk, (db) => {
      const target = rebuild(db);
      const tables = [target.all('SELECT claim_id FROM withdrawals'), target.all('SELECT entry_id FROM set_aside')];
      target.close();
      return tables;
    });
    expect(withdrawn).toEqual([{ claim_id: claimId }]);
    expect(aside).toEqual([]);
  });

  test('a claim whose decision was refused is given up after what follows it, never before', async () => {
    const { claimId, settlementId } = await ready();
    const decided = await decide(claimId, settlementId);
    const decisionId = decided.ok ? decided.value.decisionId : '';
    const visit = settledVisit('S1');
    const correction = { ...claimOf(policyId, '柏样例', { visit }), follows: claimId };
    const follower = await desk.call('claims.open', correction, { session: crew.clerk });
    await feed([
      { kind: 'decision-refused', decisionId, code: 'decision-not-confirmed', sentence: '样例：另有直赔。' },
    ]);
    expect(await withdraw(claimId)).toMatchObject({ ok: false, error: { code: 'withdraw-followed' } });
    expect(await withdraw(follower.claimId)).toMatchObject({ ok: true });
    expect(await withdraw(claimId)).toMatchObject({ ok: true });
    expect(await joined.figures()).toMatchObject({ refused: 0 });
    expect(
      await desk.answer('claims.open', claimOf(policyId, '柏样例', { visit }), { session: crew.clerk }),
    ).toMatchObject({ ok: true });
  });

  test('what was decided is not given up', async () => {
    const claimId = await open();
    await determine(claimId);
    const { settlementId } = await tryIt(claimId, { healthy: 1_852_500, preexisting: null });
    await review(claimId, settlementId);
    expect(await decide(claimId, settlementId)).toMatchObject({ ok: true });
    expect(await withdraw(claimId)).toMatchObject({ ok: false, error: { code: 'claim-decided-already' } });
  });
});

test('after determinations, reviews, decisions and their echoes the rebuilt tables equal the live ones', async () => {
  const { claimId, settlementId } = await ready();
  await decide(claimId, settlementId);
  const { json } = behind(desk, (db) => db.one<{ json: string }>('SELECT json FROM decisions')) ?? { json: '{}' };
  const decision = decisionSchema.parse(JSON.parse(json));
  await feed([
    { kind: 'claim-decided', decision, signature: 'cd'.repeat(64) },
    { kind: 'accumulator', policyId, state: decision.stateAfter, includes: [settlementId] },
  ]);
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  const { live, rebuilt } = behind(desk, (db) => {
    const target = rebuild(db);
    const read = (source: typeof db): string[] =>
      BUSINESS_TABLES.flatMap((table) =>
        source.all(`SELECT * FROM ${table} ORDER BY 1, 2`).map((row) => `${table} ${JSON.stringify(row)}`),
      );
    const tables = { live: read(db), rebuilt: read(target) };
    target.close();
    return tables;
  });
  expect(rebuilt).toEqual(live);
});

describe('the proof runs every decision again from its own inputs', () => {
  async function findingsWith(change: (decision: Decision) => Decision): Promise<string> {
    const { claimId, settlementId } = await ready();
    await decide(claimId, settlementId);
    const { json } = behind(desk, (db) => db.one<{ json: string }>('SELECT json FROM decisions')) ?? { json: '{}' };
    const decision = decisionSchema.parse(JSON.parse(json));
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
    const by = { ...decision.by, place: 'centre' as const };
    const office = { ...change(decision), decisionId: crypto.randomUUID(), by };
    await feed([{ kind: 'claim-decided', decision: office, signature: 'cd'.repeat(64) }]);
    return proofOf(desk.ports.dataDir)
      .findings.map(({ sentence }) => sentence)
      .join();
  }

  test('a liability that was decided otherwise is named with both amounts', async () => {
    const said = await findingsWith((decision) => ({
      ...decision,
      payable: fen(decision.payable + 100),
      lines: decision.lines.map((line, at) =>
        at === 0 ? { ...line, computed: fen(1_012_600), decided: fen(1_012_600) } : line,
      ),
    }));
    expect(said).toMatch(
      /^核定（试算单 TY01-20220701-A-\d{6}-.）按其自身的数据重算不一致：责任一 .*记录为 10,126.00 元，重算为 10,125.00 元$/,
    );
  });

  test('a position that does not follow from the decision is named', async () => {
    const said = await findingsWith((decision) => ({ ...decision, stateAfter: decision.stateBefore }));
    expect(said).toContain('核定后的年度累计');
  });
});

test('参考测算 is tried and printed as such, and neither agreed to nor decided (counter rule 25)', async () => {
  const visit = { ...settledVisit('S1'), care: { isEstimate: true as const } };
  const { claimId } = await desk.call('claims.open', claimOf(policyId, '柏样例', { visit }), { session: crew.clerk });
  await determine(claimId);
  const { settlementId, papers } = await tryIt(claimId, { healthy: 1_852_500, preexisting: null });
  const answer = await review(claimId, settlementId);
  expect(answer).toMatchObject({ ok: false, error: { code: 'decide-held-facts' } });
  expect(answer.ok ? '' : answer.error.message).toContain('取得医保结算单后才能核定');
  const { packed } = await readPdf(await printOut(desk, papers[0]?.no ?? '', crew.clerk));
  expect(packed).toContain('参考测算，不作为医保结算依据');
  expect(packed).toContain('待补材料：医保结算单');
});
