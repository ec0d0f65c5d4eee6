import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { formatYuan } from '../../../shared/money.ts';
import { estimateLayers } from '../../../shared/region/estimate.ts';
import { estimateSentences, explainRegionStep } from '../../../shared/region/explain.ts';
import type { RegionEstimate } from '../../../shared/region/result.ts';
import type { RegionPack } from '../../../shared/region/schema.ts';
import { checkSheet } from '../../../shared/sheet/check.ts';
import { put, regionPack, regionContent, stayFacts } from '../../support/regions.ts';
import { yuan } from '../../support/sheets.ts';
import { loadRegionPack } from '../../../shared/region/load.ts';
import { refusal } from '../../support/refusal.ts';

const pack = regionPack();

function paid({ layers }: RegionEstimate): Record<string, string | null> {
  return Object.fromEntries(layers.map(({ id, amount }) => [id, amount === null ? null : formatYuan(amount)]));
}

function reasons({ layers }: RegionEstimate): string[] {
  return layers.map(({ reason }) => reason);
}

function formulas(estimate: RegionEstimate): string[] {
  return estimate.steps.map(explainRegionStep).map(({ title, formula }) => `${title}：${formula}`);
}

/** Stays of one year, each from where the one before left it. */
function fold(of: RegionPack, ...stays: ReturnType<typeof stayFacts>[]): RegionEstimate[] {
  let position = stays[0]?.position;
  return stays.map((facts) => {
    const estimate = estimateLayers(of, position === undefined ? facts : { ...facts, position });
    position = estimate.position ?? position;
    return estimate;
  });
}

describe('basic insurance', () => {
  it('pays each band of the stay above its line at its own ratio', () => {
    // (10 000 − 1 000) × 60 % + 5 000 × 70 % = 5 400 + 3 500
    const estimate = estimateLayers(pack, stayFacts({ inscp: '15000.00' }));
    expect(paid(estimate)).toEqual({ basic: '8,900.00', catastrophic: '0.00', assistance: '0.00' });
    expect(reasons(estimate)).toEqual(['pays', 'under-line', 'no-identity']);
    expect(formulas(estimate)).toContain(
      '基本医疗保险：按比例计算：9,000.00 × 60% + 5,000.00 × 70% = 8,900.00 元（四舍五入到分）',
    );
  });

  it('has a lower line at the second stay of the year, and the last line for all further ones', () => {
    // 5 000 − 1 000 = 4 000, then twice 5 000 − 500 = 4 500, at 60 %
    const year = [1, 2, 3].map(() => stayFacts({ inscp: '5000.00' }));
    expect(fold(pack, ...year).map((estimate) => paid(estimate)['basic'])).toEqual([
      '2,400.00',
      '2,700.00',
      '2,700.00',
    ]);
  });

  it('depends on where the stay was', () => {
    const elsewhere = (area: 'registered' | 'unregistered') =>
      paid(estimateLayers(pack, stayFacts({ inscp: '5000.00' }, { area })))['basic'];
    expect([elsewhere('registered'), elsewhere('unregistered')]).toEqual(['1,750.00', '1,200.00']);
  });

  it('pays nothing at or under the line, and says which it was', () => {
    expect(reasons(estimateLayers(pack, stayFacts({ inscp: '1000.00' })))[0]).toBe('under-line');
    expect(reasons(estimateLayers(pack, stayFacts({ inscp: '0', fulamt: '80.00' })))).toEqual([
      'no-cost',
      'no-cost',
      'no-identity',
    ]);
  });

  it('rounds half-up once, not per band', () => {
    // 0.01 above the line at 60 % and 0.01 at 70 % would be 0.01 + 0.01; together 0.013 is 0.01
    const thin = regionPack({ 'versions.0.schemes.0.rules.0.lines.0': '9999.99' });
    expect(paid(estimateLayers(thin, stayFacts({ inscp: '10000.01' })))['basic']).toBe('0.01');
  });

  it('stops at the cap of the year', () => {
    // 50 000 − 45 000 paid before leaves 5 000 of 8 900
    const facts = stayFacts({ inscp: '15000.00' });
    const late = { ...facts, position: { ...facts.position, basicPaid: yuan('45000.00') } };
    const estimate = estimateLayers(pack, late);
    expect([paid(estimate)['basic'], reasons(estimate)[0]]).toEqual(['5,000.00', 'capped']);
    const over = { ...facts, position: { ...facts.position, basicPaid: yuan('50000.00') } };
    expect(reasons(estimateLayers(pack, over))[0]).toBe('cap-used');
  });
});

describe('居民大病保险', () => {
  it('pays above the line of the year, band by band', () => {
    // basic: 5 400 + 60 000 × 70 % = 47 400; left 22 600; 2 600 × 60 % = 1 560
    const estimate = estimateLayers(pack, stayFacts({ inscp: '70000.00' }));
    expect(paid(estimate)).toEqual({ basic: '47,400.00', catastrophic: '1,560.00', assistance: '0.00' });
  });

  it('goes on in the second stay where the first one left the line and the bands', () => {
    // first: left 22 600 counted. second: 500 line, 9 500 × 60 % + 30 000 × 70 % = 26 700, cap leaves 2 600; left 37 400;
    // to 60 000: 27 400 × 60 % + 10 000 × 70 % = 23 440
    const [first, second] = fold(pack, stayFacts({ inscp: '70000.00' }), stayFacts({ inscp: '40000.00' }));
    expect([first, second].map((estimate) => estimate && paid(estimate)['catastrophic'])).toEqual([
      '1,560.00',
      '23,440.00',
    ]);
    expect(second?.position).toEqual({
      year: 2022,
      insutype: '390',
      stays: 2,
      basicPaid: yuan('50000.00'),
      selfPayCounted: yuan('60000.00'),
      supplementPaid: yuan('25000.00'),
      assistanceCounted: 0,
      assistancePaid: 0,
    });
  });

  it('stops at its cap', () => {
    // basic 50 000 of 200 000, left 150 000: 30 000 × 60 % + 100 000 × 70 % = 88 000
    const estimate = estimateLayers(pack, stayFacts({ inscp: '200000.00' }));
    expect(paid(estimate)['catastrophic']).toBe('30,000.00');
    expect(estimateSentences(estimate)).toContain('居民大病保险约支付 30,000.00 元，已到年度最高支付限额。');
  });
});

describe('职工大额', () => {
  const employee = { insutype: '310' } as const;

  it('pays nothing before the cap of basic insurance is used up', () => {
    const estimate = estimateLayers(pack, stayFacts({ inscp: '51000.00' }, employee));
    expect(paid(estimate)).toEqual({ basic: '40,000.00', 'large-amount': '0.00', assistance: '0.00' });
    expect(reasons(estimate)[1]).toBe('basic-not-capped');
  });

  it('takes the cost which basic insurance leaves because of its cap', () => {
    // 60 000 − 1 000 = 59 000 × 80 % = 47 200 > 40 000, reached at 50 000; 9 000 × 90 % = 8 100
    const estimate = estimateLayers(pack, stayFacts({ inscp: '60000.00' }, employee));
    expect(paid(estimate)).toEqual({ basic: '40,000.00', 'large-amount': '8,100.00', assistance: '0.00' });
  });

  it('pays from the line on in the next stay, and stops at its cap', () => {
    const stays = [stayFacts({ inscp: '60000.00' }, employee), stayFacts({ inscp: '21000.00' }, employee)];
    // 20 000 × 90 % = 18 000, but 20 000 − 8 100 = 11 900 are left
    expect(fold(pack, ...stays).map(paid)[1]).toEqual({
      basic: '0.00',
      'large-amount': '11,900.00',
      assistance: '0.00',
    });
  });

  it('takes all cost behind the cap, that of a band basic insurance pays nothing for too', () => {
    const content = regionContent({ 'versions.0.schemes.1.cap': '4000.00' });
    const source = { doc: 'notice', at: '第三条' };
    const bands = [
      { id: 'low', above: { value: '0.00', source }, ratio: { value: '0.6', source } },
      { id: 'none', above: { value: '10000.00', source }, ratio: { value: '0', source } },
    ];
    const split = loadRegionPack(put(content, 'versions.0.schemes.1.rules.0.bands'.split('.'), bands));
    // 1 000 + 6 666.67 reaches the cap: 12 000 − 7 666.67 = 4 333.33; × 90 % = 3 899.997
    const estimate = estimateLayers(split, stayFacts({ inscp: '12000.00' }, employee));
    expect(paid(estimate)).toEqual({ basic: '4,000.00', 'large-amount': '3,900.00', assistance: '0.00' });
    expect(estimate.layers[1]?.base).toBe(yuan('4333.33'));
  });

  it('counts as 大病 does where the text names an amount', () => {
    // basic 40 000 of 51 000; left 11 000; (11 000 − 6 000) × 90 % = 4 500
    const likeCatastrophic = regionPack({ 'versions.0.schemes.1.largeAmount.from': '6000.00' });
    expect(paid(estimateLayers(likeCatastrophic, stayFacts({ inscp: '51000.00' }, employee)))['large-amount']).toBe(
      '4,500.00',
    );
  });
});

describe('医疗救助', () => {
  it('pays above its line, up to its cap, by identity', () => {
    // left 6 100: (6 100 − 2 000) × 70 % = 2 870; the next stay leaves 2 300, × 70 % = 1 610, of which 130 are left
    const minimum = { identities: ['低保对象'] };
    const stays = fold(pack, stayFacts({ inscp: '15000.00' }, minimum), stayFacts({ inscp: '5000.00' }, minimum));
    expect(stays.map((estimate) => paid(estimate)['assistance'])).toEqual(['2,870.00', '130.00']);
  });

  it('counts its line once a year, and only what was borne while an identity held', () => {
    // left 6 100, then 2 300 all above the line: 2 300 × 70 % = 1 610
    const wide = regionPack({ 'versions.0.assistance.1.cap': '9000.00' });
    const minimum = { identities: ['低保对象'] };
    const [first, second] = fold(
      wide,
      stayFacts({ inscp: '15000.00' }, minimum),
      stayFacts({ inscp: '5000.00' }, minimum),
    );
    expect([first?.position?.assistanceCounted, second?.position?.assistanceCounted]).toEqual([
      yuan('6100.00'),
      yuan('8400.00'),
    ]);
    expect(second && paid(second)['assistance']).toBe('1,610.00');
    // without the identity nothing counted: the second stay has the whole line before it, 300 × 70 %
    const [before, after] = fold(wide, stayFacts({ inscp: '15000.00' }), stayFacts({ inscp: '5000.00' }, minimum));
    expect(before?.position?.assistanceCounted).toBe(0);
    expect(after && paid(after)['assistance']).toBe('210.00');
  });

  it('takes the identity that stands first in the pack', () => {
    const both = stayFacts({ inscp: '15000.00' }, { identities: ['低保对象', '特困人员'] });
    expect(paid(estimateLayers(pack, both))['assistance']).toBe('5,490.00');
  });

  it('refuses an identity the pack does not know', () => {
    const wrong = stayFacts({ inscp: '15000.00' }, { identities: ['低保'] });
    const { code, sentence } = refusal(() => estimateLayers(pack, wrong));
    expect(code).toBe('region-identity-unknown');
    expect(sentence).toContain('特困人员、低保对象');
  });
});

describe('the sheet of an estimate', () => {
  const parts = { inscp: '70000.00', fulamt: '12345.67', overlmt: '300.00', preselfpay: '4000.01' };

  it.each(['310', '390'] as const)('of scheme %s keeps every identity', (insutype) => {
    const { sheet } = estimateLayers(pack, stayFacts(parts, { insutype, identities: ['低保对象'] }));
    expect(sheet === null ? null : checkSheet(sheet)).toEqual([]);
  });

  it('is an estimate, and says so with what it leaves out', () => {
    const estimate = estimateLayers(pack, stayFacts(parts));
    expect(estimate.isEstimate).toBe(true);
    expect(estimateSentences(estimate)[0]).toBe('参考测算，不作为医保结算依据。');
    expect(estimate.sheet?.psn_part_amt).toBe(yuan('37685.68'));
    expect(estimate.sheet?.setl_id).toBeNull();
  });

  it('cites document, number and paragraph in its steps', () => {
    const { steps } = estimateLayers(pack, stayFacts(parts));
    expect(steps.find(({ rule }) => rule === 'line')?.source).toBe('《测试市医保办法》（测医保〔2022〕1号）第三条');
  });
});

describe('an unset figure', () => {
  const big = stayFacts({ inscp: '70000.00' }, { identities: ['低保对象'] });

  it.each([
    ['versions.0.schemes.0.rules.0.lines.0', '基本医疗保险（三级医院，本地）起付线', 'basic'],
    ['versions.0.schemes.0.rules.0.bands.0.above', '基本医疗保险（三级医院，本地）第 1 段起点', 'basic'],
    ['versions.0.schemes.0.rules.0.bands.1.ratio', '基本医疗保险（三级医院，本地）第 2 段支付比例', 'basic'],
    ['versions.0.schemes.0.cap', '基本医疗保险年度最高支付限额', 'basic'],
    ['versions.0.schemes.0.catastrophic.line', '居民大病保险起付线', 'catastrophic'],
    ['versions.0.schemes.0.catastrophic.bands.1.above', '居民大病保险第 2 段起点', 'catastrophic'],
    ['versions.0.schemes.0.catastrophic.cap', '居民大病保险年度最高支付限额', 'catastrophic'],
    ['versions.0.assistance.1.ratio', '医疗救助（低保对象）救助比例', 'assistance'],
  ])('%s makes its layer and those behind it unknown, never 0', (path, name, layer) => {
    const estimate = estimateLayers(regionPack({ [path]: null }), big);
    const known = estimate.layers.findIndex(({ id }) => id === layer);
    expect(estimate.layers.map(({ amount }) => amount === null)).toEqual([0, 1, 2].map((at) => at >= known));
    expect(estimate.unset.map((figure) => figure.name)).toEqual([name]);
    expect([estimate.sheet, estimate.position]).toEqual([null, null]);
    expect(estimateSentences(estimate).join()).toContain(`${name}（versions.2022-01-01.`);
  });

  it('that the stay does not reach is not asked for', () => {
    const open = regionPack({
      'versions.0.schemes.0.rules.0.bands.1.ratio': null,
      'versions.0.schemes.0.catastrophic.bands.0.ratio': null,
      'versions.0.schemes.0.catastrophic.cap': null,
      'versions.0.assistance.0.ratio': null,
    });
    const estimate = estimateLayers(open, stayFacts({ inscp: '9000.00' }));
    expect([paid(estimate)['basic'], estimate.unset]).toEqual(['4,800.00', []]);
  });

  it('of 职工大额 stops it too', () => {
    const open = regionPack({ 'versions.0.schemes.1.largeAmount.from': null });
    const estimate = estimateLayers(open, stayFacts({ inscp: '60000.00' }, { insutype: '310' }));
    expect(paid(estimate)).toEqual({ basic: '40,000.00', 'large-amount': null, assistance: '0.00' });
  });
});

describe('dated versions', () => {
  const twoYears = (() => {
    const content = regionContent() as { versions: unknown[] }; // as regionContent makes it
    const next = put(put(content.versions[0], ['from'], '2023-01-01'), ['to'], '2023-12-31');
    const dearer = put(next, ['schemes', '0', 'rules', '0', 'lines', '0', 'value'], '2000.00');
    return loadRegionPack({ ...content, versions: [content.versions[0], dearer] });
  })();

  it('are chosen by the last day of the stay', () => {
    const over = (enddate: string) =>
      estimateLayers(
        twoYears,
        stayFacts({ inscp: '5000.00' }, { enddate: localDate(enddate), begndate: localDate('2022-12-20') }),
      );
    expect(['2022-12-31', '2023-01-01'].map((day) => paid(over(day))['basic'])).toEqual(['2,400.00', '1,800.00']);
    expect(over('2023-01-01').version).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  it('outside all of them nothing is estimated', () => {
    const late = stayFacts({ inscp: '5000.00' }, { enddate: localDate('2024-01-01') });
    expect(refusal(() => estimateLayers(twoYears, late))).toEqual({
      code: 'region-day-outside',
      sentence: expect.stringContaining('2022-01-01 至 2023-12-31，不含 2024-01-01'),
    });
  });
});

describe('facts that do not fit', () => {
  const facts = stayFacts({ inscp: '5000.00' });

  it('parts that do not add up or are negative', () => {
    const wrong = { ...facts, medfee_sumamt: yuan('5000.01') };
    expect(refusal(() => estimateLayers(pack, wrong)).sentence).toContain('5,000.01 不等于');
    const negative = { ...facts, overlmt_selfpay: yuan('-1.00') };
    expect(refusal(() => estimateLayers(pack, negative)).code).toBe('region-facts-wrong');
    const reversed = { ...facts, begndate: localDate('2022-06-21') };
    expect(refusal(() => estimateLayers(pack, reversed)).sentence).toContain('晚于结束日期');
  });

  it('a position of another year or scheme', () => {
    const year = { ...facts, position: { ...facts.position, year: 2021 } };
    expect(refusal(() => estimateLayers(pack, year)).sentence).toContain('年度是 2021，而本次就医是 2022');
    const scheme = { ...facts, position: { ...facts.position, insutype: '310' as const } };
    expect(refusal(() => estimateLayers(pack, scheme)).code).toBe('region-position-other');
  });
});
