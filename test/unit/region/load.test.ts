import { describe, expect, it } from 'vitest';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { isSet } from '../../../shared/plan/figure.ts';
import { findRegionPack } from '../../../shared/region/built-in.ts';
import { regionFigures } from '../../../shared/region/figures.ts';
import { loadRegionPack } from '../../../shared/region/load.ts';
import { put, regionContent } from '../../support/regions.ts';

/** The sentence that refuses the pack with a value replaced. */
function refused(path: string, value: unknown): string {
  return sentenceOf(put(regionContent(), path.split('.'), value));
}

function sentenceOf(content: unknown): string {
  try {
    loadRegionPack(content);
  } catch (error) {
    if (error instanceof AppError && error.code === 'region-invalid') return errorSentence(error.code, error.details);
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Two versions, the second from and to these days. */
function twoVersions(from: string, to: string): unknown {
  const content = regionContent() as { versions: unknown[] }; // as regionContent makes it
  const [first] = content.versions;
  return { ...content, versions: [first, put(put(first, ['from'], from), ['to'], to)] };
}

describe('a region pack with a mistake is refused at its place', () => {
  it('an unknown key, a ratio above 1, money without decimals', () => {
    expect(refused('discount', 1)).toContain('政策包 test-city 的“全文”不正确：不认识的项“discount”');
    expect(refused('versions.0.schemes.0.cap.value', '50000')).toContain('versions.0.schemes.0.cap');
    const ratio = refused('versions.0.assistance.0.ratio.value', '1.2');
    expect(ratio).toContain('versions.0.assistance.0.ratio.value');
    expect(ratio).toContain('比例应在 0 到 1 之间');
  });

  it('residents with 职工大额, or without 大病', () => {
    expect(refused('versions.0.schemes.0.largeAmount', {})).toContain('不认识的项“largeAmount”');
    expect(refused('versions.0.schemes.0.catastrophic', undefined)).toContain('schemes.0.catastrophic');
  });

  it('bands in the wrong order, and cost above the line without a ratio', () => {
    const path = 'versions.0.schemes.0.catastrophic.bands.1.above.value';
    expect(refused(path, '20000.00')).toContain(
      'versions.2022-01-01.schemes.390.catastrophic.bands”不正确：各段起点须从小到大',
    );
    expect(refused('versions.0.schemes.0.rules.0.bands.0.above.value', '600.00')).toContain(
      '第一段起点 600.00 高于起付线 500.00',
    );
  });

  it('a grade and area without a rule, or with two', () => {
    expect(refused('versions.0.schemes.0.rules.1.grades', ['1', '2'])).toContain('三级医院、异地已备案没有规则');
    expect(refused('versions.0.schemes.0.rules.1.areas', ['registered', 'local'])).toContain(
      '一级及以下医院、本地有多条规则：local、registered',
    );
  });

  it('versions reversed, overlapping, with a hole', () => {
    expect(refused('versions.0.to', '2021-12-31')).toContain('起始日期 2022-01-01 晚于结束日期 2021-12-31');
    expect(sentenceOf(twoVersions('2022-12-31', '2023-12-31'))).toContain('与前一版重叠');
    expect(sentenceOf(twoVersions('2023-01-03', '2023-12-31'))).toContain('2023-01-01 至 2023-01-02 没有版本');
  });

  it('a scheme, a rule, a band or an identity twice', () => {
    expect(refused('versions.0.schemes.0.rules.1.id', 'local')).toContain('“local”重复');
    expect(refused('versions.0.schemes.0.rules.0.bands.1.id', 'low')).toContain('“low”重复');
    expect(refused('versions.0.assistance.1.identity', '特困人员')).toContain('“特困人员”重复');
  });

  it('a figure that cites no listed document, and a sample posed as fact', () => {
    expect(refused('versions.0.schemes.0.cap.source.doc', 'other')).toContain('“other”不在文件清单中');
    expect(refused('versions.0.schemes.0.cap.sample', true)).toContain('样例数值必须标明样例');
  });

  it('what is no pack at all', () => {
    expect(sentenceOf(null)).toContain('（无编号）');
  });
});

describe('安阳', () => {
  const pack = findRegionPack('anyang');

  it('holds two published figures; every other one is marked a sample', () => {
    const facts = regionFigures(pack).filter(({ figure }) => isSet(figure) && figure.sample !== true);
    expect(facts.map(({ path, figure }) => [path, isSet(figure) ? figure.value : null])).toEqual([
      ['versions.2022-01-01.schemes.390.catastrophic.line', '30400.00'],
      ['versions.2022-01-01.schemes.310.largeAmount.from', '39500.00'],
    ]);
  });

  it('is found by its id only', () => {
    expect(() => findRegionPack('heze')).toThrow('region-unknown');
  });
});
