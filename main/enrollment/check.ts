/** 'enrollment.check': 可参保 / 不可参保 and the class of reason; the look is journaled (counter rules 4, 6, 11). */
import type { CheckAnswer } from '../../shared/contract/enrollment.ts';
import { type Eligibility, REASON_NAMES } from '../../shared/eligibility.ts';
import { PAYMENT_STATE_NAMES, RETENDERABLE_STATES } from '../../shared/payment.ts';
import { fenOf } from '../../shared/plan/figure.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { journalLook } from '../journal/looks.ts';
import { assess, type Assessment, verdictSentence } from './assess.ts';
import { papersOf, livePolicy } from './policy-store.ts';

export const checkEnrollment: QueryHandler<'enrollment.check'> = (call, { planId, card }) => {
  const assessment = assess(call, planId, card);
  journalLook(call, assessment.certificate.certno, 'enrollment');
  return answer(call, assessment);
};

function answer(call: Call, assessment: Assessment): CheckAnswer {
  const { certificate, eligibility, brdy, age, plan } = assessment;
  const taken = takenBefore(call, assessment);
  const isEligible = eligibility.eligible && taken === null;
  return {
    verdict: isEligible ? 'eligible' : 'ineligible',
    reasonClass: taken === null ? eligibility.reasonClass : 'already-proposed',
    sentence: taken ?? verdictSentence(eligibility),
    checks: shownChecks(call, eligibility),
    notices: [...eligibility.notices],
    nameMatches: assessment.name === null ? null : assessment.name !== 'differs',
    brdy,
    gend: certificate.gend ?? assessment.person?.gend ?? null,
    age,
    needsGuardian: age !== null && age < 18,
    warnings: certificate.warnings.map((warning) => warning.sentence),
    rosterAsOf: assessment.rosterAsOf,
    premium: fenOf(plan.premium.amount),
  };
}

/** The 医保 side sees each check; the insurer's side its class only, before authorization (counter rule 4). */
function shownChecks(call: Call, { checks, reasonClass }: Eligibility): { passed: boolean; sentence: string }[] {
  if (sessionOf(call).operator.side === 'hsa') return checks.map(({ passed, sentence }) => ({ passed, sentence }));
  return checks.map(({ rule, passed, sentence }) => ({
    passed,
    sentence: rule === 'window' ? sentence : classSentence(rule, passed, reasonClass),
  }));
}

const PASSED_CLASSES: Readonly<Record<string, string>> = {
  insured: '已参加基本医保。',
  region: '参保地在本产品范围内。',
  status: '基本医保为正常参保。',
  benefit: '待遇享受状态符合要求。',
  'next-year': '次年基本医保缴费情况符合要求。',
};

/** A check by its class alone: no place, date or scheme of the person. */
export function classSentence(rule: string, passed: boolean, reasonClass: Eligibility['reasonClass']): string {
  if (passed) return PASSED_CLASSES[rule] ?? '符合要求。';
  return `${reasonClass === null ? '不符合要求' : REASON_NAMES[reasonClass]}。请本人持证到医保窗口核实。`;
}

/** The sentence when this person already has this plan and year; else null. */
function takenBefore(call: Call, { certificate, plan }: Assessment): string | null {
  const { db } = deskOf(call);
  const year = 'value' in plan.coverYear ? plan.coverYear.value : null;
  const policy = year === null ? null : livePolicy(db, certificate.certno, plan.id, year);
  if (policy === null) return null;
  const no = papersOf(db, policy.policy_id)[0]?.no ?? '';
  const wayOut = RETENDERABLE_STATES.includes(policy.payment_state)
    ? `原缴费是“${PAYMENT_STATE_NAMES[policy.payment_state]}”，要换一种缴法请在原单上“改换缴费”。`
    : '请在“查询”中查看原单。';
  return `此人已投保“${plan.productName}”${policy.cover_year} 年度（受理单 ${no}），不能重复投保。${wayOut}`;
}
