/** 2021-11-20, enrolment: cash, two 个人账户 orders, a subsidised person; the cashier is never the seller. */
import type { Input, Output } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { fen, formatYuan } from '../../../shared/money.ts';
import type { IssuedPaper, PaperKind } from '../../../shared/papers.ts';
import type { RelatedParty } from '../../../shared/parties.ts';
import { PAYMENT_STATE_NAMES } from '../../../shared/payment.ts';
import { castMember } from '../cast.ts';
import { keepPapers, mustBe, type Stage, startShift } from './stage.ts';

const DAY = localDate('2021-11-20');
/** The sample premiums of 体验模式, in fen. */
const ZAOZHUANG_PREMIUM = fen(9_000);
const GANZHOU_PREMIUM = fen(10_000);

/** A 个人账户 order that waits for the result file. */
export interface Order {
  readonly policyId: string;
  readonly insured: string;
  /** Number of the 扣缴受理单. */
  readonly paperNo: string;
}

export interface Enrolled {
  readonly orders: readonly Order[];
  /** Policies by the insured's name. */
  readonly policies: Readonly<Record<string, string>>;
}

/** Plays the day. */
export async function enrollDay(stage: Stage): Promise<Enrolled> {
  stage.clock.set(DAY, '09:00');
  const clerk = await startShift(stage, '1001');
  const cashier = await startShift(stage, '1002');
  const adult = await payCash(stage, clerk, cashier, '孟样例');
  const patient = await payCash(stage, clerk, cashier, '卫样例');
  const father = await orderFromAccount(stage, clerk, '柏样例', adultOrder());
  const child = await orderFromAccount(stage, clerk, '秦小样', childOrder());
  await subsidise(stage, clerk, '钟样例');
  return {
    orders: [father, child],
    policies: { 孟样例: adult, 卫样例: patient, 柏样例: father.policyId, 秦小样: child.policyId },
  };
}

/** A 枣庄 resident whose adult daughter's 个人账户 is charged: the insured is the payer's father. */
function adultOrder(): Partial<Input<'enrollment.propose'>> {
  return { payment: { tender: 'personal-account', payer: relative('柏小样', '51'), reference: null, subsidy: null } };
}

/** A child: the parent applies as guardian and pays from the own 个人账户. */
function childOrder(): Partial<Input<'enrollment.propose'>> {
  const parent = relative('秦样例', '30');
  return { applicant: parent, payment: { tender: 'personal-account', payer: parent, reference: null, subsidy: null } };
}

/** Member of the cast as applicant or payer; `relation`: what the insured is to them (GB/T 4761). */
function relative(name: string, relation: string): RelatedParty {
  const { psn_cert_type, certno, psn_name } = castMember(name).row;
  return { psn_cert_type, certno, psn_name, tel: null, relation };
}

async function propose(
  stage: Stage,
  session: string,
  name: string,
  planId: string,
  changes: Partial<Input<'enrollment.propose'>>,
): Promise<Output<'enrollment.propose'>> {
  const { psn_cert_type, certno, psn_name } = castMember(name).row;
  const card = { psn_cert_type, certno, psn_name };
  const check = await stage.caller.call('enrollment.check', { planId, card }, { session });
  mustBe(`${name}的参保资格`, check.sentence, '可参保。');
  stage.clock.pass(90);
  const proposal: Input<'enrollment.propose'> = {
    planId,
    insured: { ...card, tel: null, nameConfirmed: false },
    applicant: null,
    agent: null,
    declaredHealth: null,
    payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
    ...changes,
  };
  return stage.caller.call('enrollment.propose', proposal, { session });
}

async function payCash(stage: Stage, clerk: string, cashier: string, name: string): Promise<string> {
  const proposed = await propose(stage, clerk, name, 'zaozhuang-2022', {});
  mustIssue(name, proposed.papers, ['proposal-acceptance']);
  stage.clock.pass(60);
  const received = fen(10_000);
  const counted = { paymentId: proposed.paymentId, received };
  const collected = await stage.caller.call('payments.collect', counted, { session: cashier });
  mustIssue(name, collected.papers, ['premium-receipt']);
  mustBe(`${name}的找零（分）`, collected.change, received - ZAOZHUANG_PREMIUM);
  const papers = [
    ...(await keepPapers(stage, clerk, proposed.papers)),
    ...(await keepPapers(stage, cashier, collected.papers)),
  ];
  const state = await paymentState(stage, clerk, proposed.policyId, ZAOZHUANG_PREMIUM);
  const result = `保费 ${formatYuan(ZAOZHUANG_PREMIUM)} ${state}，收 ${formatYuan(received)} 找 ${formatYuan(collected.change)}`;
  stage.outcomes.push({ day: DAY, act: '投保 现金', who: name, result, papers });
  return proposed.policyId;
}

async function orderFromAccount(
  stage: Stage,
  clerk: string,
  name: string,
  changes: Partial<Input<'enrollment.propose'>>,
): Promise<Order> {
  const proposed = await propose(stage, clerk, name, 'zaozhuang-2022', changes);
  mustIssue(name, proposed.papers, ['proposal-acceptance', 'deduction-acceptance']);
  const papers = await keepPapers(stage, clerk, proposed.papers);
  const state = await paymentState(stage, clerk, proposed.policyId, ZAOZHUANG_PREMIUM);
  const payer = changes.payment?.payer?.psn_name ?? '';
  const result = `保费 ${formatYuan(ZAOZHUANG_PREMIUM)} ${state}（${payer}的个人账户）`;
  stage.outcomes.push({ day: DAY, act: '投保 个人账户', who: name, result, papers });
  const order = proposed.papers.find(({ kind }) => kind === 'deduction-acceptance');
  return { policyId: proposed.policyId, insured: name, paperNo: order?.no ?? '' };
}

/** Counter rule 13: a receivable from the subsidiser; no receipt before it has paid. */
async function subsidise(stage: Stage, clerk: string, name: string): Promise<void> {
  const subsidy = { name: '样例县财政局（样例）', identity: '低收入人口' };
  const payment = { tender: 'subsidy', payer: null, reference: null, subsidy } as const;
  const proposed = await propose(stage, clerk, name, 'ganzhou', { payment });
  mustIssue(name, proposed.papers, ['proposal-acceptance', 'payment-acceptance']);
  const papers = await keepPapers(stage, clerk, proposed.papers);
  const state = await paymentState(stage, clerk, proposed.policyId, GANZHOU_PREMIUM);
  const result = `保费 ${formatYuan(GANZHOU_PREMIUM)}（样例值）${state}`;
  stage.outcomes.push({ day: DAY, act: '投保 财政资助', who: name, result, papers });
}

/** The state of a policy's payment as the lists show it, its amount checked. */
async function paymentState(stage: Stage, session: string, policyId: string, premium: number): Promise<string> {
  const { policies } = await stage.caller.call('policies.list', { paymentState: null, limit: 50 }, { session });
  const policy = policies.find((candidate) => candidate.policyId === policyId);
  mustBe('保费（分）', policy?.premium ?? null, premium);
  return policy === undefined ? '' : PAYMENT_STATE_NAMES[policy.payment.state];
}

function mustIssue(name: string, papers: readonly IssuedPaper[], kinds: readonly PaperKind[]): void {
  mustBe(`${name}的单证`, papers.map(({ kind }) => kind).join('、'), kinds.join('、'));
}
