/** What the centre says comes down: whole, in order, signed, each package in one transaction, and a rebuild gives the same (sync rules 24–26). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { secureRandom, signingKey } from '../../../central/crypto.ts';
import { castMember } from '../../../main/demo/cast.ts';
import { demoOperators } from '../../../main/demo/operators.ts';
import { deductionCsv } from '../../support/deductions.ts';
import { finishJob } from '../../support/desk.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen } from '../../../shared/money.ts';
import { demoPlans } from '../../../shared/plan/built-in.ts';
import { type Certificate, certificateText } from '../../../shared/sync/certificate.ts';
import type { Channel } from '../../../shared/sync/channel.ts';
import type { FeedItem } from '../../../shared/sync/feed-item.ts';
import { joinDesk, type JoinedDesk, reopen } from '../../support/joined-desk.ts';
import { proposal } from '../../support/proposals.ts';
import { behind, deskTemplate, type DeskTemplate, proofOf } from '../../support/spine.ts';
import { withFigures } from '../../support/plans.ts';

const DESK: Channel = 'desk/TY01';
const REGION: Channel = 'region/370400';
const AT = '2021-11-20T10:00:00.000+08:00';

let template: DeskTemplate;
let at: JoinedDesk;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  at = await joinDesk(template);
});
afterEach(async () => {
  const { dataDir } = at.desk.ports;
  await at.desk.app.close();
  // Whatever a test did, the tables are those the journal and the packages make.
  expect(proofOf(dataDir)).toMatchObject({ ok: true, findings: [] });
  await at.desk.dispose();
});

const rows = (sql: string) => behind(at.desk, (db) => db.all<Record<string, unknown>>(sql));
const propose = (name: string) => at.desk.call('enrollment.propose', proposal(name), { session: at.crew.clerk });
const collect = (paymentId: string) =>
  at.desk.call('payments.collect', { paymentId, received: fen(9_000) }, { session: at.crew.cashier });
const limitsOf = (changes: object): FeedItem => ({
  kind: 'limits',
  limits: { accumulatorMaxHours: 12, offlinePerClaim: fen(0), refundDays: 10, rosterDropPercent: 5, ...changes },
});
const refusal = (policyId: string): FeedItem => ({
  kind: 'policy-ruled',
  ruling: { policyId, at: AT, outcome: 'refused', code: 'duplicate', sentence: '已在别处参保。', owner: 'applicant' },
});
const acceptance = (policyId: string, certificateNo = 'ZZ2022-0000001-K'): FeedItem => {
  const certificate: Omit<Certificate, 'signature'> = {
    certificateNo,
    policyId,
    planId: 'zaozhuang-2022',
    coverStart: localDate('2022-01-01'),
    coverEnd: localDate('2022-12-31'),
    issuedOn: localDate('2021-11-20'),
  };
  const signature = signingKey(secureRandom(32)).sign(certificateText(certificate));
  return {
    kind: 'policy-ruled',
    ruling: { policyId, at: AT, outcome: 'accepted', certificate: { ...certificate, signature } },
  };
};

describe('rulings on policies', () => {
  test('承保: the policy is accepted and its certificate is here', async () => {
    const { policyId } = await propose('孟样例');
    at.centre.publish(DESK, [acceptance(policyId)]);
    expect(await at.sync()).toEqual({ sent: 2, taken: 1, state: 'ok', trouble: null });
    expect(rows('SELECT state FROM policies')).toEqual([{ state: 'accepted' }]);
    expect(rows('SELECT certificate_no, policy_id FROM certificates')).toEqual([
      { certificate_no: 'ZZ2022-0000001-K', policy_id: policyId },
    ]);
  });
  test('不予承保 after the cash was taken: 应退保费 with the deadline of the signed limits, and it is shown with who fixes it', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    await collect(paymentId);
    at.centre.publish(REGION, [limitsOf({})]);
    await at.sync();
    at.centre.publish(DESK, [refusal(policyId)]);
    await at.sync();
    expect(rows('SELECT policy_id, amount_fen, since_day, deadline, state FROM refunds_due')).toEqual([
      { policy_id: policyId, amount_fen: 9_000, since_day: '2021-11-20', deadline: '2021-11-30', state: 'due' },
    ]);
    expect(await at.figures()).toMatchObject({ refused: 1 });
    expect((await at.status()).refused).toMatchObject([
      {
        policyId,
        no: expect.stringMatching(/^TY01-/),
        sentence: '已在别处参保。',
        owner: 'applicant',
        refund: { amount: 9_000, deadline: '2021-11-30', state: 'due' },
      },
    ]);
    const hsa = await at.desk.signIn('2001');
    const seen = await at.desk.call('sync.status', {}, { session: hsa });
    expect(seen.refused).toMatchObject([{ refund: { amount: null, deadline: '2021-11-30' } }]);
  });
  test('不予承保 before any money came owes nothing, and no premium is taken for it any more', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    at.centre.publish(DESK, [refusal(policyId)]);
    await at.sync();
    expect(rows('SELECT * FROM refunds_due')).toEqual([]);
    const input = { paymentId, received: fen(9_000) };
    const answer = await at.desk.answer('payments.collect', input, { session: at.crew.cashier });
    expect(answer).toMatchObject({ ok: false, error: { code: 'policy-not-accepted' } });
  });
  test('a deduction that comes through after the refusal is booked, and owed from its day', async () => {
    const payment = { tender: 'personal-account' as const, payer: null, reference: null, subsidy: null };
    const proposed = await at.desk.call('enrollment.propose', proposal('𬱖样例', { payment }), {
      session: at.crew.clerk,
    });
    at.centre.publish(DESK, [refusal(proposed.policyId)]);
    await at.sync();
    const no = proposed.papers.find(({ kind }) => kind === 'deduction-acceptance')?.no ?? '';
    const line = { no, certno: castMember('𬱖样例').row.certno, amount: '90.00' };
    const ticket = at.desk.app.uploads.put(deductionCsv([line]), '扣缴结果.csv');
    const { jobId } = await at.desk.call('payments.importDeductions', { ticket }, { session: at.crew.clerk });
    await finishJob(at.desk, jobId, at.crew.clerk);
    expect(rows('SELECT amount_fen, since_day FROM refunds_due')).toEqual([
      { amount_fen: 9_000, since_day: '2021-11-20' },
    ]);
  });
  test('a second look of the centre turns 不予承保 into 承保, and nothing is owed any more', async () => {
    const { policyId, paymentId } = await propose('孟样例');
    await collect(paymentId);
    at.centre.publish(DESK, [refusal(policyId)]);
    at.centre.publish(DESK, [acceptance(policyId)]);
    await at.sync();
    expect(rows('SELECT state FROM policies')).toEqual([{ state: 'accepted' }]);
    expect(rows('SELECT state FROM refunds_due')).toEqual([{ state: 'void' }]);
    expect(await at.figures()).toMatchObject({ refused: 0 });
  });
  test('承保 of a policy whose person has joined again here becomes an alarm, not a stop of the feed', async () => {
    const { policyId } = await propose('孟样例');
    at.centre.publish(DESK, [refusal(policyId)]);
    await at.sync();
    const again = await propose('孟样例');
    at.centre.publish(DESK, [acceptance(policyId)]);
    expect(await at.sync()).toMatchObject({ state: 'ok' });
    expect(rows("SELECT policy_id FROM policies WHERE state = 'proposed'")).toEqual([{ policy_id: again.policyId }]);
    const { alarms } = await at.status();
    expect(alarms).toMatchObject([{ code: 'accepted-twice', subject: policyId }]);
    expect(alarms[0]?.sentence).toMatch(/投保受理单 TY01-/);
    expect(alarms[0]?.sentence).not.toContain(policyId);
  });
  test('待承保 with a reason stands in the list of what waits, and is no refusal', async () => {
    const { policyId } = await propose('孟样例');
    at.centre.publish(DESK, [
      { kind: 'policy-ruled', ruling: { policyId, at: AT, outcome: 'waiting', sentence: '保费未到账。' } },
    ]);
    await at.sync();
    expect((await at.status()).waiting).toMatchObject([{ policyId, sentence: '保费未到账。' }]);
    expect(await at.figures()).toMatchObject({ refused: 0 });
  });
  test('a ruling on a policy this desk does not know is kept, stops nothing, and is an alarm', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const waiting: FeedItem = {
      kind: 'policy-ruled',
      ruling: { policyId: crypto.randomUUID(), at: AT, outcome: 'waiting', sentence: '保费未到账。' },
    };
    at.centre.publish(DESK, [refusal(first), acceptance(second), waiting]);
    expect(await at.sync()).toMatchObject({ taken: 1, state: 'ok' });
    expect(rows('SELECT count(*) AS n FROM rulings')).toEqual([{ n: 3 }]);
    expect((await at.status()).alarms).toMatchObject([
      { code: 'ruling-without-policy', subject: first, sentence: expect.stringContaining('不予承保') },
      { code: 'ruling-without-policy', subject: second, sentence: expect.stringContaining('已承保') },
    ]);
  });
  test('what was refused names its person, masked, to the insurer’s side', async () => {
    const { policyId } = await propose('孟样例');
    at.centre.publish(DESK, [refusal(policyId)]);
    await at.sync();
    expect((await at.status()).refused).toMatchObject([{ policyId, psn_name: '孟*例' }]);
    const hsa = await at.desk.signIn('2001');
    expect((await at.desk.call('sync.status', {}, { session: hsa })).refused).toMatchObject([{ psn_name: null }]);
    const { people } = await at.desk.call('person.find', { text: policyId }, { session: at.crew.clerk });
    expect(people).toMatchObject([{ psn_name: '孟样例' }]);
  });
  test('the centre’s run of a trial is kept beside the trial', async () => {
    const settlementId = crypto.randomUUID();
    const check = {
      settlementId,
      claimId: crypto.randomUUID(),
      outcome: 'other-inputs' as const,
      healthy: fen(100),
      preexisting: null,
      at: AT,
    };
    at.centre.publish(DESK, [{ kind: 'claim-checked', check }]);
    await at.sync();
    expect(rows('SELECT settlement_id, outcome, healthy_fen, preexisting_fen FROM claim_checks')).toEqual([
      { settlement_id: settlementId, outcome: 'other-inputs', healthy_fen: 100, preexisting_fen: null },
    ]);
  });
});

describe('alarms', () => {
  const alarms = (count: number): FeedItem[] =>
    Array.from({ length: count }, (_, nth) => ({
      kind: 'alarm',
      code: 'engine-differs',
      subject: `S${nth}`,
      sentence: `样例警报 ${nth}。`,
    }));
  const handle = (subject: string, session = at.crew.supervisor) =>
    at.desk.answer('sync.handle', { kind: 'alarm', subject, reason: '已电话核对' }, { session });

  test('are counted all, however many are listed', async () => {
    at.centre.publish(DESK, alarms(120));
    await at.sync();
    expect(await at.figures()).toMatchObject({ alarms: 120 });
    const { alarms: listed, alarmCount } = await at.status();
    expect([listed.length, alarmCount]).toEqual([100, 120]);
  });
  test('a supervisor says what was done: it leaves the count, stays in the list of the handled, once', async () => {
    at.centre.publish(DESK, alarms(2));
    await at.sync();
    const [first] = (await at.status()).alarms;
    const key = first?.key ?? '';
    expect(await handle(key, at.crew.clerk)).toMatchObject({ ok: false, error: { code: 'grant-refused' } });
    expect(await handle('desk/TY01 9 9')).toMatchObject({ ok: false, error: { code: 'attention-unknown' } });
    expect(await handle(key)).toMatchObject({ ok: true });
    expect(await handle(key)).toMatchObject({ ok: false, error: { code: 'attention-handled' } });
    expect(await at.status()).toMatchObject({
      alarmCount: 1,
      handledAlarms: [{ key, sentence: first?.sentence, reason: '已电话核对', operatorNo: '1003' }],
    });
    expect(await at.figures()).toMatchObject({ alarms: 1 });
  });
});

describe('how the line stands now', () => {
  test('after a restart 正常 is not said before the centre was heard again, nor long after it was heard', async () => {
    expect(await at.figures()).toMatchObject({ line: { state: 'ok' } });
    at = await reopen(at);
    expect(await at.figures()).toMatchObject({ line: { state: 'checking' } });
    expect((await at.status()).line.state).toBe('checking');
    await at.sync();
    expect((await at.status()).line.state).toBe('ok');
    at.centre.clock.set('2021-11-20', '09:05');
    expect((await at.figures()).line.state).toBe('checking');
    await at.sync();
    expect((await at.figures()).line.state).toBe('ok');
  });
  test('the accumulators are as old as the last reading of the desk’s channel', async () => {
    expect(await at.figures()).toMatchObject({ accumulators: { readAt: '2021-11-20T09:00:00.000+08:00' } });
  });
});

describe('plans, operators, limits, the letter', () => {
  test('plans of the centre replace those of the program, and a newer program no longer changes them', async () => {
    const [zaozhuang] = demoPlans().filter(({ id }) => id === 'zaozhuang-2022');
    if (zaozhuang === undefined) throw new Error('no plan');
    at.centre.publish('plans', [{ kind: 'plans', plans: [withFigures(zaozhuang, { 'premium.amount': '99.00' })] }]);
    await at.sync();
    const offers = async () => (await at.desk.call('plans.offers', {}, { session: at.crew.clerk })).offers;
    expect((await offers()).map(({ planId, premium }) => [planId, premium])).toEqual([['zaozhuang-2022', 9_900]]);
    at = await reopen(at);
    expect((await offers()).map(({ premium }) => premium)).toEqual([9_900]);
    expect(await at.figures()).toMatchObject({ plans: { n: 1 } });
    expect(rows("SELECT max(n) AS n FROM packages WHERE channel = 'program'")).toEqual([{ n: 1 }]);
  });
  test('an operator of this desk is put as the centre knows them, with authority; others’ desks are not ours', async () => {
    const [clerk] = demoOperators;
    if (clerk === undefined) throw new Error('nobody');
    const authority = { perClaim: fen(500_000), perDay: fen(2_000_000), until: localDate('2022-12-31') };
    const decider = { ...clerk, operatorNo: '1009', name: '核赔样例', grants: ['decider' as const] };
    const put = (deskCode: string, operator: typeof decider): FeedItem => ({
      kind: 'operator',
      deskCode,
      operator,
      standing: 'active',
      authority,
    });
    at.centre.publish(REGION, [put('TY01', decider), put('TY02', { ...decider, operatorNo: '7777' })]);
    await at.sync();
    expect(rows('SELECT operator_no, per_claim_fen, until_day FROM authorities')).toEqual([
      { operator_no: '1009', per_claim_fen: 500_000, until_day: '2022-12-31' },
    ]);
    expect(rows(`SELECT operator_no FROM operators WHERE operator_no IN ('1009', '7777')`)).toEqual([
      { operator_no: '1009' },
    ]);
    await at.desk.call(
      'operators.setPassword',
      { operatorNo: '1009', newPassword: 'hepei2022' },
      { session: at.crew.admin },
    );
    expect(
      await at.desk.answer('session.signIn', { operatorNo: '1009', password: 'hepei2022', purpose: 'session' }),
    ).toMatchObject({ ok: true });
    at.centre.publish(REGION, [
      { kind: 'operator', deskCode: 'TY01', operator: decider, standing: 'left', authority: null },
    ]);
    await at.sync();
    expect(rows('SELECT * FROM authorities')).toEqual([]);
  });
  test('whoever the centre changed is signed out; whoever it left as they were goes on', async () => {
    const [clerk, cashier] = demoOperators;
    if (clerk === undefined || cashier === undefined) throw new Error('nobody');
    const same: FeedItem = { kind: 'operator', deskCode: 'TY01', operator: clerk, standing: 'active', authority: null };
    const gone: FeedItem = { kind: 'operator', deskCode: 'TY01', operator: cashier, standing: 'left', authority: null };
    at.centre.publish(REGION, [same, gone]);
    await at.sync();
    expect(await at.desk.answer('shift.current', {}, { session: at.crew.clerk })).toMatchObject({ ok: true });
    expect(await at.desk.answer('shift.current', {}, { session: at.crew.cashier })).toMatchObject({
      error: { code: 'session-required' },
    });
  });
  test('paper numbers carry the centre’s letter from the moment the desk joins, and the counter goes on', async () => {
    const { papers } = await propose('孟样例');
    expect(papers[0]?.no).toMatch(/^TY01-20211120-A-000001-/);
    expect(await at.desk.call('desk.status', {})).toMatchObject({ desk: { epochConfirmed: true } });
    const [epoch] = rows('SELECT epoch_id FROM epochs');
    at.centre.publish(DESK, [{ kind: 'epoch-confirmed', epochId: String(epoch?.['epoch_id']), letter: 'B' }]);
    await at.sync();
    expect((await propose('柏样例')).papers[0]?.no).toMatch(/^TY01-20211120-B-00000[23]-/);
  });
});

describe('a package that is not what it must be is refused whole', () => {
  const head = () => ({ v: 2, alg: 'sha256', channel: REGION, at: AT, items: [limitsOf({})] });
  const NONE = '0'.repeat(64);
  const forged = () => {
    const { bytes } = at.centre.sign({ ...head(), n: 1, prev: NONE });
    return { bytes, signature: { alg: 'ed25519' as const, value: signingKey(secureRandom(32)).sign(bytes) } };
  };
  const changed = () => {
    const signed = at.centre.sign({ ...head(), n: 1, prev: NONE });
    return { ...signed, bytes: signed.bytes.replace('"refundDays":10', '"refundDays":90') };
  };
  test.each([
    ['forged by another key', forged, '签名不符'],
    ['changed on its way', changed, '签名不符'],
    ['a gap', () => at.centre.sign({ ...head(), n: 2, prev: NONE }), '中间缺号'],
    ['not linked to the one before', () => at.centre.sign({ ...head(), n: 1, prev: '1'.repeat(64) }), '不相连'],
    ['of another channel', () => at.centre.sign({ ...head(), channel: 'region/360700', n: 1, prev: NONE }), '另一频道'],
    [
      'with an item of another channel',
      () => at.centre.sign({ ...head(), n: 1, prev: NONE, items: [limitsOf({}), refusal(crypto.randomUUID())] }),
      '不属于该频道',
    ],
    ['no package at all', () => at.centre.sign({ hello: 1 }), '格式无法识别'],
  ])('%s', async (_, make, words) => {
    at.centre.place(REGION, make());
    at.centre.publish(DESK, [{ kind: 'alarm', code: 'engine-differs', subject: 'x', sentence: '样例警报。' }]);
    expect(await at.sync()).toMatchObject({ taken: 1, state: 'blocked', trouble: expect.stringContaining(words) });
    expect(rows('SELECT * FROM limits')).toEqual([]);
    expect((await at.status()).alarms).toHaveLength(1);
  });
  test('a repeat of the last one is refused, and what it did is not done twice', async () => {
    const first = at.centre.publish(REGION, [limitsOf({})]);
    await at.sync();
    at.centre.place(REGION, first);
    expect(await at.sync()).toMatchObject({ taken: 0, state: 'blocked', trouble: expect.stringContaining('重复') });
  });
  test('a sound package of a newer program asks for an upgrade', async () => {
    at.centre.place(REGION, at.centre.sign({ ...head(), n: 1, prev: NONE, items: [{ kind: 'moon-phase', phase: 3 }] }));
    expect(await at.sync()).toMatchObject({
      taken: 0,
      state: 'upgrade-needed',
      trouble: expect.stringContaining('升级'),
    });
  });
  test('a centre that has less than it gave is reported, not followed', async () => {
    at.centre.publish(REGION, [limitsOf({})]);
    await at.sync();
    at.centre.failNext(
      ...[1, 2, 3].map(() => async (request: Parameters<typeof at.centre.line>[0], pass: typeof at.centre.line) => {
        const answer = await pass(request);
        return { ...answer, body: new TextEncoder().encode(JSON.stringify({ packages: [], newest: 0 })) };
      }),
    );
    expect(await at.sync()).toMatchObject({ state: 'blocked', trouble: expect.stringContaining('恢复过') });
  });
});

test('a package is taken whole or not at all: what breaks inside leaves no trace, and it is taken again', async () => {
  const many = Array.from({ length: 3 }, (_, index): FeedItem => limitsOf({ refundDays: index + 1 }));
  at.centre.publish(REGION, many);
  behind(at.desk, (db) =>
    db.execute(
      `CREATE TRIGGER broken BEFORE UPDATE ON limits WHEN NEW.refund_days = 3 BEGIN SELECT RAISE(ABORT, 'no'); END`,
    ),
  );
  expect(await at.sync()).toMatchObject({ taken: 0, state: 'blocked', trouble: expect.stringContaining('编号') });
  expect(rows('SELECT * FROM limits')).toEqual([]);
  expect(rows(`SELECT * FROM packages WHERE channel = '${REGION}'`)).toEqual([]);
  behind(at.desk, (db) => db.execute('DROP TRIGGER broken'));
  expect(await at.sync()).toMatchObject({ taken: 1, state: 'ok' });
  expect(rows('SELECT refund_days FROM limits')).toEqual([{ refund_days: 3 }]);
});

test('verify names a package whose signature was changed', async () => {
  at.centre.publish(REGION, [limitsOf({})]);
  await at.sync();
  const sabotage = (sql: string): string[] => {
    behind(at.desk, (db) => db.execute(`DROP TRIGGER packages_no_update; ${sql}`));
    const { findings } = proofOf(at.desk.ports.dataDir);
    return findings.map(({ sentence }) => sentence);
  };
  const restore = `CREATE TRIGGER packages_no_update BEFORE UPDATE ON packages BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END`;
  const [row] = rows(`SELECT signature FROM packages WHERE channel = '${REGION}'`);
  expect(
    sabotage(`UPDATE packages SET signature = '${'0'.repeat(128)}' WHERE channel = '${REGION}'; ${restore}`),
  ).toContain('下发包不是由所接入的中心签发，或签名被改动');
  sabotage(`UPDATE packages SET signature = '${String(row?.['signature'])}' WHERE channel = '${REGION}'; ${restore}`);
});
