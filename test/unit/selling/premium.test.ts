import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { fen, parseYuan, sumFen } from '../../../shared/money.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import type { PremiumFacts } from '../../../shared/selling/conditions.ts';
import { premiumOf, type Premium } from '../../../shared/selling/premium-of.ts';
import { versionProblem } from '../../../shared/selling/version-problem.ts';
import { errorSentence } from '../../../shared/errors.ts';
import { figure, sellingPlan, unsetFigure } from '../../support/selling.ts';

/** An adult who buys alone in November for January. */
function adult(facts: Partial<PremiumFacts> = {}): PremiumFacts {
  return {
    version: null,
    purchasedOn: localDate('2021-11-20'),
    coverStart: localDate('2022-01-01'),
    birth: localDate('1980-05-01'),
    parentsInOrder: 0,
    products: [],
    heads: 1,
    identities: [],
    sponsors: [],
    ...facts,
  };
}

function premium(plan: Plan, facts: PremiumFacts): Premium {
  const answer = premiumOf(plan, facts);
  if (answer.kind !== 'premium') throw new Error(answer.sentence);
  return answer;
}

function variant(id: string, name: string, when: unknown[], price: unknown): unknown {
  return { id, name, when: figure(when), price };
}

function heads(id: string, from: number, to: number | null, less: string): unknown {
  return variant(id, `${from} 人以上团体`, [{ kind: 'group-heads', from, to }], { kind: 'less', less: figure(less) });
}

const MINOR = { kind: 'under-age', age: 18, on: 'purchase' };
const CHILD_PRICE = { kind: 'amount', amount: figure('99.00') };

/** 烟台市民健康保 2026: 139; a minor 99 with both parents in the order or with 烟学保; −3, −6, −9 per head. */
const yantai = sellingPlan(
  {
    variants: [
      variant('minor', '未成年人，父母同单', [MINOR, { kind: 'parents-in-order', parents: 2 }], CHILD_PRICE),
      variant('pupil', '未成年人，已投烟学保', [MINOR, { kind: 'holds-product', name: '烟学保' }], CHILD_PRICE),
      heads('group-50', 50, 299, '3.00'),
      heads('group-300', 300, 499, '6.00'),
      heads('group-500', 500, null, '9.00'),
    ],
  },
  { 'premium.amount': '139.00' },
);

describe('shape 62: premium variants, 烟台市民健康保', () => {
  it('an adult pays 139 and the step says where it stands', () => {
    expect(premiumOf(yantai, adult())).toEqual({
      kind: 'premium',
      amount: fen(13_900),
      parts: [{ payer: 'insured', name: '个人', amount: fen(13_900) }],
      variant: null,
      steps: [
        {
          rule: '标准保费',
          inputs: [],
          result: '139.00 元',
          source: expect.stringMatching(/^《.+》/) as unknown,
        },
      ],
    });
  });

  it('a minor pays 99 with both parents in the order, 139 with one of them', () => {
    const child = { birth: localDate('2010-01-01') };
    expect(premium(yantai, adult({ ...child, parentsInOrder: 2 }))).toMatchObject({ amount: 9900, variant: 'minor' });
    expect(premium(yantai, adult({ ...child, parentsInOrder: 1 }))).toMatchObject({ amount: 13_900, variant: null });
  });

  it('a minor who holds 烟学保 pays 99 without parents', () => {
    const pupil = adult({ birth: localDate('2010-01-01'), products: ['烟学保'] });
    expect(premium(yantai, pupil)).toMatchObject({ amount: 9900, variant: 'pupil' });
  });

  it('is no longer a minor on the 18th birthday', () => {
    const eve = adult({ birth: localDate('2003-11-21'), parentsInOrder: 2 });
    const birthday = adult({ birth: localDate('2003-11-20'), parentsInOrder: 2 });
    expect([premium(yantai, eve).amount, premium(yantai, birthday).amount]).toEqual([9900, 13_900]);
  });

  it('groups pay 3, 6 and 9 less a head from 50, 300 and 500 heads', () => {
    const amounts = [49, 50, 299, 300, 499, 500].map((count) => premium(yantai, adult({ heads: count })).amount);
    expect(amounts).toEqual([13_900, 13_600, 13_600, 13_300, 13_300, 13_000]);
  });

  it('the first variant that holds decides: a minor in a group of 500 pays 99, not 90', () => {
    const child = adult({ birth: localDate('2010-01-01'), parentsInOrder: 2, heads: 500 });
    expect(premium(yantai, child).amount).toBe(9900);
  });

  it('names the fact that is missing, and asks only for facts that can matter', () => {
    const child = { birth: localDate('2010-01-01') };
    expect(premiumOf(yantai, adult({ ...child, parentsInOrder: null }))).toMatchObject({
      kind: 'missing',
      fact: 'parentsInOrder',
    });
    expect(premiumOf(yantai, adult({ birth: null }))).toMatchObject({ kind: 'premium' });
    expect(premiumOf(yantai, adult({ birth: null, parentsInOrder: 2 }))).toMatchObject({ fact: 'birth' });
    expect(premium(yantai, adult({ parentsInOrder: null })).amount).toBe(13_900);
    expect(premiumOf(yantai, adult({ heads: null }))).toMatchObject({ kind: 'missing', fact: 'heads' });
  });
});

describe('shape 62: a newborn, 厦门惠厦保', () => {
  const NEWBORN = [{ kind: 'newborn', days: 90 }];
  const xiamen = sellingPlan(
    { variants: [variant('newborn', '新生儿', NEWBORN, CHILD_PRICE)] },
    { 'premium.amount': '129.00' },
  );

  it('pays 99 within the days the plan gives, 129 after them', () => {
    const born = (birth: string) => premium(xiamen, adult({ birth: localDate(birth) })).amount;
    expect([born('2021-11-20'), born('2021-08-22'), born('2021-08-21')]).toEqual([9900, 9900, 12_900]);
  });

  it('names the condition while the document does not say what a newborn is', () => {
    const open = { id: 'newborn', name: '新生儿', when: unsetFigure(), price: CHILD_PRICE };
    const plan = sellingPlan({ variants: [open] }, { 'premium.amount': '129.00' });
    expect(premiumOf(plan, adult())).toMatchObject({ kind: 'unset', name: '新生儿：适用条件' });
  });
});

function subsidy(id: string, sponsor: string, name: string, when: unknown, pays: unknown): unknown {
  return { id, sponsor, name, when: figure([when]), pays };
}

function subsidised(stacking: unknown): Plan {
  const poor = { kind: 'identity', oneOf: ['低收入人口', '残疾人'] };
  const entries = [
    subsidy('county', 'county', '县级财政', poor, { kind: 'share', share: figure('0.5') }),
    subsidy(
      'firm',
      'employer',
      '用人单位',
      { kind: 'sponsored-by', sponsor: 'employer' },
      { kind: 'amount', amount: figure('60.00') },
    ),
    subsidy(
      'donor',
      'donor',
      '爱心企业',
      { kind: 'sponsored-by', sponsor: 'donor' },
      { kind: 'rest', stated: figure(true) },
    ),
  ];
  return sellingPlan({ subsidies: { stacking, entries } }, { 'premium.amount': '95.05' });
}

describe('shape 62: who pays which part', () => {
  const all = subsidised(figure('all'));

  it('the county pays half of 95.05, half-up, and the person what is left', () => {
    expect(premium(all, adult({ identities: ['残疾人'] })).parts).toEqual([
      { payer: 'county', name: '县级财政', amount: fen(4753) },
      { payer: 'insured', name: '个人', amount: fen(4752) },
    ]);
  });

  it('an employer that pays a fixed amount stands under its own name', () => {
    const facts = adult({ sponsors: [{ kind: 'employer', name: '某纺织厂' }] });
    expect(premium(all, facts).parts).toEqual([
      { payer: 'employer', name: '某纺织厂', amount: fen(6000) },
      { payer: 'insured', name: '个人', amount: fen(3505) },
    ]);
  });

  it('several together never pay more than the premium; a donor takes the rest', () => {
    const sponsors = [{ kind: 'employer', name: '某厂' } as const, { kind: 'donor', name: '某基金' } as const];
    const { parts } = premium(all, adult({ identities: ['残疾人'], sponsors }));
    expect(parts.map(({ amount }) => amount)).toEqual([4753, 4752, 0]);
  });

  it('only the first pays where subsidies do not stack, and an unset stacking is named', () => {
    const facts = adult({ identities: ['残疾人'], sponsors: [{ kind: 'donor', name: '某基金' }] });
    expect(premium(subsidised(figure('first')), facts).parts).toHaveLength(2);
    expect(premiumOf(subsidised(unsetFigure()), facts)).toMatchObject({ kind: 'unset', name: '多项资助可否同时享受' });
    expect(premiumOf(subsidised(unsetFigure()), adult())).toMatchObject({ kind: 'premium' });
  });

  it('an identity nobody has looked up is asked for, not taken as none', () => {
    expect(premiumOf(all, adult({ identities: null }))).toMatchObject({ kind: 'missing', fact: 'identities' });
  });

  it('property: parts sum to the premium and none is negative', () => {
    const share = fc
      .integer({ min: 0, max: 10_000 })
      .map((parts) => `${Math.floor(parts / 10_000)}.${String(parts % 10_000).padStart(4, '0')}`);
    const yuan = fc
      .integer({ min: 0, max: 50_000 })
      .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
    const everyone = { kind: 'identity', oneOf: ['残疾人'] };
    fc.assert(
      fc.property(yuan, share, yuan, share, (amount, first, fixed, second) => {
        const entries = [
          subsidy('one', 'county', '县级财政', everyone, { kind: 'share', share: figure(first) }),
          subsidy('two', 'charity', '慈善基金', everyone, { kind: 'amount', amount: figure(fixed) }),
          subsidy('three', 'other', '市级财政', everyone, { kind: 'share', share: figure(second) }),
        ];
        const plan = sellingPlan({ subsidies: { stacking: figure('all'), entries } }, { 'premium.amount': amount });
        const { parts } = premium(plan, adult({ identities: ['残疾人'] }));
        expect(sumFen(parts.map((part) => part.amount))).toBe(parseYuan(amount));
        expect(parts.every((part) => part.amount >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** 惠琼保: A 59, B 88, A+ 109, B+ 138; one person holds one of them, once. */
const huiqiong = sellingPlan(
  {
    versions: [
      { id: 'a', name: 'A 款', premium: figure('59.00') },
      { id: 'b', name: 'B 款', premium: figure('88.00') },
      { id: 'a-plus', name: 'A 升级款', premium: figure('109.00') },
      { id: 'b-plus', name: 'B 升级款', premium: figure('138.00') },
    ],
    exclusive: [
      { id: 'one', name: '四款只能投其一', versions: ['a', 'b', 'a-plus', 'b-plus'], plans: ['huiqiong-b-2022'] },
    ],
  },
  { 'premium.amount': '59.00' },
);

describe('shape 60: versions that exclude each other, 惠琼保', () => {
  it('each version has its own premium', () => {
    const amounts = ['a', 'b', 'a-plus', 'b-plus'].map((version) => premium(huiqiong, adult({ version })).amount);
    expect(amounts).toEqual([5900, 8800, 10_900, 13_800]);
  });

  it('a person who holds A may have neither A nor B nor another plan of the group', () => {
    const held = [{ plan: huiqiong.id, version: 'a', name: '惠琼保 A 款' }];
    expect(versionProblem(huiqiong, 'a', held)?.code).toBe('version-held');
    const problem = versionProblem(huiqiong, 'b', held);
    if (problem?.code !== 'version-held') throw new Error('not held');
    expect(errorSentence(problem.code, problem.details)).toContain('与“枣庄定制医保 B 款”只能投保其一');
    const other = [{ plan: 'huiqiong-b-2022', version: null, name: '惠琼保（B）' }];
    expect(versionProblem(huiqiong, 'b', other)?.code).toBe('version-held');
    expect(versionProblem(huiqiong, 'b', [{ plan: 'other-2022', version: null, name: '其他' }])).toBeNull();
  });

  it('a version must be chosen and must exist; a plan without versions takes none', () => {
    expect(versionProblem(huiqiong, null, [])?.code).toBe('version-missing');
    expect(versionProblem(huiqiong, 'c', [])?.code).toBe('version-unknown');
    expect(versionProblem(yantai, 'a', [])?.code).toBe('version-unknown');
    expect(versionProblem(yantai, null, [])).toBeNull();
    expect(() => premiumOf(huiqiong, adult())).toThrow('version-missing');
  });

  it('the loader refuses unknown versions, a group of one, and a first version that is not the premium', () => {
    const versions = [{ id: 'a', name: 'A', premium: figure('59.00') }];
    const load =
      (selling: unknown, amount = '59.00') =>
      () =>
        sellingPlan(selling, { 'premium.amount': amount });
    expect(load({ versions, exclusive: [{ id: 'x', name: 'x', versions: ['a', 'q'], plans: [] }] })).toThrow(
      'plan-invalid',
    );
    expect(load({ versions, exclusive: [{ id: 'x', name: 'x', versions: ['a'], plans: [] }] })).toThrow('plan-invalid');
    expect(load({ versions }, '60.00')).toThrow('plan-invalid');
    expect(load({ versions: [...versions, ...versions] })).toThrow('plan-invalid');
    expect(load({ unknown: 1 })).toThrow('plan-invalid');
  });
});

describe('shape 63: a premium given as a formula is only an input', () => {
  it('0.3 % of income is no figure: the premium stays unset and is named', () => {
    const plan = sellingPlan(undefined, { 'premium.amount': undefined });
    expect(premiumOf(plan, adult())).toMatchObject({ kind: 'unset', name: '保费' });
  });
});
