/** A window's claim in the claims office: queue, looks, 认定, 复核, 核定, each told to the window, over HTTP on PostgreSQL. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import canonicalize from 'canonicalize';
import { signatureHolds } from '../../../central/crypto.ts';
import type { OfficeInput } from '../../../shared/office.ts';
import { OFFICERS, openBrowser, putOfficers, type Browser } from '../../support/office.ts';
import { workedVisit } from '../../support/claims.ts';
import { craftEntry } from '../../support/crafted-entry.ts';
import { officeScene, type OfficeScene, settledVisit, type Tried } from '../../support/office-scene.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { deskTemplate, type DeskTemplate } from '../../support/spine.ts';
import type { OfficeUser } from '../../../shared/office/user.ts';
import { fen } from '../../../shared/money.ts';
import { localDate } from '../../../shared/dates.ts';

let postgres: TestPostgres;
let template: DeskTemplate;
let scene: OfficeScene;
let reviewer: Browser;
let decider: Browser;
const folder = mkdtempSync(join(tmpdir(), 'office page '));

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  [postgres, template] = await Promise.all([startTestPostgres(['fsync=off']), deskTemplate()]);
});
afterAll(async () => {
  template.remove();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  scene = await officeScene(postgres, template, { folder, publicOrigin: null });
  return () => scene.stop();
});

/** Two people sign in once the clock has reached the day of the office. */
async function signIn(): Promise<void> {
  [reviewer, decider] = [openBrowser(scene.url), openBrowser(scene.url)];
  await reviewer.signIn('R101');
  await decider.signIn('D201');
}

/** A claim of the worked stay at the centre. */
async function worked(name = '孟样例'): Promise<Tried> {
  const tried = await scene.tryClaim(await scene.insure(name), name);
  await scene.arrive();
  await signIn();
  return tried;
}

const HEALTHY = { status: 'healthy', firstDiagnosedOn: null, reason: '病历无既往记载' } as const;
const PREEXISTING = { status: 'preexisting', firstDiagnosedOn: '2019-05-06', reason: '2019 年病历记载' } as const;
const determine = (tried: Tried, facts: Omit<OfficeInput<'claim.determine'>, keyof Tried> = HEALTHY, by = reviewer) =>
  by.answer('claim.determine', { ...tried, ...facts });
const agree = (tried: Tried, by = reviewer) => by.answer('claim.review', { ...tried, verdict: 'agreed', reason: null });
const pay = (tried: Tried, shown = 1_852_500, by = decider) =>
  by.answer('claim.decide', { ...tried, verdict: 'pay', reason: null, shown });
const stageOf = async ({ claimId }: Tried) => (await reviewer.call('claim.open', { claimId })).stage;
const refusal = (code: string) => ({ ok: false, error: { code } });

describe('the queue', () => {
  test('shows a tried claim where it waits, with age, window, amounts and a masked name', async () => {
    const tried = await worked();
    const { counts, rows } = await reviewer.call('queue.list', { stage: 'determination' });
    expect(counts).toEqual({ determination: 1, review: 0, decision: 0, desk: 0, decided: 0 });
    expect(rows).toEqual([
      expect.objectContaining({
        claimId: tried.claimId,
        deskCode: 'TY01',
        site: '测试网点',
        name: '孟*例',
        day: 4,
        payable: { healthy: 1_852_500, preexisting: 741_000 },
        healthStatus: null,
        note: null,
      }),
    ]);
  });

  test('moves a claim on with each act, and its stage is the one the claim itself says', async () => {
    const tried = await worked();
    const seen: string[] = [];
    const look = async () => {
      const { counts } = await reviewer.call('queue.list', { stage: 'decided' });
      const stage = await stageOf(tried);
      expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([[stage, 1]]);
      seen.push(stage);
    };
    await look();
    for (const act of [() => determine(tried), () => agree(tried), () => pay(tried)]) {
      expect(await act()).toMatchObject({ ok: true });
      await look();
    }
    expect(seen).toEqual(['determination', 'review', 'decision', 'decided']);
  });

  test('sends a claim with a liability 待补, and a returned one, back to the window', async () => {
    const policyId = await scene.insure('孟样例');
    const visit = { ...settledVisit({ setl_id: 'S0002', mdtrt_id: 'M0002' }), drugSum: null };
    const pending = await scene.tryClaim(policyId, '孟样例', { visit, expected: { healthy: null, preexisting: null } });
    const returned = await worked('卫样例');
    await determine(pending);
    await determine(returned);
    const reason = '请补出院小结';
    await reviewer.call('claim.review', { ...returned, verdict: 'returned', reason });
    const { rows } = await reviewer.call('queue.list', { stage: 'desk' });
    const notes = Object.fromEntries(rows.map(({ claimId, note }) => [claimId, note]));
    expect(notes).toEqual({ [pending.claimId]: null, [returned.claimId]: `复核退回：${reason}` });
    expect(await agree(returned)).toMatchObject(refusal('office-stage-moved'));
  });
});

describe('opening a claim', () => {
  test('shows what the window froze and what the centre makes of it, with numbers masked, and logs the look', async () => {
    const { claimId, settlementId } = await worked();
    const claim = await reviewer.call('claim.open', { claimId });
    expect(claim.check).toMatchObject({ outcome: 'agrees', healthy: 1_852_500, preexisting: 741_000 });
    expect(claim.tried.map(({ payable }) => payable)).toEqual([1_852_500, 741_000]);
    expect(claim.now).toEqual(claim.tried);
    expect(claim.position.paid).toBe(0);
    expect(claim.policy).toMatchObject({ state: 'accepted', coveredSince: '2022-01-01' });
    expect(claim.papers.map(({ kind }) => kind)).toContain('claim-trial');
    expect(claim.settlementId).toBe(settlementId);
    expect(claim.insured.certno).toMatch(/^3704\*{10}/);
    expect(JSON.stringify(claim)).not.toMatch(/370499\d{11}/);
    await reviewer.call('claim.open', { claimId });
    expect(await looks()).toEqual([{ user_no: 'R101', claim_id: claimId, purpose: 'opened', reason: null }]);
  });

  test('shows numbers in full for a stated reason, and logs it', async () => {
    const { claimId } = await worked();
    const claim = await reviewer.call('claim.reveal', { claimId, reason: '与病历核对' });
    expect(claim.insured.certno).toMatch(/^370499\d{11}[\dX]$/);
    expect(await looks()).toEqual([{ user_no: 'R101', claim_id: claimId, purpose: 'revealed', reason: '与病历核对' }]);
  });

  test('knows nothing of a claim that was never tried', async () => {
    await worked();
    const claimId = crypto.randomUUID();
    expect(await reviewer.answer('claim.open', { claimId })).toMatchObject(refusal('office-claim-unknown'));
  });

  async function looks() {
    const { rows } = await scene.centre.pool.query('SELECT user_no, claim_id, purpose, reason FROM office_looks');
    return rows;
  }
});

describe('既往症认定', () => {
  test('is told to the window with who, when and why', async () => {
    const tried = await worked();
    expect(await determine(tried, PREEXISTING)).toMatchObject({ ok: true });
    const [item] = await scene.told('claim-determined');
    expect(item?.determination).toEqual({
      determinationId: expect.any(String),
      claimId: tried.claimId,
      ...PREEXISTING,
      by: { operatorNo: 'R101', name: '钱审核', place: 'centre' },
      at: '2022-07-04T10:00:00.000+08:00',
    });
  });

  test('needs a first diagnosis before the first cover, and none for who is healthy', async () => {
    const tried = await worked();
    const day = (firstDiagnosedOn: string | null) => determine(tried, { ...PREEXISTING, firstDiagnosedOn });
    expect(await day(null)).toMatchObject(refusal('determination-date-missing'));
    expect(await day('2022-01-01')).toMatchObject(refusal('determination-date-in-cover'));
    expect(await day('2022-07-05')).toMatchObject(refusal('determination-date-future'));
    expect(await determine(tried, { ...HEALTHY, firstDiagnosedOn: '2019-05-06' })).toMatchObject(
      refusal('office-diagnosis-unneeded'),
    );
    expect(await scene.told('claim-determined')).toEqual([]);
  });
});

describe('whoever entered a claim', () => {
  test('neither determines, reviews nor decides it, whatever roles they have', async () => {
    const tried = await worked();
    const entrant = {
      ...OFFICERS.decider,
      userNo: '1001',
      roles: ['reviewer', 'decider'] satisfies OfficeUser['roles'],
    };
    await putOfficers(scene.centre, [entrant]);
    const browser = openBrowser(scene.url);
    await browser.signIn('1001');
    const own = refusal('decide-entered-self');
    expect(await determine(tried, HEALTHY, browser)).toMatchObject(own);
    await determine(tried);
    expect(await agree(tried, browser)).toMatchObject(own);
    await agree(tried);
    expect(await pay(tried, 1_852_500, browser)).toMatchObject(own);
    const { may } = await browser.call('claim.open', { claimId: tried.claimId });
    expect(may.decide).toContain('不能再由您核定');
  });
});

describe('核定', () => {
  async function policyOf({ claimId }: Tried): Promise<string> {
    return (await reviewer.call('claim.open', { claimId })).policy.policyId;
  }

  /** Up to the decision. */
  async function reviewed(name = '孟样例', facts: typeof HEALTHY | typeof PREEXISTING = HEALTHY): Promise<Tried> {
    const tried = await worked(name);
    await determine(tried, facts);
    await agree(tried);
    return tried;
  }

  test('pays what the centre computes, signed, and tells the window with the accumulator in one package', async () => {
    const tried = await reviewed('孟样例', PREEXISTING);
    expect(await pay(tried, 741_000)).toMatchObject({ ok: true, value: { payable: 741_000 } });
    const [decided] = await scene.told('claim-decided');
    expect(decided?.decision).toMatchObject({
      ...tried,
      healthStatus: 'preexisting',
      verdict: 'pay',
      payable: 741_000,
      by: { operatorNo: 'D201', name: '卫核赔', place: 'centre' },
    });
    const text = canonicalize(decided?.decision) ?? '';
    expect(signatureHolds(scene.centre.ports.key.publicKey, text, decided?.signature ?? '')).toBe(true);
    const [accumulator] = await scene.told('accumulator');
    expect(accumulator).toMatchObject({ includes: [tried.settlementId], state: decided?.decision.stateAfter });
    const { rows } = await scene.centre.pool.query<{ bytes: string }>(
      `SELECT bytes FROM packages WHERE channel = 'desk/TY01' ORDER BY n DESC LIMIT 1`,
    );
    expect(rows[0]?.bytes).toMatch(/claim-decided.*accumulator/);
  });

  test('declines with a reason only, and uses up no line', async () => {
    const tried = await reviewed();
    const decline = (reason: string | null) =>
      decider.answer('claim.decide', { ...tried, verdict: 'decline', reason, shown: 1_852_500 });
    expect(await decline(null)).toMatchObject(refusal('decide-reason-missing'));
    expect(await decline('不属保险责任')).toMatchObject({ ok: true, value: { payable: 0 } });
    const [decided] = await scene.told('claim-decided');
    expect(decided?.decision).toMatchObject({ verdict: 'decline', reason: '不属保险责任', payable: 0 });
    expect(decided?.decision.stateAfter).toEqual(decided?.decision.stateBefore);
  });

  test('refuses another figure than the one shown, with both, and writes nothing', async () => {
    const tried = await reviewed();
    expect(await pay(tried, 1_852_400)).toMatchObject({
      ok: false,
      error: { code: 'office-figure-changed', details: { shown: '18,524.00 元', now: '18,525.00 元' } },
    });
    expect(await scene.told('claim-decided')).toEqual([]);
    expect(await stageOf(tried)).toBe('decision');
  });

  test('starts from what was decided before: the second bill of a year finds its line used', async () => {
    const policyId = await scene.insure('孟样例');
    const first = await scene.tryClaim(policyId, '孟样例');
    const second = await scene.tryClaim(policyId, '孟样例', {
      visit: settledVisit({ setl_id: 'S0002', mdtrt_id: 'M0002' }),
    });
    await scene.arrive();
    await signIn();
    for (const tried of [first, second]) {
      await determine(tried);
      await agree(tried);
    }
    await pay(first);
    const shown = await decider.call('claim.open', { claimId: second.claimId });
    const [now] = shown.now;
    expect(shown.tried[0]?.payable).toBe(1_852_500);
    expect(now?.payable).toBeGreaterThan(1_852_500);
    expect(shown.earlier).toEqual([
      expect.objectContaining({ claimId: first.claimId, payable: 1_852_500, by: '卫核赔' }),
    ]);
    expect(await pay(second)).toMatchObject(refusal('office-figure-changed'));
    expect(await pay(second, now?.payable ?? 0)).toMatchObject({ ok: true });
  });

  test('stays within the personal authority: per claim, per day and until its day', async () => {
    const tried = await reviewed();
    const tries = {
      'office-no-authority': null,
      'office-above-claim': { perClaim: 1_852_499, perDay: 9_000_000, until: '2022-12-31' },
      'office-above-day': { perClaim: 9_000_000, perDay: 1_852_499, until: '2022-12-31' },
      'office-authority-ended': { perClaim: 9_000_000, perDay: 9_000_000, until: '2022-07-03' },
    };
    for (const [code, limits] of Object.entries(tries)) {
      const authority =
        limits === null
          ? null
          : { perClaim: fen(limits.perClaim), perDay: fen(limits.perDay), until: localDate(limits.until) };
      await putOfficers(scene.centre, [{ ...OFFICERS.decider, authority }]);
      await decider.signIn('D201');
      expect(await pay(tried)).toMatchObject(refusal(code));
    }
    expect(await pay(tried, 1_852_500, reviewer)).toMatchObject(refusal('office-role-refused'));
  });

  test('happens once however often and by however many it is asked for at the same moment', async () => {
    const tried = await reviewed();
    const other = openBrowser(scene.url);
    await putOfficers(scene.centre, [{ ...OFFICERS.decider, userNo: 'D202' }]);
    await other.signIn('D202');
    const requestId = crypto.randomUUID();
    const input = { ...tried, verdict: 'pay', reason: null, shown: 1_852_500 } as const;
    const asked = [decider, decider, decider].map((browser) => browser.answer('claim.decide', input, { requestId }));
    const answers = await Promise.all([...asked, pay(tried, 1_852_500, other)]);
    const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.decisionId] : [])));
    expect(ids.size).toBe(1);
    expect(await scene.told('claim-decided')).toHaveLength(1);
    const { rows } = await scene.centre.pool.query('SELECT 1 FROM decisions');
    expect(rows).toHaveLength(1);
    expect(await decider.answer('claim.decide', { ...input, shown: 1 }, { requestId })).toMatchObject(
      refusal('request-reused'),
    );
  });

  test('is not made on a trial the window has replaced', async () => {
    const tried = await reviewed();
    const again = await scene.tryAgain(tried.claimId);
    await scene.arrive();
    expect(await pay(tried)).toMatchObject(refusal('office-trial-replaced'));
    expect(await stageOf(again)).toBe('review');
    await agree(again);
    expect(await pay(again)).toMatchObject({ ok: true });
  });

  test('is not made on facts the window has corrected since; once they are tried, reviewed and shown, it is', async () => {
    const policyId = await scene.insure('孟样例');
    const tried = await scene.tryClaim(policyId, '孟样例');
    await scene.arrive();
    await signIn();
    await determine(tried);
    await agree(tried);
    await scene.amend(tried.claimId, policyId, '孟样例', 'S0009');
    await scene.arrive();
    const { counts, rows } = await reviewer.call('queue.list', { stage: 'desk' });
    expect(counts).toMatchObject({ decision: 0, desk: 1 });
    expect(rows).toMatchObject([{ claimId: tried.claimId, note: '窗口已更正，待重新试算' }]);
    expect(await stageOf(tried)).toBe('desk');
    expect(await pay(tried)).toMatchObject(refusal('office-trial-replaced'));
    expect(await determine(tried)).toMatchObject(refusal('office-trial-replaced'));
    const again = await scene.tryAgain(tried.claimId);
    await scene.arrive();
    expect(await stageOf(again)).toBe('review');
    await agree(again);
    expect(await pay(again)).toMatchObject({ ok: true });
  });

  test('waits for another 复核 once the window has determined otherwise since', async () => {
    const tried = await reviewed();
    const by = { operatorNo: 'FH01', name: '傅样例', place: 'desk' } as const;
    const at = '2022-07-04T11:00:00.000+08:00';
    const determinationId = crypto.randomUUID();
    await craftEntry(scene.centre, 'TY01', {
      type: 'claim.determined/1',
      subject: determinationId,
      operatorNo: by.operatorNo,
      businessDay: '2022-07-04',
      amounts: { claimId: tried.claimId, policyId: await policyOf(tried) },
      body: {
        ...PREEXISTING,
        firstDiagnosedOn: localDate('2019-05-06'),
        determinationId,
        claimId: tried.claimId,
        by,
        at,
      },
    });
    await scene.centre.judge();
    const { counts } = await reviewer.call('queue.list', { stage: 'review' });
    expect(counts).toMatchObject({ review: 1, decision: 0 });
    expect(await stageOf(tried)).toBe('review');
    expect(await pay(tried, 741_000)).toMatchObject(refusal('office-stage-moved'));
    expect(await agree(tried)).toMatchObject({ ok: true });
    expect(await pay(tried, 741_000)).toMatchObject({ ok: true });
  });

  test('is not made for a policy that is not 承保', async () => {
    const tried = await reviewed();
    await scene.centre.pool.query(`UPDATE policies SET state = 'cancelled'`);
    expect(await pay(tried)).toMatchObject(refusal('office-held'));
  });

  test('counts what the same person decides at the same moment against the day', async () => {
    const first = await scene.tryClaim(await scene.insure('孟样例'), '孟样例');
    const visit = settledVisit({ setl_id: 'S0002', mdtrt_id: 'M0002' });
    const second = await scene.tryClaim(await scene.insure('卫样例'), '卫样例', { visit });
    await scene.arrive();
    const authority = { perClaim: fen(2_000_000), perDay: fen(2_000_000), until: localDate('2022-12-31') };
    await putOfficers(scene.centre, [{ ...OFFICERS.decider, authority }]);
    await signIn();
    for (const tried of [first, second]) {
      await determine(tried);
      await agree(tried);
    }
    const answers = await Promise.all([pay(first), pay(second)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refusal('office-above-day'));
  });

  test('pays nothing while another payer is 待定, and may decline', async () => {
    const policyId = await scene.insure('孟样例');
    const tried = await scene.tryClaim(policyId, '孟样例', { visit: workedVisit() });
    await scene.arrive();
    await signIn();
    await determine(tried);
    await agree(tried);
    expect(await pay(tried)).toMatchObject(refusal('office-held'));
    const decline = { ...tried, verdict: 'decline', reason: '不属保险责任', shown: 1_852_500 } as const;
    expect(await decider.answer('claim.decide', decline)).toMatchObject({ ok: true });
  });

  test('pays nothing for a receipt another window’s claim was paid for; what was declined there may be paid', async () => {
    const claims: Tried[] = [];
    for (const [at, name] of ['孟样例', '卫样例', '柏样例'].entries()) {
      const visit = settledVisit({ setl_id: `S000${at}`, mdtrt_id: `M000${at}` });
      claims.push(await scene.tryClaim(await scene.insure(name), name, { visit }));
    }
    await scene.arrive();
    await signIn();
    for (const tried of claims) {
      await determine(tried);
      await agree(tried);
    }
    const [declined, paid, third] = claims;
    if (declined === undefined || paid === undefined || third === undefined) throw new Error('three claims');
    const decline = { verdict: 'decline', reason: '不属保险责任', shown: 1_852_500 } as const;
    await decider.call('claim.decide', { ...declined, ...decline });
    await pay(paid);
    // A window would have refused the same receipt at once; another window could not have seen it.
    const share = (no: string, other: Tried) =>
      scene.centre.pool.query(
        `INSERT INTO invoices (bill_code, bill_no, claim_id) VALUES ('37060122', $1, $2), ('37060122', $1, $3)`,
        [no, other.claimId, third.claimId],
      );
    const holdsOf = async () => (await decider.call('claim.open', { claimId: third.claimId })).holds;
    await share('0001', declined);
    expect(await holdsOf()).toEqual([]);
    await share('0002', paid);
    expect(await holdsOf()).toEqual([expect.stringContaining('同一张票据已在另一理赔案核定给付')]);
    expect(await pay(third)).toMatchObject(refusal('office-held'));
  });

  test('may be a 不予给付 while two programs differ in the figure, and never a payment', async () => {
    const tried = await reviewed();
    await scene.centre.pool.query(`UPDATE settlements SET outcome = 'engine-differs'`);
    expect(await pay(tried)).toMatchObject(refusal('office-held'));
    const decline = { ...tried, verdict: 'decline', reason: '不属保险责任', shown: 1_852_500 } as const;
    expect(await decider.answer('claim.decide', decline)).toMatchObject({ ok: true });
  });

  test('pays nothing for a settlement that another window’s claim was paid for', async () => {
    const first = await reviewed();
    await pay(first);
    const visit = settledVisit({ setl_id: 'S0002', mdtrt_id: 'M0002' });
    const second = await scene.tryClaim(await scene.insure('卫样例'), '卫样例', { visit });
    await scene.arrive();
    await determine(second);
    await agree(second);
    // A window would have refused the same number at once; another window could not have seen it.
    await scene.centre.pool.query(`UPDATE claimed_settlements SET setl_id = 'S0001'`);
    expect(await pay(second)).toMatchObject(refusal('office-held'));
  });
});
