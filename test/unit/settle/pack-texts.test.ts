import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import type { Care, Member } from '../../../shared/settle/care.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { fold, lastLines, pack, purchase, stay, type Bill } from '../../support/packs.ts';
import { yuan } from '../../support/sheets.ts';

/** Claims worked by hand from sentences of the products' own texts: what they define, name drug by drug, or leave out. */
const NEW: Member = { consecutiveYears: 1, familyOrder: false };
const listed = (id: string, list: string, item: string, amount = '100000.00'): Visit =>
  purchase(pack(id), [list, item, amount]);

describe.each([
  // 5 000.00 × 60 %, × 50 %.
  ['huiqiong-2024', '3000.00'],
  ['huiqiong-2025', '2500.00'],
])('%s, 名词释义', (id, overlimit) => {
  const plan = pack(id);
  const bill: Bill = { basic: '50000.00', self: '10000.00', out: '20000.00', drugs: '20000.00', overlmt: '5000.00' };

  it('超过支付标准 is out of scope: it counts for the 升级版, and is no drug', () => {
    const [, , plus] = lastLines(plan, [stay(plan, bill)], { version: 'a-plus', ...NEW });
    expect(plus).toBe(`out-policy: ${overlimit}`);
    const [, drugs] = lastLines(plan, [stay(plan, bill)], { version: 'a', ...NEW });
    expect(drugs).toBe('out-drugs: 0.00 (under-line)');
  });

  it('pays stays and 门诊慢特病, not a clinic visit', () => {
    const at = (medType: string): string | null | undefined => {
      const visit = stay(plan, { basic: '1.00', self: '28000.00', sheet: { med_type: medType } });
      const [settlement] = fold(compilePlan(plan), [visit], { version: 'a', ...NEW });
      const line = settlement?.lines.find(({ liability }) => liability === 'in-policy');
      return line?.reason;
    };
    expect(['21', '14', '11', '13'].map(at)).toEqual(['paid', 'paid', 'setting-not-covered', 'setting-not-covered']);
  });

  it('既往症 is one of 23 illnesses before 1 January, whether renewed or not', () => {
    const year = id.slice(-4);
    const ill = (illness: string, on: string): Member => ({
      version: 'a',
      ...NEW,
      firstCoverFrom: localDate('2021-01-01'),
      diagnoses: [{ illness, on: localDate(on) }],
    });
    const stayed = [stay(plan, { basic: '1.00', self: '28000.00' })];
    expect(lastLines(plan, stayed, ill('冠心病', '2023-06-01'))).toEqual(['in-policy: 4000.00']);
    expect(lastLines(plan, stayed, ill('冠心病', `${year}-06-01`))).toEqual(['in-policy: 8000.00']);
    expect(lastLines(plan, stayed, ill('胆囊结石', '2020-06-01'))).toEqual(['in-policy: 8000.00']);
  });

  it('what another insurer paid comes off before the line', () => {
    const insured: Bill = { basic: '1.00', self: '38000.00', more: { otherInsurance: yuan('10000.00') } };
    expect(lastLines(plan, [stay(plan, insured)], { version: 'a', ...NEW })).toEqual(['in-policy: 8000.00']);
  });
});

describe('生育 among what is excluded', () => {
  const birth = (id: string, member: Member) => {
    const plan = pack(id);
    const sheet = { med_type: '52' };
    const visit = stay(plan, { basic: '1.00', self: '40000.00', out: '50000.00', drugs: '50000.00', sheet });
    const [settlement] = fold(compilePlan(plan), [visit], member);
    return settlement?.lines.map(({ liability, reason }) => `${liability}: ${reason}`);
  };

  it('惠琼保 2024 责任免除（10）: none of 责任一 to 三', () => {
    const said = birth('huiqiong-2024', { version: 'a-plus', ...NEW }) ?? [];
    expect(said).toContain('in-policy: setting-not-covered');
    expect(said).toContain('out-policy: setting-not-covered');
  });

  it('惠琼保 2025 责任免除（10）: what basic insurance takes in is paid, the rest is not', () => {
    const said = birth('huiqiong-2025', { version: 'a-plus', ...NEW }) ?? [];
    expect(said).toContain('in-policy: paid');
    expect(said).toContain('out-policy: setting-not-covered');
  });

  it('安阳 2022 责任免除 9: neither in nor out of scope', () => {
    const said = birth('anyang-2022', { identities: [], diagnoses: [] }) ?? [];
    expect(said).toContain('in-policy: setting-not-covered');
    expect(said).toContain('out-policy: setting-not-covered');
  });
});

describe('drugs with ratios of their own', () => {
  const b: Member = { version: 'b', ...NEW };
  it.each<[id: string, list: string, item: string, member: Member, healthy: string, preexisting: string]>([
    ['huiqiong-2024', 'special', 'serplulimab', b, '100000.00', '30000.00'],
    ['huiqiong-2024', 'special', 'enhertu', b, '100000.00', '30000.00'],
    ['huiqiong-2024', 'special', 'equecabtagene', b, '80000.00', '0.00 (ratio-zero)'],
    ['huiqiong-2024', 'special', 'imjudo', b, '80000.00', '0.00 (ratio-zero)'],
    ['huiqiong-2025', 'special', 'relmacabtagene', b, '100000.00', '30000.00'],
    ['huiqiong-2025', 'special', 'sir-spheres', b, '80000.00', '待补 (figure-unset)'],
    // (100 000 − 16 000) × 30 and 20 %
    ['yantai-2025', 'special', 'gavreto', {}, '25200.00', '16800.00'],
    ['huhuibao-2025', 'drugs', 'osimertinib', { version: 'standard' }, '70000.00', '30000.00'],
    // (100 000 − 20 000) × 60 %, (100 000 − 40 000) × 30 %
    ['anyang-2022', 'overseas', 'alunbrig', { identities: [] }, '48000.00', '18000.00'],
  ])('%s %s %s', (id, list, item, member, healthy, preexisting) => {
    const of = (status: 'healthy' | 'preexisting'): string | undefined =>
      lastLines(pack(id), [listed(id, list, item)], member, status).find((line) => !line.includes('not-entitled'));
    expect(of('healthy')).toMatch(new RegExp(`: ${healthy.replaceAll(/[.()]/g, '\\$&')}$`));
    expect(of('preexisting')).toMatch(new RegExp(`: ${preexisting.replaceAll(/[.()]/g, '\\$&')}$`));
  });

  it('烟台 2025: the three named drugs and others share the line of 责任三', () => {
    const [first, second] = fold(
      compilePlan(pack('yantai-2025')),
      [
        listed('yantai-2025', 'special', 'enhertu', '12000.00'),
        listed('yantai-2025', 'special', 'blincyto', '12000.00'),
      ],
      {},
    );
    // 8 000 over the line of 16 000, at 30 %.
    expect([first?.payable, second?.payable]).toEqual([0, yuan('2400.00')]);
  });
});

describe('安阳: a drug outside the catalogue is never settled by basic insurance', () => {
  const plan = pack('anyang-2022');
  const pharmacy: Care = { area: 'local', listedPlace: true, settledByBasic: false };

  it('and is paid all the same, as the product’s own demonstration is', () => {
    const drug = purchase(plan, ['domestic', 'opdivo', '399600.00'], undefined, pharmacy);
    expect(lastLines(plan, [drug], { identities: [] })).toContain('domestic-drugs: 227760.00');
  });

  it('not while basic insurance rests', () => {
    const drug = purchase(plan, ['domestic', 'opdivo', '399600.00'], undefined, pharmacy);
    const resting = { identities: [], suspended: [{ from: localDate('2022-08-01'), to: localDate('2022-10-31') }] };
    expect(lastLines(plan, [drug], resting)).toContain('domestic-drugs: 不赔 (suspended)');
  });
});
