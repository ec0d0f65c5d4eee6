/** Words of the facts that the plan does not know: refused where the plan lists all there are, said where a person may have any. */
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { answerTo, hq01, shippedPlan, withMember } from '../../support/facts.ts';
import { refusal } from '../../support/refusal.ts';

describe('a version', () => {
  it('that the product does not sell is refused, naming those it sells', () => {
    const { code, sentence } = refusal(() => answerTo(withMember({ version: 'bb' })));
    expect(code).toBe('facts-version-unknown');
    for (const named of ['member.version', '“bb”', 'b-plus（惠琼保B款升级版）', '请'])
      expect(sentence).toContain(named);
  });

  it('of a plan without versions changes nothing, and is said', () => {
    const { notices } = answerTo(withMember({ version: 'b' }), 'yantai-2024');
    expect(notices).toEqual([expect.stringContaining('参保版本“b”：本方案没有按参保版本区分的规定')]);
  });

  it('that no rule names where the product lists none goes the way of the others, and is said', () => {
    const plan = { ...shippedPlan('huiqiong-2024'), selling: undefined };
    const { notices } = answerTo(withMember({ version: 'bb' }), compilePlan(plan));
    expect(notices).toEqual([expect.stringMatching(/参保版本“bb”.*本方案提到的有：.*a-plus/)]);
  });

  it('that is sold says nothing', () => {
    expect(answerTo(hq01())).not.toHaveProperty('notices');
  });
});

it('an identity, a registration and an illness the plan does not speak of are said with those it speaks of', () => {
  const member = {
    version: undefined,
    identities: ['离休人员', '军休'],
    diagnoses: [{ illness: '糖尿', on: '2024-01-01' }],
  };
  expect(answerTo(withMember(member), 'anyang-2022').notices).toEqual([
    expect.stringMatching(/^人员身份“离休人员”：.*征地超转、医疗照顾、离休、军休；写法不同的请改正/),
    expect.stringMatching(/^确诊的疾病“糖尿”：.*恶性肿瘤/),
  ]);
  expect(answerTo(withMember({ version: undefined, chronic: ['白血'] }), 'yantai-2024').notices).toEqual([
    expect.stringMatching(/^门诊慢特病登记“白血”：.*白血病/),
  ]);
});

it.each(['lastYearLines', 'familyLineUsed'])(
  'a line of %s that the plan does not have is refused, naming its lines',
  (field) => {
    const { code, sentence } = refusal(() => answerTo(withMember({ [field]: { 'in-polciy': '1.00' } })));
    expect(code).toBe('facts-line-unknown');
    for (const named of [`member.${field}`, '“in-polciy”', 'in-policy（责任一免赔额）'])
      expect(sentence).toContain(named);
  },
);

it('a word the format does not know is refused with what can be written', () => {
  const facts = hq01();
  const visits = [{ ...facts.visits[0], care: { area: 'locl' } }];
  const { sentence } = refusal(() => answerTo({ ...facts, visits }));
  expect(sentence).toContain('“visits.0.care.area”不正确：没有“locl”这个写法，可填：local、registered、unregistered');
});
