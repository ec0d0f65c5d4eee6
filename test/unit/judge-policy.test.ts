import { describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import { judgePolicy, type JudgingFacts, type ProposedPolicy } from '../../shared/judge/policy.ts';
import { fen } from '../../shared/money.ts';
import { demoPlans, findPlan } from '../../shared/plan/built-in.ts';
import type { RosterPerson } from '../../shared/roster-person.ts';

const plan = findPlan(demoPlans(), 'zaozhuang-2022');

/** The named member of the cast as a roster holds them. */
function person(name: string): RosterPerson {
  const { row } = castMember(name);
  const { insutype, psn_insu_stas, insuplc_admdvs, paid_next_year } = row;
  const { trt_enjymnt_begndate, trt_enjymnt_enddate, ...rest } = row;
  const { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township } = rest;
  const insurance = { insutype, psn_insu_stas, insuplc_admdvs, trt_enjymnt_begndate, trt_enjymnt_enddate };
  const insurances = [{ ...insurance, paid_next_year }];
  return { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township, insurances };
}

function policy(changes: Partial<ProposedPolicy> = {}): ProposedPolicy {
  return {
    certno: castMember('孟样例').row.certno,
    planId: 'zaozhuang-2022',
    premium: fen(9_000),
    coverYear: 2022,
    coverStart: localDate('2022-01-01'),
    coverEnd: localDate('2022-12-31'),
    businessDay: localDate('2021-11-20'),
    receivedOn: localDate('2021-11-20'),
    payment: { tender: 'cash', state: 'collected' },
    ...changes,
  };
}

function answer(changes: Partial<ProposedPolicy> = {}, facts: Partial<JudgingFacts> = {}): string {
  const judgement = judgePolicy(policy(changes), { plan, person: person('孟样例'), holder: null, ...facts });
  switch (judgement.outcome) {
    case 'accepted':
      return 'accepted';
    case 'refused':
      return `refused ${judgement.code} ${judgement.owner}`;
    case 'waiting':
      return `waiting ${judgement.reason}`;
  }
}

describe('a proposal', () => {
  test('of an insured person, in the window, on the plan’s figures and with its premium here, is 承保', () => {
    expect(answer()).toBe('accepted');
  });

  test('is refused with a code and with who can put it right', () => {
    expect({
      'plan never published': answer({}, { plan: null }),
      'the hash of another plan than its id says': answer({ planId: 'zaozhuang-2021' }),
      'another premium': answer({ premium: fen(8_900) }),
      'another cover': answer({ coverEnd: localDate('2022-11-30') }),
      'before the window': answer({ businessDay: localDate('2021-10-01') }),
      'nobody of that number': answer({}, { person: null }),
      'suspended insurance': answer({}, { person: person('常样例') }),
      'insured elsewhere': answer({}, { person: person('谢样例') }),
      'covered through another desk': answer({}, { holder: 'ZZ02' }),
    }).toEqual({
      'plan never published': 'refused plan-unknown insurer',
      'the hash of another plan than its id says': 'refused plan-unknown insurer',
      'another premium': 'refused premium-differs desk',
      'another cover': 'refused cover-differs desk',
      'before the window': 'refused outside-window insurer',
      'nobody of that number': 'refused not-eligible hsa',
      'suspended insurance': 'refused not-eligible hsa',
      'insured elsewhere': 'refused not-eligible hsa',
      'covered through another desk': 'refused duplicate applicant',
    });
  });

  test('waits for its premium unless a subsidy’s payer owes it', () => {
    expect({
      'no payment known': answer({ payment: null }),
      'cash not counted': answer({ payment: { tender: 'cash', state: 'receivable' } }),
      'transfer not matched': answer({ payment: { tender: 'transfer', state: 'unmatched' } }),
      'account not charged': answer({ payment: { tender: 'personal-account', state: 'to-deduct' } }),
      failed: answer({ payment: { tender: 'personal-account', state: 'failed' } }),
      'subsidy owed': answer({ payment: { tender: 'subsidy', state: 'receivable' } }),
    }).toEqual({
      'no payment known': 'waiting premium',
      'cash not counted': 'waiting premium',
      'transfer not matched': 'waiting premium',
      'account not charged': 'waiting premium',
      failed: 'waiting premium',
      'subsidy owed': 'accepted',
    });
  });

  test('that arrives after 截单 is for a person, and one whose documents were erased too; without a roster it waits', () => {
    const window = plan.enrolment.window;
    if (!('value' in window)) throw new Error('the demo plan has a window');
    const { to } = window.value;
    const next = (days: number) => addDays(to, days);
    expect({
      'on the day after': answer({ businessDay: to, receivedOn: next(1) }),
      'two days after': answer({ businessDay: to, receivedOn: next(2) }),
      erased: answer({ certno: null }, { person: null }),
      'no roster': answer({}, { person: 'no-roster' }),
    }).toEqual({
      'on the day after': 'accepted',
      'two days after': 'waiting declared-late',
      erased: 'waiting erased',
      'no roster': 'waiting roster',
    });
  });

  test('refused for its person says a class of reason, never a fact of the roster', () => {
    const judgement = judgePolicy(policy(), { plan, person: person('常样例'), holder: null });
    expect(judgement).toEqual({
      outcome: 'refused',
      code: 'not-eligible',
      owner: 'hsa',
      sentence: '按 2021-11-20 的参保名单，被保险人基本医保暂停参保。请本人持证到医保窗口核实参保情况。',
    });
  });
});
