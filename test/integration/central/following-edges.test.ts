/** 冲正 and 更正 where two things cross: a sheet that comes twice, two offices that decide at once (counter rules 20–23). */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listQueue } from '../../../central/office/queue.ts';
import { fen } from '../../../shared/money.ts';
import { paidInYear } from '../../../shared/settle/state.ts';
import { type Visit, visitSchema } from '../../../shared/settle/visit.ts';
import { AMOUNT_FIELDS } from '../../../shared/settlement-sheet.ts';
import {
  agreeInOffice,
  allowDecider,
  decideBill,
  decideHere,
  determineHealthy,
  exchange,
  fileOf,
  type FollowingScene,
  followingScene,
  NAME,
  open,
  openCode,
  payInOffice,
  stayOf,
  tryIt,
} from '../../support/following.ts';
import { claimOf } from '../../support/claims.ts';
import { reversedVisit } from '../../support/histories.ts';
import { printOut } from '../../support/papers.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { type DeskTemplate, deskTemplate, proofOf } from '../../support/spine.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let scene: FollowingScene;
beforeAll(async () => {
  [postgres, template] = await Promise.all([startTestPostgres(), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
});
beforeEach(async () => {
  scene = await followingScene(postgres, template);
});
afterEach(async () => {
  await scene.stop();
});

/** A reversal of 10 000.00 of a stay's cost in scope, all of it the insured's own. */
function partBack(visit: Visit, setlId: string | null): Visit {
  const zeros = Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, 0]));
  const back = { medfee_sumamt: -1_000_000, inscp_scp_amt: -1_000_000, psn_part_amt: -1_000_000 };
  const { sheet } = reversedVisit(visit);
  return visitSchema.parse({
    ...visit,
    sheet: { ...sheet, ...zeros, ...back, psn_cash_pay: -1_000_000, setl_id: setlId },
    drugSum: null,
    otherPayers: [],
  });
}

test('a part that was given back is recovered once: the same 退费结算单 is not taken in again, another one is', async () => {
  const first = await decideBill(scene, stayOf('S1'), 1_852_500);
  const back = partBack(stayOf('S1'), 'R1');
  const claimId = await open(scene, { visit: back });
  await decideHere(scene, claimId, 0);
  expect((await fileOf(scene, claimId)).decision).toMatchObject({ payable: 0, recover: 750_000 });
  expect(await openCode(scene, { visit: back })).toBe('claim-reversal-twice');
  expect(await openCode(scene, { visit: partBack(stayOf('S1'), null), follows: first })).toBe('claim-reversal-twice');
  const second = await open(scene, { visit: partBack(stayOf('S1'), 'R2') });
  await tryIt(scene, second, 0);
  const [figure] = (await fileOf(scene, second)).trial?.figures ?? [];
  // 23 500 in scope are left, so that 3 500 above the line become nothing: 2 625.
  expect(figure?.lines[0]).toMatchObject({ recover: 262_500 });
});

test('a correction the centre has not heard of yet counts beside what its office decided since', async () => {
  const first = await decideBill(scene, stayOf('S1', 400_000), 1_552_500);
  await exchange(scene);
  const other = await open(scene, { visit: stayOf('S2') });
  await determineHealthy(scene, other);
  const settlementId = await tryIt(scene, other, 4_852_500);
  await exchange(scene);
  await agreeInOffice(scene, other, settlementId);
  const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
  await decideHere(scene, claimId, 300_000);
  scene.clock.advance(5);
  await payInOffice(scene, { claimId: other, settlementId }, { shown: 4_852_500, shownRecover: 0 });
  // The desk hears of it before its own correction is judged.
  await scene.desk.call('sync.now', {}, { session: scene.crew.clerk });
  expect(await fileOf(scene, claimId)).toMatchObject({ decision: { state: 'pending' } });
  expect(await paidHere()).toBe(fen(6_705_000));
  await exchange(scene);
  expect(await fileOf(scene, claimId)).toMatchObject({ decision: { state: 'confirmed' } });
  expect(await paidHere()).toBe(fen(6_705_000));
  expect(proofOf(scene.desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

async function paidHere(): Promise<number> {
  const { desk, crew, policyId } = scene;
  const { state } = await desk.call('claims.context', { policyId }, { session: crew.clerk });
  return paidInYear(state.buckets);
}

test('a reversal the claims office decided on more than its trial knew: papers say bill by bill what comes back, and the year goes on', async () => {
  await decideBill(scene, stayOf('S1'), 1_852_500);
  await exchange(scene);
  const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
  const settlementId = await tryIt(scene, claimId, 0);
  await exchange(scene);
  await agreeInOffice(scene, claimId, settlementId);
  const second = await decideBill(scene, stayOf('S2'), 4_852_500);
  await exchange(scene);
  // What the form compares with: the old trial stands at what it said, so that it is tried again.
  const { claims } = await scene.desk.call(
    'claims.context',
    { policyId: scene.policyId },
    { session: scene.crew.clerk },
  );
  expect(claims.find((claim) => claim.claimId === claimId)?.trials).toMatchObject([{ recover: 1_852_500 }]);
  // The clock of the claims office is behind: what counts is the order in which the centre took the decisions.
  scene.clock.advance(-5);
  expect((await listQueue(scene.centre, 'decision')).rows).toMatchObject([{ isFollowing: true, recover: 1_852_500 }]);
  await payInOffice(scene, { claimId, settlementId }, { shown: 0, shownRecover: 4_852_500 });
  const [decided] = (await listQueue(scene.centre, 'decided')).rows;
  expect(decided).toMatchObject({ decided: { verdict: 'pay', payable: 0, recover: 4_852_500 } });
  scene.clock.advance(5);
  await exchange(scene);
  const subject = (await fileOf(scene, claimId)).decision?.decisionId ?? '';
  const { desk, crew } = scene;
  const paper = await desk.call('papers.issue', { kind: 'claim-calculation', subject }, { session: crew.clerk });
  const { text } = await readPdf(await printOut(desk, paper.no, crew.clerk));
  expect(text).not.toContain('按全年累计数冲回');
  expect([text.includes('48,525.00'), text.includes('10,125.00'), text.includes('15,000.00')]).toEqual([
    true,
    true,
    true,
  ]);
  const corrected = await open(scene, { visit: stayOf('S2', 400_000), follows: second });
  await decideHere(scene, corrected, 0);
  await exchange(scene);
  expect(await fileOf(scene, corrected)).toMatchObject({ decision: { recover: 300_000, state: 'confirmed' } });
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('a correction that changes no amount is decided all the same: a bill that had no 结算ID is taken back by it afterwards', async () => {
  const { sheet, ...rest } = stayOf('S1');
  const first = await decideBill(scene, { ...rest, sheet: { ...sheet, setl_id: null } }, 1_852_500);
  expect(await openCode(scene, { visit: reversedVisit(stayOf('S1')), follows: first })).toBe('claim-reversal-other');
  await decideHere(scene, await open(scene, { visit: stayOf('S1'), follows: first }), 0);
  const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
  await decideHere(scene, claimId, 0);
  await exchange(scene);
  expect(await fileOf(scene, claimId)).toMatchObject({ decision: { recover: 1_852_500, state: 'confirmed' } });
});

test('when the centre refuses what a claim follows, it waits until that is decided anew, and goes on from there', async () => {
  const { desk, crew } = scene;
  await allowDecider(scene, 1_000_000);
  const first = await decideBill(scene, stayOf('S1'), 1_852_500);
  const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
  const settlementId = await tryIt(scene, claimId, 0);
  await exchange(scene);
  expect(await fileOf(scene, first)).toMatchObject({
    decision: null,
    refusal: { sentence: expect.stringContaining('权限') },
  });
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await desk.call('claims.review', agreed, { session: scene.reviewer });
  const { obstacles } = await fileOf(scene, claimId);
  expect([obstacles.pay, obstacles.decline].map((why) => why?.includes('原理赔案'))).toEqual([true, true]);
  const expected = { healthy: 0, preexisting: null };
  const tried = await desk.answer('claims.try', { claimId, expected }, { session: crew.clerk });
  expect(tried).toMatchObject({ ok: false, error: { code: 'claim-followed-open' } });
});

test('another bill decided between trial and decision changes what comes back: the refusal names both sums', async () => {
  const first = await decideBill(scene, stayOf('S1'), 1_852_500);
  const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')), follows: first });
  const settlementId = await tryIt(scene, claimId, 0);
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await scene.desk.call('claims.review', agreed, { session: scene.reviewer });
  await decideBill(scene, stayOf('S2'), 4_852_500);
  const { obstacles } = await fileOf(scene, claimId);
  expect([obstacles.pay?.includes('追回 18,525.00 元'), obstacles.pay?.includes('追回 48,525.00 元')]).toEqual([
    true,
    true,
  ]);
});

test('what comes back is what the clerk saw, or nothing is printed: another bill was decided since', async () => {
  await decideBill(scene, stayOf('S1'), 1_852_500);
  const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
  await decideBill(scene, stayOf('S2'), 4_852_500);
  const trying = (shownRecover: number) => {
    const input = { claimId, expected: { healthy: 0, preexisting: null }, shownRecover };
    return scene.desk.answer('claims.try', input, { session: scene.crew.clerk });
  };
  const refused = await trying(1_852_500);
  expect(refused).toMatchObject({ ok: false, error: { code: 'settlement-changed' } });
  expect(refused.ok ? '' : refused.error.message).toContain('追回 48,525.00');
  expect(await trying(4_852_500)).toMatchObject({ ok: true });
});

test('an open claim is not turned into the reversal of a decided one: the refusal says where to do that', async () => {
  await decideBill(scene, stayOf('S1'), 1_852_500);
  const claimId = await open(scene, { visit: stayOf('S2') });
  const { claimant, visit, invoices } = claimOf(scene.policyId, NAME, { visit: reversedVisit(stayOf('S1')) });
  const amended = { claimId, claimant, visit, invoices };
  const answer = await scene.desk.answer('claims.amend', amended, { session: scene.crew.clerk });
  expect(answer).toMatchObject({ ok: false, error: { code: 'claim-reversal-elsewhere' } });
});

test('a correction given up at the window leaves the office’s queue, nobody acts on it there, and its bill takes the next one', async () => {
  const first = await decideBill(scene, stayOf('S1', 400_000), 1_552_500);
  await exchange(scene);
  const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
  const settlementId = await tryIt(scene, claimId, 300_000);
  await exchange(scene);
  expect(await openCode(scene, { visit: stayOf('S1'), follows: first })).toBe('claim-follow-open');
  expect((await listQueue(scene.centre, 'review')).rows.map((row) => row.claimId)).toEqual([claimId]);
  expect((await listQueue(scene.centre, 'review')).rows).toMatchObject([
    { isFollowing: true, recover: 0, decided: null },
  ]);
  const { desk, crew } = scene;
  await desk.call('claims.withdraw', { claimId, reason: '登记错了' }, { session: crew.clerk });
  await exchange(scene);
  expect((await listQueue(scene.centre, 'review')).rows).toEqual([]);
  await expect(agreeInOffice(scene, claimId, settlementId)).rejects.toMatchObject({ code: 'office-claim-withdrawn' });
  expect(await openCode(scene, { visit: stayOf('S1'), follows: first })).toBe('ok');
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});

test('the claims office decided before it heard that the window gave the claim up: the decision holds on both sides', async () => {
  const first = await decideBill(scene, stayOf('S1', 400_000), 1_552_500);
  await exchange(scene);
  const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
  const settlementId = await tryIt(scene, claimId, 300_000);
  await exchange(scene);
  await agreeInOffice(scene, claimId, settlementId);
  await payInOffice(scene, { claimId, settlementId }, { shown: 300_000, shownRecover: 0 });
  const { desk, crew } = scene;
  await desk.call('claims.withdraw', { claimId, reason: '登记错了' }, { session: crew.clerk });
  await exchange(scene);
  expect(await fileOf(scene, claimId)).toMatchObject({
    stage: 'notice',
    withdrawal: null,
    decision: { payable: 300_000 },
  });
  expect((await listQueue(scene.centre, 'decided')).rows.map((row) => row.claimId)).toContain(claimId);
  expect(await paidHere()).toBe(fen(1_852_500));
  expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
});
