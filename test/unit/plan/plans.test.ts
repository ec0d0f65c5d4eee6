import { describe, expect, it } from 'vitest';
import { builtInPlans, demoPlans, findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { isSet, valueOf } from '../../../shared/plan/figure.ts';
import { loadPlan } from '../../../shared/plan/load.ts';
import { shippedPlans } from '../../../shared/plan/packs.ts';
import { applySamples, assertSigned, sampleFigures, unsetFigures } from '../../../shared/plan/samples.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { citation, figuresOf } from '../../../shared/plan/walk.ts';
import { refusal } from '../../support/refusal.ts';

const plans = builtInPlans();
const zaozhuang = findPlan(plans, 'zaozhuang-2022');
const ganzhou = findPlan(plans, 'ganzhou');

function unsetNames(plan: Plan): string[] {
  return unsetFigures(plan).map((figure) => figure.path);
}

describe('枣庄 2022', () => {
  it('holds what the plan of 2021-11-05 says', () => {
    const plan = compilePlan(zaozhuang);
    const table = plan.liabilities
      .toSorted((a, b) => a.at - b.at)
      .map(({ line, bands, cap }) => [
        line.value,
        ...bands.flatMap(({ ratio }) => [ratio.healthy.value, ratio.preexisting.value]),
        cap.value,
      ]);
    expect(table).toEqual([
      [2_000_000, 7500, 3000, 100_000_000],
      [2_000_000, 7500, 3000, 100_000_000],
      [2_000_000, 6000, 3000, 80_000_000],
      [2_000_000, 6000, 6000, 30_000_000],
    ]);
    expect(valueOf(zaozhuang.enrolment.window)).toEqual({ from: '2021-11-01', to: '2021-12-31' });
    expect(valueOf(zaozhuang.cover)).toEqual({ from: '2022-01-01', to: '2022-12-31' });
  });

  it('leaves open what the plan leaves open', () => {
    expect(unsetNames(zaozhuang)).toEqual([
      'insurers',
      'premium.amount',
      'payers.groups',
      'health.isAsked',
      'health.definition',
      'base.preselfpayShare',
      'base.overlmtShare',
      'liabilities.special-drugs.settings',
      'liabilities.rare-drugs.settings',
      'personCap',
      'lists.special.versions',
      'lists.rare.versions',
      'claims.window',
      'claims.yearOf',
      'claims.carryDays',
      'claims.beforeCover',
      'claims.mayDecideWhilePayerOpen',
      'claims.papers',
      'refund',
    ]);
  });

  it('lets 个人账户 pay for spouse, children, own parents and the spouse’s parents only', () => {
    const relations = valueOf(zaozhuang.payers.accountRelations) ?? [];
    expect(['01', '12', '21', '37', '52', '55'].every((code) => relations.includes(code))).toBe(true);
    expect(['28', '38', '41', '61', '73', '99'].some((code) => relations.includes(code))).toBe(false);
  });
});

describe('赣州', () => {
  it('has bounds, not figures, for premium, line and cap', () => {
    const figures = new Map(figuresOf(ganzhou).map(({ path, figure }) => [path, figure]));
    const unset = ['premium.amount', 'deductibles.yearly.amount', 'liabilities.pooled.cap'].map((path) =>
      figures.get(path),
    );
    expect(unset.map((figure) => (figure === undefined || isSet(figure) ? null : figure.bounds))).toEqual([
      { atMost: '100.00' },
      { atMost: '15000.00' },
      { atLeast: '1000000.00' },
    ]);
  });

  it('has no cover year, so its id carries none', () => {
    expect(isSet(ganzhou.coverYear)).toBe(false);
    expect(ganzhou.id).toBe('ganzhou');
  });

  it('stops benefit with 大病 arrears too', () => {
    expect(valueOf(ganzhou.eligibility.benefitNeedsCatastrophicCover)).toBe(true);
    expect(valueOf(zaozhuang.eligibility.benefitNeedsCatastrophicCover)).toBe(false);
  });
});

describe('counter rule 28', () => {
  it.each(plans)('$id cannot enrol or try a real person: the refusal names the open figures', (plan) => {
    const { code, sentence } = refusal(() => assertSigned(plan));
    expect(code).toBe('plan-figure-unset');
    expect(sentence).toContain('保费');
  });

  it('a plan on sample values is refused too, by the samples’ names', () => {
    expect(refusal(() => assertSigned(findPlan(demoPlans(), 'zaozhuang-2022'))).sentence).toContain('保费');
  });

  it('every figure cites a paragraph a citizen can find, or says plainly what nobody wrote down', () => {
    for (const plan of plans) {
      for (const { figure } of figuresOf(plan)) {
        const isConvention = plan.documents[figure.source.doc]?.kind === 'rules';
        expect(citation(plan, figure.source)).toMatch(isConvention ? /^方案未写明/ : /^《.+》.+/);
        expect(citation(plan, figure.source)).not.toMatch(/规则\s*\d|联办窗口/);
      }
    }
  });
});

describe('体验模式 samples', () => {
  it('fill every money figure, each marked', () => {
    for (const plan of demoPlans()) {
      expect(unsetFigures(plan).filter((figure) => figure.blocks)).toEqual([]);
      for (const { path } of sampleFigures(plan)) expect(unsetNames(findPlan(plans, plan.id))).toContain(path);
    }
  });

  it('a sample value cites the sample sheet, never the policy', () => {
    const plan = findPlan(demoPlans(), 'zaozhuang-2022');
    expect(citation(plan, plan.premium.amount.source)).toContain('体验模式样例值');
  });

  const overlay = (figures: Record<string, unknown>, plan = 'zaozhuang-2022') => ({ plan, title: '样例', figures });

  it.each([
    [overlay({ 'liabilities.in-policy.cap': '1.00' }), 'plan-sample-overrides'],
    [overlay({ 'premium.price': '1.00' }), 'plan-sample-path'],
    [overlay({ 'premium.amount': '1.5' }), 'plan-invalid'],
    [overlay({}, 'ganzhou'), 'plan-sample-other'],
  ])('%o is refused as %s', (samples, code) => {
    expect(refusal(() => applySamples(zaozhuang, samples)).code).toBe(code);
  });

  it('a sample outside the bounds of the policy is refused with the bound', () => {
    const tooDear = refusal(() => applySamples(ganzhou, overlay({ 'premium.amount': '100.01' }, 'ganzhou')));
    expect(tooDear.sentence).toContain('不高于 100.00');
    const tooLow = refusal(() => applySamples(ganzhou, overlay({ 'liabilities.pooled.cap': '999999.99' }, 'ganzhou')));
    expect(tooLow.sentence).toContain('不低于 1000000.00');
  });
});

describe('a plan file with a mistake is refused at its place', () => {
  /** 枣庄 with the value at a path replaced; undefined takes it out. */
  const broken = (path: string, value: unknown): { code: string; sentence: string } =>
    refusal(() => loadPlan(put(structuredClone(zaozhuang), path.split('.'), value)));

  it('an unknown key', () => {
    expect(broken('discount', 1).sentence).toContain('不认识的项“discount”');
    expect(broken('premium.price', 1).sentence).toContain('“premium”不正确：不认识的项“price”');
  });

  it.each(['0.755555', '75%', '1.5'])('a ratio of %s', (value) => {
    const { sentence } = broken('liabilities.0.ratio.healthy.value', value);
    expect(sentence).toContain('liabilities.0.ratio.healthy');
    expect(sentence).toContain('比例应在 0 到 1 之间');
  });

  it('a figure without a source, or citing a document that is not listed', () => {
    expect(broken('cover.source', undefined).code).toBe('plan-invalid');
    expect(broken('cover.source.doc', 'elsewhere').sentence).toContain('“elsewhere”不在文件清单中');
  });

  it('a liability that names no deductible or list, an order that leaves one out, an id twice', () => {
    expect(broken('liabilities.0.deductible', 'none').sentence).toContain('起付线“none”不存在');
    expect(broken('liabilities.2.counts.list', 'none').sentence).toContain('目录“none”不存在');
    expect(broken('claimOrder.value', ['in-policy', 'out-drugs']).sentence).toContain('claimOrder');
    expect(broken('priorPayers.1.id', 'basic').sentence).toContain('编号“basic”重复');
  });

  it('a fund that two payers of one scheme would take off', () => {
    expect(broken('priorPayers.1.field', 'hifp_pay').sentence).toContain('“hifp_pay”已是先行赔付方“basic”的');
    expect(broken('priorPayers.8.field', 'hifp_pay').sentence).toContain('扣减两次');
  });

  it('an order that leaves a liability no cost, an item twice, a version nobody sells, days turned round', () => {
    const huiqiong = findPlan(shippedPlans({ withSamples: true }), 'huiqiong-2024');
    const of = (path: string, value: unknown) =>
      refusal(() => loadPlan(put(structuredClone(huiqiong), path.split('.'), value))).sentence;
    const starved = ['special-drugs', 'in-policy', 'above-450k', 'out-drugs', 'out-policy'];
    expect(of('claimOrder.value', starved)).toContain('“above-450k”（超过门槛的部分）须排在“in-policy”之前');
    const list = huiqiong.lists[0]?.versions;
    const items = list !== undefined && isSet(list) ? (list.value[0]?.items ?? []) : [];
    expect(of('lists.0.versions.value.0.items', [...items, ...items.slice(0, 1)])).toContain('列了两次');
    const when = 'liabilities.0.requires.0.when';
    expect(of(`${when}.version`, ['zz'])).toContain('参保版本“zz”不在产品的版本中');
    expect(of(`${when}.on`, { from: '2024-02-01', to: '2024-01-01' })).toContain('起始日期晚于结束日期');
    const yuan = (value: string) => ({ value, source: { doc: 'policy', at: '测试' } });
    const steps = { afterClaim: yuan('1000.00'), withoutClaim: yuan('1000.00') };
    const carried = { ...steps, floor: yuan('20000.00'), ceiling: yuan('10000.00') };
    expect(of('deductibles.0.carried', carried)).toContain('最低（floor）高于最高（ceiling）');
  });

  it('an id of another year, a period that ends before it begins, an impossible date', () => {
    expect(broken('id', 'zaozhuang-2023').sentence).toContain('-2022');
    expect(broken('cover.value.to', '2021-12-31').sentence).toContain('起始日期晚于结束日期');
    expect(broken('cover.value.to', '2022-02-30').sentence).toContain('日期不存在');
  });

  it('pool shares that do not add up to 1', () => {
    const pool = [
      { name: '甲', share: '0.5' },
      { name: '乙', share: '0.4' },
    ];
    const insurers = { value: { lead: '甲', pool }, source: { doc: 'policy', at: '测试' } };
    expect(broken('insurers', insurers).sentence).toContain('共保份额合计应为 1');
  });

  it('a mark of sample on a policy’s figure', () => {
    expect(broken('cover.sample', true).sentence).toContain('样例数值必须标明样例');
  });

  it('an in-scope liability without the switches it needs', () => {
    expect(broken('base', null).sentence).toContain('base');
  });

  it.each<[string, unknown, string]>([
    ['eligibility.insutypes.value', ['3x'], '险种类型应为 3 至 6 位数字'],
    ['payers.accountRelations.value', ['1'], '关系代码应为 2 位数字'],
    ['medTypes.value', { x: 'inpatient' }, '医疗类别应为 2 至 6 位数字'],
    ['documents', 7, '填写的内容格式不对'],
    ['lists', undefined, '没有填写'],
  ])('%s as %j is refused in Chinese words', (path, value, words) => {
    expect(broken(path, value).sentence).toContain(words);
  });

  it.each([[null], ['text'], [[]], [{}]])('%j is no plan', (content) => {
    expect(refusal(() => loadPlan(content)).code).toBe('plan-invalid');
  });
});

function put(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(node)) return node.map((each: unknown, at) => (String(at) === key ? put(each, rest, value) : each));
  const record: Record<string, unknown> = typeof node === 'object' && node !== null ? { ...node } : {};
  const changed = put(record[key], rest, value);
  if (changed === undefined) delete record[key];
  else record[key] = changed;
  return record;
}
