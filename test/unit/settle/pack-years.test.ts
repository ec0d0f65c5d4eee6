import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { sumFen } from '../../../shared/money.ts';
import { findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { shippedPlans } from '../../../shared/plan/packs.ts';
import type { Care, Member } from '../../../shared/settle/care.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { fold, pack, purchase, stay, type Bill } from '../../support/packs.ts';
import { yuan } from '../../support/sheets.ts';

/** Whole years as a newspaper would print them, invented and worked by hand: several visits, drugs and liabilities at once. */
type Drug = readonly [list: string, item: string, amount: string];
type Year = [
  what: string,
  plan: string,
  member: Member,
  visits: (Bill | Drug)[],
  payable: string,
  health?: HealthStatus,
];

const NEW: Member = { consecutiveYears: 1, familyOrder: false };
const public3: Care = { hospitalGrade: '3', hospitalKind: 'public', ward: 'ordinary' };
const implant: Care = {
  ...public3,
  items: [{ kind: 'implant', item: 'valve', name: '人工瓣膜', amount: yuan('200000.00') }],
};

const years: Year[] = [
  [
    // (20 000 + 20 000 − 18 000) × 80 % + (6 000 + 16 000 − 20 000) × 50 %
    'two stays eat one line, and their drugs another',
    'huiqiong-2024',
    { version: 'b', ...NEW },
    [
      { basic: '30000.00', self: '20000.00', out: '10000.00', drugs: '6000.00' },
      { basic: '60000.00', self: '20000.00', out: '20000.00', drugs: '16000.00' },
    ],
    '18600.00',
  ],
  [
    // 3 × 4 000 + 16 000 − 18 000 = 10 000 at 80 %, and the drug whole
    'a child: 门慢特 visits, a stay and a listed drug',
    'huiqiong-2025',
    { version: 'b-plus', ...NEW },
    [
      { basic: '4000.00', self: '4000.00', sheet: { med_type: '14' } },
      { basic: '4000.00', self: '4000.00', sheet: { med_type: '14' } },
      { basic: '4000.00', self: '4000.00', sheet: { med_type: '14' } },
      { basic: '24000.00', self: '16000.00' },
      ['special', 'serplulimab', '50000.00'],
    ],
    '58000.00',
  ],
  [
    // (100 000 − 18 000) × 80 %; the second stay lies above 450 000 whole
    'the second stay crosses 450 000',
    'huiqiong-2025',
    { version: 'a', ...NEW },
    [
      { basic: '300000.00', self: '100000.00' },
      { basic: '50000.00', self: '150000.00' },
    ],
    '215600.00',
  ],
  [
    // 1 000 000 for 责任一 and 二, 100 000 for drugs, 1 000 000 for the listed drug
    'every cap of B款 at once is the person’s 2 100 000',
    'huiqiong-2024',
    { version: 'b', ...NEW },
    [
      { basic: '200000.00', self: '1800000.00' },
      { out: '250000.00', drugs: '250000.00' },
      ['special', 'axicabtagene', '1200000.00'],
    ],
    '2100000.00',
  ],
  [
    // 12 000 + 10 000: 2 000 at 10 %, 7 000 at 73 %; 9 000 out of scope stay under their line
    'a third year without illness: the band, then 73 %',
    'yantai-2025',
    { consecutiveYears: 3 },
    [
      { basic: '20000.00', self: '12000.00', out: '4000.00' },
      { basic: '20000.00', self: '10000.00', out: '5000.00' },
    ],
    '5310.00',
  ],
  [
    // (40 000 − 16 000) × 30 % and (40 000 − 15 000) × 70 %
    'a named drug and a stay',
    'yantai-2025',
    { consecutiveYears: 1 },
    [['special', 'enhertu', '40000.00'], { basic: '60000.00', self: '40000.00' }],
    '24700.00',
  ],
  [
    // 14 000, then (600 000 − 10 000) × 70 % cut to what is left of 300 000
    'PKU food and 维葡瑞 share 300 000',
    'yantai-2025',
    { householdYears: 5 },
    [
      ['pku-food', 'pku-food', '20000.00'],
      ['rare-first-found', 'velaglucerase', '600000.00'],
    ],
    '300000.00',
  ],
  [
    // (80 000 − 30 400) × 40 %, (120 000 − 40 000) × 35 %, (90 000 − 40 000) × 30 %
    '特定既往症: three liabilities, each with its line',
    'anyang-2022',
    { identities: [] },
    [{ basic: '100000.00', self: '80000.00', out: '120000.00', care: public3 }, ['domestic', 'opdivo', '90000.00']],
    '62840.00',
    'preexisting',
  ],
  [
    // The line lies in the implant's part: 180 000 × 70 % is cut to 100 000; the other 100 000 at 70 %
    'an implant beyond its cap, and other cost beside it',
    'anyang-2022',
    { identities: [] },
    [{ basic: '1.00', out: '300000.00', care: implant }],
    '170000.00',
  ],
  [
    // (40 000 + half of 4 000 − 15 000) × 70 % and (50 000 − 20 000) × 40 %
    '先行自付 by half',
    'huimian-2023',
    {},
    [{ basic: '60000.00', self: '40000.00', presel: '4000.00', out: '50000.00' }],
    '30900.00',
  ],
  [
    // 20 000 × 70 % without a line, then (50 000 − 12 000) × 70 %
    'a listed drug and a stay in one year of cover',
    'huhuibao-2025',
    { version: 'standard', claimFreeYears: 0 },
    [['drugs', 'osimertinib', '20000.00'], { basic: '80000.00', self: '20000.00', out: '50000.00' }],
    '40600.00',
  ],
  [
    // (50 000 − 20 000) × 75 % and (30 000 − 20 000) × 75 %
    'in policy, and drugs out of it',
    'zaozhuang-2022',
    {},
    [{ basic: '70000.00', self: '50000.00', out: '45000.00', drugs: '30000.00' }],
    '30000.00',
  ],
];

const shipped = shippedPlans();
const meets = { indicated: true, supplyDays: 30, firstDiagnosedInCover: true };

describe('a year of one person', () => {
  it.each(years)('%s (%s)', (_, id, member, visits, payable, health = 'healthy') => {
    const plan = findPlan(shipped, id);
    const made = visits.map((visit): Visit => ('length' in visit ? purchase(plan, visit, meets) : stay(plan, visit)));
    const settled = fold(compilePlan(plan), made, member, health);
    expect(sumFen(settled.flatMap((each) => each.payable ?? []))).toBe(yuan(payable));
    expect(settled.every((each) => each.payable !== null)).toBe(true);
  });

  it('a stay that begins in cover and ends after it is paid in its year, with its drugs', () => {
    const plan = pack('huiqiong-2024');
    const over: Bill = {
      sheet: { begndate: localDate('2024-12-28'), enddate: localDate('2025-01-20') },
      basic: '4000.00',
      self: '26000.00',
      out: '30000.00',
      drugs: '24000.00',
    };
    const [settlement] = fold(compilePlan(plan), [stay(plan, over)], { version: 'a', ...NEW });
    // (26 000 − 18 000) × 80 % + (24 000 − 20 000) × 50 %
    expect(settlement?.payable).toBe(yuan('8400.00'));
  });
});
