/** Region packs for tests: round figures, so that a worked example can be checked by hand. */
import { localDate } from '../../shared/dates.ts';
import { parseYuan, sumFen, ZERO } from '../../shared/money.ts';
import { newYear, type RegionFacts, type SchemeCode } from '../../shared/region/facts.ts';
import { loadRegionPack } from '../../shared/region/load.ts';
import type { RegionPack } from '../../shared/region/schema.ts';

/** The pack of the worked examples with figures replaced by path, such as `versions.0.schemes.1.cap` → '100.00' or null (unset). */
export function regionPack(figures: Readonly<Record<string, string | null>> = {}): RegionPack {
  return loadRegionPack(regionContent(figures));
}

/** The same as the content of a file, before it is checked. */
export function regionContent(figures: Readonly<Record<string, string | null>> = {}): unknown {
  return Object.entries(figures).reduce<unknown>(
    (content, [path, value]) => put(content, path.split('.'), value === null ? unset() : set(value)),
    {
      format: 1,
      id: 'test-city',
      region: { admdvs: '370400', name: '测试市' },
      documents: DOCUMENTS,
      versions: [version()],
    },
  );
}

/** One stay at a third-grade hospital of the place, its amounts in yuan; all that is not in scope is self-funded. */
export function stayFacts(
  yuan: { readonly inscp: string; readonly fulamt?: string; readonly overlmt?: string; readonly preselfpay?: string },
  facts: Partial<RegionFacts> & { readonly insutype?: SchemeCode } = {},
): RegionFacts {
  const { inscp, fulamt = '0', overlmt = '0', preselfpay = '0' } = yuan;
  const parts = [inscp, fulamt, overlmt, preselfpay].map(parseYuan);
  const [inscpFen = ZERO, fulamtFen = ZERO, overlmtFen = ZERO, preselfpayFen = ZERO] = parts;
  const enddate = facts.enddate ?? localDate('2022-06-20');
  const insutype = facts.insutype ?? '390';
  return {
    insutype,
    identities: [],
    position: newYear(enddate, insutype),
    hospitalGrade: '3',
    area: 'local',
    begndate: enddate,
    enddate,
    med_type: '21',
    fixmedins_name: '样例市第一人民医院',
    medfee_sumamt: sumFen(parts),
    inscp_scp_amt: inscpFen,
    fulamt_ownpay_amt: fulamtFen,
    overlmt_selfpay: overlmtFen,
    preselfpay_amt: preselfpayFen,
    ...facts,
  };
}

/** The value at a path of nested objects and lists replaced; undefined takes it out. */
export function put(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(node)) return node.map((each: unknown, at) => (String(at) === key ? put(each, rest, value) : each));
  const record: Record<string, unknown> = typeof node === 'object' && node !== null ? { ...node } : {};
  record[key] = put(record[key], rest, value);
  return record;
}

const DOCUMENTS = {
  notice: { kind: 'policy', title: '测试市医保办法', number: '测医保〔2022〕1号', date: '2022-01-01' },
};
const SOURCE = { doc: 'notice', at: '第三条' };

function set(value: string) {
  return { value, source: SOURCE };
}

function unset() {
  return { unset: '文件未列', source: SOURCE };
}

/**
 * Residents: line 1 000, then 500; 60 % to 10 000, 70 % above; cap 50 000; 大病 line 20 000, 60 % to 50 000, 70 % above, cap 30 000.
 * Employees: line 1 000; 80 %; cap 40 000; 大额 90 % above that cap, up to 20 000.
 */
function version() {
  return {
    from: '2022-01-01',
    to: '2022-12-31',
    schemes: [residents(), employees()],
    assistance: [
      { id: 'destitute', identity: '特困人员', line: set('0.00'), ratio: set('0.9'), cap: set('none') },
      { id: 'minimum', identity: '低保对象', line: set('2000.00'), ratio: set('0.7'), cap: set('3000.00') },
    ],
  };
}

function residents() {
  return {
    insutype: '390',
    cap: set('50000.00'),
    rules: [
      {
        ...rule('local', ['1000.00', '500.00'], '0.6'),
        bands: [band('low', '0.00', '0.6'), band('high', '10000.00', '0.7')],
      },
      rule('registered', ['1500.00'], '0.5'),
      rule('unregistered', ['2000.00'], '0.4'),
    ],
    catastrophic: {
      line: set('20000.00'),
      bands: [band('first', '20000.00', '0.6'), band('second', '50000.00', '0.7')],
      cap: set('30000.00'),
    },
  };
}

function employees() {
  return {
    insutype: '310',
    cap: set('40000.00'),
    rules: ['local', 'registered', 'unregistered'].map((area) => rule(area, ['1000.00'], '0.8')),
    largeAmount: { from: set('basic-cap'), ratio: set('0.9'), cap: set('20000.00') },
  };
}

function rule(area: string, lines: readonly string[], ratio: string) {
  const bands = [band('all', '0.00', ratio)];
  return { id: area, name: `各级医院，${area}`, grades: ['1', '2', '3'], areas: [area], lines: lines.map(set), bands };
}

function band(id: string, above: string, ratio: string) {
  return { id, above: set(above), ratio: set(ratio) };
}
