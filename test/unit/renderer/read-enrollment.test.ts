import { describe, expect, it } from 'vitest';
import { castMember } from '../../../main/demo/cast.ts';
import { EMPTY_ENROLLMENT, type EnrollDraft } from '../../../renderer/pages/Enroll/draft.ts';
import { readEnrollment, type EnrollFacts } from '../../../renderer/pages/Enroll/read-draft.ts';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import { proposeInputSchema } from '../../../shared/contract/enrollment.ts';
import { localDate } from '../../../shared/dates.ts';

const adult = castMember('孟样例').row;
const parent = castMember('秦样例').row;

const offer: PlanOffer = {
  planId: 'zaozhuang-2022',
  productName: '枣庄市城市定制型商业医疗保险',
  coverYear: 2022,
  window: null,
  cover: null,
  premium: null,
  asksHealth: false,
  tenders: ['cash'],
  accountRelations: [],
  unset: [],
  samples: [],
  closed: null,
};

const check: CheckAnswer = {
  verdict: 'eligible',
  reasonClass: null,
  sentence: '可参保。',
  checks: [],
  notices: [],
  nameMatches: true,
  brdy: null,
  gend: null,
  age: 40,
  needsGuardian: false,
  warnings: [],
  rosterAsOf: localDate('2021-11-15'),
  premium: null,
};

const facts: EnrollFacts = { today: localDate('2021-11-20'), offer, check };

const draft: EnrollDraft = {
  ...EMPTY_ENROLLMENT,
  certno: adult.certno,
  name: adult.psn_name,
  planId: offer.planId,
  tender: 'cash',
};

describe('an enrolment as typed', () => {
  it('is what the desk takes in', () => {
    const { input, errors } = readEnrollment(draft, facts);
    expect(errors).toEqual({});
    expect(proposeInputSchema.parse(input)).toMatchObject({
      planId: 'zaozhuang-2022',
      insured: { certno: adult.certno, psn_name: adult.psn_name, tel: null },
      applicant: null,
      agent: null,
      payment: { tender: 'cash' },
    });
  });

  it('names everything that is missing at once; the payment only when the product can be sold', () => {
    const { input, errors } = readEnrollment(EMPTY_ENROLLMENT, { ...facts, offer: null, check: null });
    expect(input).toBeNull();
    expect(Object.keys(errors).toSorted()).toEqual(['certno', 'name', 'plan']);
    expect(readEnrollment({ ...draft, tender: null }, facts).errors).toEqual({ tender: '请选择缴费方式' });
  });

  it('says at its field what is too long or cannot be dialled', () => {
    const { input, errors } = readEnrollment({ ...draft, name: '孟'.repeat(51), tel: '同上' }, facts);
    expect(input).toBeNull();
    expect(errors).toEqual({ name: '不能超过 50 个字', tel: expect.stringContaining('不像电话号码') });
  });

  it('of somebody who may not join goes nowhere', () => {
    const ineligible = { ...facts, check: { ...check, verdict: 'ineligible' as const } };
    expect(readEnrollment(draft, ineligible)).toMatchObject({ input: null, errors: { plan: /不可参保/ } });
  });
});

describe('既往症 (counter rule 10)', () => {
  it('is null unless the product asks, even where an answer was given for another product', () => {
    expect(readEnrollment({ ...draft, health: 'preexisting' }, facts).input?.declaredHealth).toBeNull();
  });

  it('is the citizen’s own answer where the product asks', () => {
    const asking = { ...facts, offer: { ...offer, asksHealth: true } };
    expect(readEnrollment(draft, asking)).toEqual({ input: null, errors: { health: '请由本人回答后选择' } });
    expect(readEnrollment({ ...draft, health: 'healthy' }, asking).input?.declaredHealth).toBe('healthy');
  });
});

describe('the other people', () => {
  it('a child needs the guardian', () => {
    const child = { ...facts, check: { ...check, needsGuardian: true } };
    expect(readEnrollment(draft, child).errors.applicant?.relation).toBe('请选择关系');
    const applicant = { certType: '01', certno: parent.certno, name: parent.psn_name, tel: '', relation: '30' };
    expect(readEnrollment({ ...draft, applicant }, child).input?.applicant).toMatchObject({ certno: parent.certno });
  });

  it('an agent needs a paper to act on', () => {
    const agent = { certType: '01', certno: parent.certno, name: parent.psn_name, tel: '', relation: '10' };
    const withAgent = { ...draft, hasAgent: true, agent };
    expect(readEnrollment(withAgent, facts).errors).toEqual({ authority: '请选择代办依据' });
    const { input } = readEnrollment({ ...withAgent, authority: 'mandate' }, facts);
    expect(input?.agent).toMatchObject({ certno: parent.certno, authority: 'mandate' });
  });

  it('a name the roster spells otherwise is ticked against the card, never refused', () => {
    const differs = { ...facts, check: { ...check, nameMatches: false } };
    expect(readEnrollment(draft, differs).errors).toEqual({ nameConfirmed: '请核对证件原件后勾选' });
    expect(readEnrollment({ ...draft, isNameConfirmed: true }, differs).input?.insured.nameConfirmed).toBe(true);
  });
});
