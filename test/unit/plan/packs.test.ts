import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInPlans, demoPlans } from '../../../shared/plan/built-in.ts';
import { isSet, valueOf } from '../../../shared/plan/figure.ts';
import { loadPlan } from '../../../shared/plan/load.ts';
import { packs, shippedPlans } from '../../../shared/plan/packs.ts';
import { assertSigned, unsetFigures } from '../../../shared/plan/samples.ts';
import { citation, figuresOf } from '../../../shared/plan/walk.ts';
import { pack } from '../../support/packs.ts';

const FOLDER = 'shared/plans/packs';
const all = packs();

describe('every pack', () => {
  it('of the folder ships, and is what its file name says', () => {
    const files = readdirSync(FOLDER);
    const ids = files.map((file) => loadPlan(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))).id);
    expect(ids).toEqual(files.map((file) => file.replace('.json', '')));
    expect(all.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('ships beside the desk’s own plans, which stay first and alone on the desk', () => {
    const own = builtInPlans().map(({ id }) => id);
    expect(shippedPlans().map(({ id }) => id)).toEqual([...own, ...all.map(({ id }) => id)]);
    expect(demoPlans().map(({ id }) => id)).toEqual(own);
    expect(shippedPlans({ withSamples: true })[0]).toEqual(demoPlans()[0]);
  });

  it.each(all)('$id cites a paragraph for every figure, and gives a reason for every one it leaves open', (plan) => {
    for (const { figure } of figuresOf(plan)) {
      const isConvention = plan.documents[figure.source.doc]?.kind === 'rules';
      expect(citation(plan, figure.source)).toMatch(isConvention ? /^方案未写明/ : /^《.+》.+/);
      if (!isSet(figure)) expect(figure.unset).toMatch(/公开|未列|未写|只列|图片|逐药|不限亲属|3月1日/);
    }
  });

  it.each(all)('$id has a Chinese name for every open figure', (plan) => {
    for (const { name } of unsetFigures(plan)) expect(name).not.toMatch(/[a-z]+\.[a-z]+/);
  });

  it.each(all)('$id cannot enrol or try a real person before it is signed', (plan) => {
    expect(() => assertSigned(plan)).toThrow('plan-figure-unset');
  });
});

describe('how they are sold', () => {
  it.each([
    ['huiqiong-2024', '59.00', { from: '2023-11-29', to: '2024-02-29' }, 'b'],
    ['huiqiong-2025', '59.00', { from: '2024-11-05', to: '2025-02-28' }, 'b'],
    ['yantai-2023', null, null, null],
    ['yantai-2024', '139.00', null, null],
    ['yantai-2025', '139.00', { from: '2024-10-29', to: '2024-12-31' }, null],
    ['anyang-2022', '95.00', null, 'a'],
    ['huimian-2023', '89.00', null, null],
    ['yihui-xicheng-2022', null, null, null],
    ['huhuibao-2025', '129.00', null, 'a'],
  ])('%s: premium %s, window, refund kind', (id, premium, window, refund) => {
    const plan = pack(id);
    expect([valueOf(plan.premium.amount), valueOf(plan.enrolment.window), valueOf(plan.refund)]).toEqual([
      premium,
      window,
      refund,
    ]);
  });

  it('惠琼保 has four prices, of which a person holds one, for eight kinds of relatives', () => {
    const { selling, payers } = pack('huiqiong-2025');
    expect(selling?.versions?.map(({ id, premium }) => [id, valueOf(premium)])).toEqual([
      ['a', '59.00'],
      ['b', '88.00'],
      ['a-plus', '109.00'],
      ['b-plus', '138.00'],
    ]);
    expect(selling?.exclusive?.[0]?.versions).toHaveLength(4);
    const relations = valueOf(payers.accountRelations) ?? [];
    expect(['01', '12', '21', '31', '41', '44', '51', '61', '64', '71', '77'].every((c) => relations.includes(c))).toBe(
      true,
    );
    expect(['28', '38', '53', '55', '72', '99'].some((code) => relations.includes(code))).toBe(false);
    // The year before let in spouse, parents and children only.
    const before = valueOf(pack('huiqiong-2024').payers.accountRelations) ?? [];
    expect(['01', '12', '21', '31', '51'].every((code) => before.includes(code))).toBe(true);
    expect(['41', '44', '61', '71'].some((code) => before.includes(code))).toBe(false);
  });

  it('安阳 lets three kinds of relatives in, 烟台 2025 anybody, 沪惠保 five', () => {
    const anyang = valueOf(pack('anyang-2022').payers.accountRelations) ?? [];
    expect(['01', '10', '20', '30', '51', '52'].every((code) => anyang.includes(code))).toBe(true);
    expect(['53', '55', '61', '71'].some((code) => anyang.includes(code))).toBe(false);
    expect(pack('yantai-2025').selling?.account?.anyRelation).toMatchObject({ value: true });
    expect(pack('yantai-2024').selling?.account).toBeUndefined();
    expect(pack('huhuibao-2025').selling?.account?.relativesAtMost).toMatchObject({ value: 5 });
  });

  it('烟台 takes 99 for a minor with both parents and 3, 6 or 9 off by heads', () => {
    const variants = pack('yantai-2024').selling?.variants ?? [];
    expect(variants.map(({ id, price }) => [id, valueOf(price.kind === 'amount' ? price.amount : price.less)])).toEqual(
      [
        ['minor', '99.00'],
        ['group-50', '3.00'],
        ['group-300', '6.00'],
        ['group-500', '9.00'],
      ],
    );
  });
});
