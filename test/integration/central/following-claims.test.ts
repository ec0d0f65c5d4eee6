/** 冲正 and 更正 of decided bills: taken in, tried and decided at a window, and found the same by the centre (counter rules 20–23). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pastsOf } from '../../../central/claims/past.ts';
import { transaction } from '../../../central/database/pool.ts';
import { showClaim } from '../../../central/office/claim.ts';
import { determine } from '../../../central/office/determine.ts';
import { type DocumentPlace, triedAt } from '../../../central/office/documents.ts';
import type { Tried } from '../../../shared/entries/tried.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { standingVisit } from '../../../shared/settle/past.ts';
import {
  agreeInOffice,
  decideBill,
  decideHere,
  exchange,
  fileOf,
  type FollowingScene,
  followingScene,
  open,
  openCode,
  payInOffice,
  stayOf,
  tryIt,
} from '../../support/following.ts';
import { reversedVisit } from '../../support/histories.ts';
import { OFFICERS } from '../../support/office.ts';
import { printOut } from '../../support/papers.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { behind, deskTemplate, type DeskTemplate, proofOf } from '../../support/spine.ts';

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

const alarms = (): readonly unknown[] => behind(scene.desk, (db) => db.all('SELECT sentence FROM alarms'));

describe('冲正', () => {
  test('of the first of two bills: both are recovered from, each for itself, the centre agrees, and the next bill starts from the one that is left', async () => {
    const first = await decideBill(scene, stayOf('S1'), 1_852_500);
    await decideBill(scene, stayOf('S2'), 4_852_500);
    await exchange(scene);
    const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
    expect((await fileOf(scene, claimId)).claim.follows).toBe(first);
    const { papers } = await decideHere(scene, claimId, 0);
    expect(papers.map(({ kind }) => kind)).toEqual(['claim-calculation', 'claim-recovery']);
    const file = await fileOf(scene, claimId);
    expect(file.decision).toMatchObject({ payable: 0, recover: 4_852_500, state: 'pending' });
    const owed = file.trial?.figures[0]?.adjustments ?? [];
    expect(owed.map(({ kind, liability, bill, amount }) => [kind, liability, bill.setl_id, amount])).toEqual([
      ['recover', 'in-policy', 'S1', 1_012_500],
      ['recover', 'out-drugs', 'S1', 840_000],
      ['recover', 'in-policy', 'S2', 1_500_000],
      ['recover', 'out-drugs', 'S2', 1_500_000],
    ]);
    const recovery = papers.find(({ kind }) => kind === 'claim-recovery');
    const { text } = await readPdf(await printOut(scene.desk, recovery?.no ?? '', scene.crew.clerk));
    expect([text.includes('须退还'), text.includes('48,525.00'), text.includes('不收现金')]).toEqual([
      true,
      true,
      true,
    ]);
    await exchange(scene);
    expect(await fileOf(scene, claimId)).toMatchObject({
      check: { outcome: 'agrees' },
      decision: { state: 'confirmed' },
    });
    expect(alarms()).toEqual([]);
    await decideBill(scene, stayOf('S3'), 4_852_500);
    await exchange(scene);
    expect(alarms()).toEqual([]);
    expect(proofOf(scene.desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('更正', () => {
  test('of a bill another payer had not paid after all: what it is short of is paid, nothing is recovered', async () => {
    const first = await decideBill(scene, stayOf('S1', 400_000), 1_552_500);
    await exchange(scene);
    const context = await scene.desk.call(
      'claims.context',
      { policyId: scene.policyId, follows: first },
      { session: scene.crew.clerk },
    );
    expect(context).toMatchObject({
      statuses: ['healthy'],
      past: { followed: 0, history: { entries: [{ verdict: 'pay' }] } },
    });
    const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
    const { papers } = await decideHere(scene, claimId, 300_000);
    expect(papers.map(({ kind }) => kind)).toEqual(['claim-calculation', 'claim-payment']);
    await exchange(scene);
    expect(await fileOf(scene, claimId)).toMatchObject({
      check: { outcome: 'agrees' },
      decision: { payable: 300_000, state: 'confirmed' },
    });
    expect(alarms()).toEqual([]);
    // Once more with a payer that paid later: the bill is known by its first claim.
    const again = await open(scene, { visit: stayOf('S1', 400_000), follows: claimId });
    expect((await fileOf(scene, again)).claim.follows).toBe(first);
    await decideHere(scene, again, 0);
    expect((await fileOf(scene, again)).decision).toMatchObject({ payable: 0, recover: 300_000 });
    await exchange(scene);
    expect(alarms()).toEqual([]);
  });

  test('the bill as it stands is what is taken back: a second reversal of the whole is a slip, and waits', async () => {
    const first = await decideBill(scene, stayOf('S1'), 1_852_500);
    const corrected = await open(scene, { visit: stayOf('S1', 400_000), follows: first });
    await decideHere(scene, corrected, 0);
    const context = await scene.desk.call(
      'claims.context',
      { policyId: scene.policyId, follows: corrected },
      { session: scene.crew.clerk },
    );
    const past = context.past === null ? null : standingVisit(compilePlan(context.plan), context.past);
    expect(past?.otherPayers).toEqual(stayOf('S1', 400_000).otherPayers);
    await decideHere(scene, await open(scene, { visit: reversedVisit(stayOf('S1', 400_000)) }), 0);
    const again = await scene.desk.call(
      'claims.context',
      { policyId: scene.policyId, follows: first },
      { session: scene.crew.clerk },
    );
    expect(again.past === null ? null : standingVisit(compilePlan(again.plan), again.past)).toBeNull();
    await exchange(scene);
    expect(alarms()).toEqual([]);
  });

  test('decided without a line, the desk folds it onto what the centre had confirmed', async () => {
    const first = await decideBill(scene, stayOf('S1', 400_000), 1_552_500);
    const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
    await decideHere(scene, claimId, 300_000);
    const next = await open(scene, { visit: stayOf('S2') });
    await scene.desk.call(
      'claims.determine',
      { claimId: next, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' },
      { session: scene.reviewer },
    );
    await tryIt(scene, next, 4_852_500);
    expect(proofOf(scene.desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

describe('in the claims office', () => {
  test('a reversal is shown bill by bill, reviewed and decided there, and its papers come out at the window', async () => {
    const first = await decideBill(scene, stayOf('S1'), 1_852_500);
    await exchange(scene);
    const claimId = await open(scene, { visit: reversedVisit(stayOf('S1')) });
    const settlementId = await tryIt(scene, claimId, 0);
    await exchange(scene);
    const { pool, ports } = scene.centre;
    const shown = await showClaim(scene.centre, OFFICERS.reviewer, claimId, null);
    expect(shown).toMatchObject({ stage: 'review', determination: { claimId: first } });
    expect(shown.now[0]?.adjustments?.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['recover', 1_012_500],
      ['recover', 840_000],
    ]);
    const of = { claimId, settlementId };
    const anew = { ...of, status: 'healthy', firstDiagnosedOn: null, reason: '未见既往记录' } as const;
    const determining = transaction(pool, (db) => determine({ pool, ports, db, user: OFFICERS.reviewer }, anew));
    await expect(determining).rejects.toMatchObject({ code: 'determination-follows' });
    await agreeInOffice(scene, claimId, settlementId);
    scene.clock.advance(1);
    await expect(payInOffice(scene, of, { shown: 0, shownRecover: 0 })).rejects.toMatchObject({
      code: 'office-figure-changed',
    });
    await payInOffice(scene, of, { shown: 0, shownRecover: 1_852_500 });
    await exchange(scene);
    const file = await fileOf(scene, claimId);
    expect(file).toMatchObject({
      stage: 'notice',
      decision: { recover: 1_852_500, place: 'centre', state: 'confirmed' },
    });
    const subject = file.decision?.decisionId ?? '';
    const paper = await scene.desk.call(
      'papers.issue',
      { kind: 'claim-recovery', subject },
      { session: scene.crew.clerk },
    );
    const { text } = await readPdf(await printOut(scene.desk, paper.no, scene.crew.clerk));
    expect([text.includes('18,525.00'), text.includes('10,125.00')]).toEqual([true, true]);
    expect(proofOf(scene.desk.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
});

test('which claim is followed is what the claim was opened with, whatever the trial says', async () => {
  const first = await decideBill(scene, stayOf('S1'), 1_852_500);
  const claimId = await open(scene, { visit: stayOf('S1'), follows: first });
  const settlementId = await tryIt(scene, claimId, 0);
  await exchange(scene);
  expect(await fileOf(scene, claimId)).toMatchObject({ check: { outcome: 'agrees' } });
  const alone = { ...(await triedOf(settlementId)), follows: undefined };
  expect((await pastsOf(scene.centre.pool, alone))?.desk).toMatchObject({ followed: -1 });
});

async function triedOf(settlementId: string): Promise<Tried> {
  const { rows } = await scene.centre.pool.query<DocumentPlace>(
    'SELECT desk_code, epoch, seq FROM settlements WHERE settlement_id = $1',
    [settlementId],
  );
  const tried = rows[0] === undefined ? null : await triedAt(scene.centre.pool, rows[0]);
  if (tried === null) throw new Error('the centre holds the trial');
  return tried;
}

describe('what cannot be taken back or stated anew', () => {
  test('a bill that is not decided, one already under way, another bill’s reversal, and one never taken in', async () => {
    const undecided = await open(scene, { visit: stayOf('S0') });
    expect(await openCode(scene, { visit: stayOf('S0'), follows: undecided })).toBe('claim-follows-nothing');
    expect(await openCode(scene, { visit: reversedVisit(stayOf('S0')) })).toBe('claim-reversal-alone');
    const first = await decideBill(scene, stayOf('S1'), 1_852_500);
    expect(await openCode(scene, { visit: reversedVisit(stayOf('S9')), follows: first })).toBe('claim-reversal-other');
    await open(scene, { visit: reversedVisit(stayOf('S1')) });
    expect(await openCode(scene, { visit: stayOf('S1', 400_000), follows: first })).toBe('claim-follow-open');
    expect(await openCode(scene, { visit: stayOf('S1') })).toBe('claim-settlement-used');
  });

  test('the status is the bill’s: nobody determines it anew', async () => {
    const first = await decideBill(scene, stayOf('S1'), 1_852_500);
    const claimId = await open(scene, { visit: stayOf('S1', 400_000), follows: first });
    const determined = {
      claimId,
      status: 'healthy',
      firstDiagnosedOn: null,
      reason: '病历中没有参保前的记录',
    } as const;
    const answer = await scene.desk.answer('claims.determine', determined, { session: scene.reviewer });
    expect(answer).toMatchObject({ ok: false, error: { code: 'determination-follows' } });
    expect((await fileOf(scene, claimId)).stage).toBe('untried');
  });
});
