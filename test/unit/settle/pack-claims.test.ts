import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import type { Care, Member } from '../../../shared/settle/care.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { fold, lastLines, pack, purchase, stay, type Bill } from '../../support/packs.ts';
import { yuan } from '../../support/sheets.ts';

/** Invented claims, computed by hand from the products' tables. Amounts of lines without cost are left out. */
type Row = [what: string, member: Member, bills: Bill[], lines: string[], health?: HealthStatus];

function table(id: string, rows: readonly Row[]): void {
  const plan = pack(id);
  it.each(rows)('%s', (_, member, bills, lines, health = 'healthy') => {
    expect(
      lastLines(
        plan,
        bills.map((bill) => stay(plan, bill)),
        member,
        health,
      ),
    ).toEqual(lines);
  });
}

const NEW = { consecutiveYears: 1, familyOrder: false };
const RENEWED = { consecutiveYears: 2, claimFreeYears: 1, familyOrder: false };
const CLAIMED = { consecutiveYears: 2, claimFreeYears: 0, familyOrder: false };
const registered: Care = { area: 'registered' };
const unregistered: Care = { area: 'unregistered' };
const unsettled: Care = { settledByBasic: false };
/** Basic insurance rested all summer of 2024. */
const SUMMER = [{ from: localDate('2024-07-01'), to: localDate('2024-09-30') }];
const bill: Bill = { basic: '50000.00', self: '50000.00', out: '80000.00', drugs: '30000.00', presel: '5000.00' };

/** A and B pay only drugs out of scope, A+ and B+ everything; another version's liability says so. */
const a = (...lines: string[]): string[] => [...lines, 'out-policy: 不赔 (not-entitled)'];
const plus = (first: string, ...rest: string[]): string[] => [first, 'out-drugs: 不赔 (not-entitled)', ...rest];

describe('惠琼保 2024', () => {
  table('huiqiong-2024', [
    ['A, new', { version: 'a', ...NEW }, [bill], a('in-policy: 25600.00', 'out-drugs: 5000.00')],
    ['A, renewed, no claim', { version: 'a', ...RENEWED }, [bill], a('in-policy: 26400.00', 'out-drugs: 6000.00')],
    ['A, renewed, claimed', { version: 'a', ...CLAIMED }, [bill], a('in-policy: 25600.00', 'out-drugs: 5000.00')],
    [
      'B, family order',
      { version: 'b', ...NEW, familyOrder: true },
      [bill],
      a('in-policy: 26400.00', 'out-drugs: 6000.00'),
    ],
    ['A, 既往症', { version: 'a', ...NEW }, [bill], a('in-policy: 12800.00', 'out-drugs: 2500.00'), 'preexisting'],
    [
      'B+ pays all out of scope',
      { version: 'b-plus', ...RENEWED },
      [bill],
      plus('in-policy: 26400.00', 'out-policy: 37200.00'),
    ],
    [
      'A+, 既往症',
      { version: 'a-plus', ...NEW },
      [bill],
      plus('in-policy: 12800.00', 'out-policy: 18000.00'),
      'preexisting',
    ],
    [
      'elsewhere, registered',
      { version: 'a', ...NEW },
      [{ ...bill, care: registered }],
      a('in-policy: 25600.00', 'out-drugs: 2500.00'),
    ],
    [
      'elsewhere, registered, 既往症',
      { version: 'a-plus', ...NEW },
      [{ ...bill, care: registered }],
      plus('in-policy: 12800.00', 'out-policy: 7500.00'),
      'preexisting',
    ],
    [
      'elsewhere, not registered',
      { version: 'a', ...NEW },
      [{ ...bill, care: unregistered }],
      a('in-policy: 11200.00', 'out-drugs: 0.00 (ratio-zero)'),
    ],
    [
      'elsewhere, not registered, 既往症',
      { version: 'a', ...NEW },
      [{ ...bill, care: unregistered }],
      a('in-policy: 5600.00', 'out-drugs: 0.00 (ratio-zero)'),
      'preexisting',
    ],
    [
      'basic insurance lapsed: 30 % of 100 000, then as not registered',
      { version: 'a', ...NEW, suspended: SUMMER },
      [{ self: '100000.00', care: unsettled }],
      ['in-policy: 4200.00'],
    ],
    [
      'lapsed, 2 000 000: 30 % is 600 000, of which 150 000 above 450 000',
      { version: 'a', ...NEW, suspended: SUMMER },
      [{ self: '2000000.00', care: unsettled }],
      ['in-policy: 151200.00', 'above-450k: 52500.00'],
    ],
    [
      'not settled although in force: nothing, and the line is not used',
      { version: 'a', ...NEW, suspended: [] },
      [{ self: '100000.00', out: '30000.00', drugs: '30000.00', care: unsettled }],
      ['in-policy', 'above-450k', 'out-drugs', 'out-policy'].map((id) => `${id}: 不赔 (not-entitled)`),
    ],
    [
      'not settled, and nobody says whether basic insurance was in force',
      { version: 'a', ...NEW },
      [{ self: '100000.00', care: unsettled }],
      ['in-policy: 待补 (fact-missing)', 'above-450k: 待补 (fact-missing)'],
    ],
    [
      'a bill that was not settled leaves the line to the next one',
      { version: 'a-plus', ...NEW, suspended: [] },
      [
        { out: '50000.00', care: unsettled },
        { basic: '9000.00', self: '1000.00', out: '50000.00' },
      ],
      plus('in-policy: 0.00 (under-line)', 'out-policy: 18000.00'),
    ],
    [
      'a lapsed bill counts toward 450 000 with what is left of it',
      { version: 'a', ...NEW, suspended: [{ from: localDate('2024-08-01'), to: localDate('2024-08-31') }] },
      [
        { self: '1000000.00', care: unsettled },
        {
          basic: '60000.00',
          self: '40000.00',
          sheet: { begndate: localDate('2024-09-01'), enddate: localDate('2024-09-09') },
        },
      ],
      ['in-policy: 32000.00'],
    ],
    [
      'above 450 000 all is paid, below as ever',
      { version: 'a', ...NEW },
      [{ basic: '300000.00', self: '380000.00' }],
      ['in-policy: 105600.00', 'above-450k: 230000.00'],
    ],
    [
      'payers went beyond 450 000: only the part above what they paid',
      { version: 'a', ...NEW },
      [{ basic: '600000.00', self: '400000.00' }],
      ['above-450k: 400000.00'],
    ],
    [
      '责任二, not registered: 35 %',
      { version: 'a', ...NEW },
      [{ basic: '450000.00', self: '100000.00', care: unregistered }],
      ['above-450k: 35000.00'],
      'preexisting',
    ],
    [
      '责任一 and 责任二 share 1 000 000',
      { version: 'b', ...NEW },
      [{ basic: '200000.00', self: '2300000.00' }],
      ['in-policy: 0.00 (capped)', 'above-450k: 1000000.00 (capped)'],
    ],
    [
      'A: drugs out of scope end at 100 000',
      { version: 'a', ...NEW },
      [{ out: '300000.00', drugs: '300000.00' }],
      ['out-drugs: 100000.00 (capped)'],
    ],
    [
      'B+: out of scope ends at 1 000 000',
      { version: 'b-plus', ...NEW },
      [{ out: '2000000.00', drugs: '0.00' }],
      ['out-policy: 1000000.00 (capped)'],
    ],
    [
      'a second visit finds the line half eaten',
      { version: 'a', ...NEW },
      [
        { basic: '10000.00', self: '15000.00' },
        { basic: '10000.00', self: '15000.00' },
      ],
      ['in-policy: 9600.00'],
    ],
    [
      'no version stated: the lines wait',
      NEW,
      [{ self: '50000.00', basic: '1.00' }],
      ['in-policy: 待补 (fact-missing)', 'above-450k: 待补 (fact-missing)'],
    ],
  ]);

  const plan = pack('huiqiong-2024');
  const cart = (amount: string): Visit => purchase(plan, ['special', 'axicabtagene', amount]);

  it('a CAR-T is paid to B and B+ only, 30 % with 既往症', () => {
    expect(lastLines(plan, [cart('100000.00')], { version: 'b', ...NEW })).toEqual(['special-drugs: 100000.00']);
    expect(lastLines(plan, [cart('100000.00')], { version: 'b-plus', ...NEW }, 'preexisting')).toEqual([
      'special-drugs: 30000.00',
    ]);
    expect(lastLines(plan, [cart('100000.00')], { version: 'a', ...NEW })).toContain(
      'special-drugs: 不赔 (not-entitled)',
    );
  });

  it('a drug that the list does not name, or after resistance, is told', () => {
    const [settlement] = fold(compilePlan(plan), [purchase(plan, ['special', 'another', '90000.00'])], {
      version: 'b',
      ...NEW,
    });
    expect(settlement?.payable).toBe(0);
    expect(settlement?.steps.some(({ rule }) => rule === 'drug-not-listed')).toBe(true);
    const resistant = purchase(plan, ['special', 'axicabtagene', '90000.00'], { indicated: false, supplyDays: 30 });
    const [refused] = fold(compilePlan(plan), [resistant], { version: 'b', ...NEW });
    expect(refused?.payable).toBe(0);
    expect(refused?.steps.some(({ rule }) => rule === 'drug-not-entitled')).toBe(true);
    const said = refused?.lines.find(({ liability }) => liability === 'special-drugs');
    expect(said).toMatchObject({ reason: 'drug-not-entitled', payable: 0 });
  });

  it('a stay over the new year belongs to the year of admission', () => {
    const over = {
      sheet: { begndate: localDate('2024-12-20'), enddate: localDate('2025-01-10') },
      basic: '1.00',
      self: '28000.00',
    };
    expect(lastLines(plan, [stay(plan, over)], { version: 'a', ...NEW })).toEqual(['in-policy: 8000.00']);
    const next = pack('huiqiong-2025');
    expect(lastLines(next, [stay(next, over)], { version: 'a', ...NEW })[0]).toBe('in-policy: 不赔 (outside-cover)');
  });

  it('A ends at 1 100 000 in all, B+ at 3 000 000', () => {
    const caps = compilePlan(plan).personCapFor;
    const capFor = (version: string): number | 'none' | null | undefined =>
      caps?.({ health: 'healthy', member: { version }, visit: cart('1.00'), item: null, hasPaid: () => undefined })
        .value;
    expect(['a', 'b', 'a-plus', 'b-plus'].map(capFor)).toEqual([110, 210, 200, 300].map((cap) => cap * 1_000_000));
  });
});

describe('惠琼保 2025', () => {
  table('huiqiong-2025', [
    ['new', { version: 'a', ...NEW }, [bill], a('in-policy: 25600.00', 'out-drugs: 5000.00')],
    ['renewed, no claim: 1.6', { version: 'a', ...RENEWED }, [bill], a('in-policy: 27200.00', 'out-drugs: 6000.00')],
    [
      'twice without claim: 1.5',
      { version: 'b', consecutiveYears: 3, claimFreeYears: 2 },
      [bill],
      a('in-policy: 28000.00', 'out-drugs: 6000.00'),
    ],
    ['A+ is 50 %', { version: 'a-plus', ...NEW }, [bill], plus('in-policy: 25600.00', 'out-policy: 30000.00')],
    [
      'A+ with 既往症 25 %',
      { version: 'a-plus', ...NEW },
      [bill],
      plus('in-policy: 12800.00', 'out-policy: 15000.00'),
      'preexisting',
    ],
    [
      '责任一 and 责任二 share 1 200 000',
      { version: 'b', ...NEW },
      [{ basic: '200000.00', self: '2300000.00' }],
      ['in-policy: 0.00 (capped)', 'above-450k: 1200000.00 (capped)'],
    ],
  ]);

  it('of 责任四 only what claims show is public: any other drug waits', () => {
    const plan = pack('huiqiong-2025');
    const lines = lastLines(plan, [purchase(plan, ['special', 'another', '90000.00'])], { version: 'b', ...NEW });
    expect(lines[0]).toBe('special-drugs: 待补 (figure-unset)');
  });
});

const yt: Bill = { basic: '40000.00', self: '60000.00' };
const EXAM = [
  { part: 'exam-first', amount: yuan('0.00') },
  { part: 'diag-first', amount: yuan('600.00') },
  { part: 'away-first', amount: yuan('400.00') },
];

describe('烟台 2023', () => {
  table('yantai-2023', [
    ['second year', { consecutiveYears: 2 }, [yt], ['in-policy: 32400.00']],
    ['no other year is public', { consecutiveYears: 1 }, [yt], ['in-policy: 待补 (figure-unset)']],
    ['the cap', { consecutiveYears: 2 }, [{ basic: '1.00', self: '3000000.00' }], ['in-policy: 1500000.00 (capped)']],
  ]);
});

describe('烟台 2024', () => {
  const plan = pack('yantai-2024');
  table('yantai-2024', [
    ['first year', { consecutiveYears: 1 }, [yt], ['in-policy: 31500.00']],
    ['second year', { consecutiveYears: 2 }, [yt], ['in-policy: 32400.00'], 'preexisting'],
    ['fourth year', { consecutiveYears: 4 }, [yt], ['in-policy: 32850.00']],
    [
      'no text says whether outpatient care counts: it waits',
      { consecutiveYears: 1 },
      [{ ...yt, sheet: { med_type: '14' } }],
      ['in-policy: 待补 (med-type-unknown)', 'out-policy: 待补 (med-type-unknown)'],
    ],
    ['超支付标准 counts nowhere', { consecutiveYears: 1 }, [{ ...yt, overlmt: '9000.00' }], ['in-policy: 31500.00']],
    [
      '诊疗首先自付 and 异地首先负担 count nowhere',
      { consecutiveYears: 1 },
      [{ ...yt, presel: '1000.00', care: { parts: EXAM } }],
      ['in-policy: 31500.00'],
    ],
    [
      'out of scope under its line pays nothing whatever its ratio',
      { consecutiveYears: 1 },
      [{ ...yt, out: '16000.00' }],
      ['in-policy: 31500.00', 'out-policy: 0.00 (under-line)'],
    ],
    [
      'two such bills go over it',
      { consecutiveYears: 1 },
      [
        { ...yt, out: '9000.00' },
        { ...yt, out: '9000.00' },
      ],
      ['in-policy: 42000.00', 'out-policy: 待补 (figure-unset)'],
    ],
    [
      'out of scope waits for ratios that are only in pictures',
      { consecutiveYears: 1 },
      [{ ...yt, out: '30000.00' }],
      ['in-policy: 31500.00', 'out-policy: 待补 (figure-unset)'],
    ],
  ]);

  it('a high-price drug pays 70 %, 60 % to whoever is registered for 门慢特', () => {
    const drug = purchase(plan, ['special', 'imfinzi', '50000.00']);
    expect(lastLines(plan, [drug], { chronic: ['高血压'] })).toEqual(['special-drugs: 23800.00']);
    expect(lastLines(plan, [drug], { chronic: ['恶性肿瘤'] })).toEqual(['special-drugs: 20400.00']);
    expect(lastLines(plan, [purchase(plan, ['special', 'imfinzi', '900000.00'])], { chronic: [] })).toEqual([
      'special-drugs: 500000.00 (capped)',
    ]);
  });

  it('PKU food has no line, asks five years of 户籍 and ends at 300 000', () => {
    const food = (amount: string): Visit => purchase(plan, ['pku-food', 'pku-food', amount]);
    expect(lastLines(plan, [food('10000.00')], { householdYears: 5 })).toEqual(['pku-food: 7000.00']);
    expect(lastLines(plan, [food('10000.00')], { householdYears: 4 })[0]).toBe('pku-food: 不赔 (not-entitled)');
    expect(lastLines(plan, [food('500000.00')], { householdYears: 9 })).toEqual(['pku-food: 300000.00 (capped)']);
  });
});

describe('烟台 2025', () => {
  const plan = pack('yantai-2025');
  const away = (amount: string): Care => ({ parts: [{ part: 'away-first', amount: yuan(amount) }] });
  table('yantai-2025', [
    ['new', { consecutiveYears: 1 }, [yt], ['in-policy: 31500.00']],
    ['second year, healthy: 2 000 at 10 %, then 72 %', { consecutiveYears: 2 }, [yt], ['in-policy: 32600.00']],
    ['third year, healthy', { consecutiveYears: 3 }, [yt], ['in-policy: 33050.00']],
    ['second year, 既往症: no token band', { consecutiveYears: 2 }, [yt], ['in-policy: 32400.00'], 'preexisting'],
    ['only in the band', { consecutiveYears: 2 }, [{ basic: '1.00', self: '14000.00' }], ['in-policy: 100.00']],
    [
      'the band goes on over a second visit',
      { consecutiveYears: 2 },
      [
        { basic: '1.00', self: '14000.00' },
        { basic: '1.00', self: '2000.00' },
      ],
      ['in-policy: 820.00'],
    ],
    [
      '异地首先负担 counts nowhere',
      { consecutiveYears: 1 },
      [{ ...yt, presel: '800.00', care: away('800.00') }],
      ['in-policy: 31500.00'],
    ],
    [
      '乙类首先自付 is out of scope, whose ratios are only in pictures',
      { consecutiveYears: 1 },
      [{ ...yt, presel: '15000.01', care: away('0.00') }],
      ['in-policy: 31500.00', 'out-policy: 待补 (figure-unset)'],
    ],
  ]);

  it('维葡瑞 only if first found within the cover; an older case is no cost of the product and uses no line', () => {
    const drug = (found: boolean): Visit =>
      purchase(plan, ['rare-first-found', 'velaglucerase', '30000.00'], { firstDiagnosedInCover: found });
    const said = { householdYears: 8 };
    expect(lastLines(plan, [drug(true)], said)).toEqual(['rare-first-found: 14000.00']);
    expect(lastLines(plan, [drug(true)], said, 'preexisting')).toEqual(['rare-first-found: 10000.00']);
    const [refused, paid] = fold(compilePlan(plan), [drug(false), drug(true)], said);
    expect([refused?.payable, paid?.payable]).toEqual([0, yuan('14000.00')]);
  });

  it('PKU food: 70 and 50 %', () => {
    const food = purchase(plan, ['pku-food', 'pku-food', '10000.00']);
    expect(lastLines(plan, [food], { householdYears: 8 })).toEqual(['pku-food: 7000.00']);
    expect(lastLines(plan, [food], { householdYears: 8 }, 'preexisting')).toEqual(['pku-food: 5000.00']);
  });
});

const NOBODY = { identities: [] };
const ordinary: Care = { hospitalGrade: '3', hospitalKind: 'public', ward: 'ordinary' };
const employee = { insutype: '310' };

describe('安阳 2022', () => {
  const plan = pack('anyang-2022');
  const out: Bill = { out: '100000.00', care: ordinary };
  table('anyang-2022', [
    ['职工', NOBODY, [{ ...yt, sheet: employee }], ['in-policy: 16400.00']],
    ['居民', NOBODY, [yt], ['in-policy: 23680.00']],
    ['居民, 既往症', NOBODY, [yt], ['in-policy: 11840.00'], 'preexisting'],
    ['自付二 counts', NOBODY, [{ ...yt, presel: '1000.00' }], ['in-policy: 24480.00']],
    ['out of scope', NOBODY, [out], ['out-policy: 56000.00']],
    ['out of scope, 既往症: a line of 4万', NOBODY, [out], ['out-policy: 21000.00'], 'preexisting'],
    [
      'a private hospital',
      NOBODY,
      [{ ...out, care: { ...ordinary, hospitalKind: 'private' } }],
      ['out-policy: 不赔 (not-entitled)'],
    ],
    [
      'a hospital of grade 1',
      NOBODY,
      [{ ...out, care: { ...ordinary, hospitalGrade: '1' } }],
      ['out-policy: 不赔 (not-entitled)'],
    ],
    [
      'a special ward',
      NOBODY,
      [{ ...out, care: { ...ordinary, ward: 'special' } }],
      ['out-policy: 不赔 (not-entitled)'],
    ],
    [
      '离休: only out of scope',
      { identities: ['离休'] },
      [{ ...yt, ...out }],
      ['in-policy: 不赔 (not-entitled)', 'out-policy: 56000.00'],
    ],
    [
      'not settled by basic insurance',
      NOBODY,
      [{ self: '60000.00', care: unsettled }],
      ['in-policy: 不赔 (not-entitled)'],
    ],
    [
      'other insurance comes off first',
      NOBODY,
      [{ ...yt, more: { otherInsurance: yuan('10000.00') } }],
      ['in-policy: 15680.00'],
    ],
    [
      'one implant ends at 100 000',
      NOBODY,
      [
        {
          out: '300000.00',
          care: { ...ordinary, items: [{ kind: 'implant', item: 'stent', name: '支架', amount: yuan('300000.00') }] },
        },
      ],
      ['out-policy: 100000.00 (item-capped)'],
    ],
    [
      'one drug ends at 300 000',
      NOBODY,
      [
        {
          out: '500000.00',
          care: { ...ordinary, items: [{ kind: 'drug', item: 'drug-a', name: '自费药甲', amount: yuan('500000.00') }] },
        },
      ],
      ['out-policy: 300000.00 (item-capped)'],
    ],
    ['a clinic visit counts in scope', NOBODY, [{ ...yt, sheet: { med_type: '11' } }], ['in-policy: 23680.00']],
  ]);

  it('a listed drug: 60 %, 30 % and a line of 4万 with 既往症, only at a listed place', () => {
    const drug = purchase(plan, ['domestic', 'opdivo', '100000.00']);
    expect(lastLines(plan, [drug], NOBODY)).toEqual(['domestic-drugs: 48000.00']);
    expect(lastLines(plan, [drug], NOBODY, 'preexisting')).toEqual(['domestic-drugs: 18000.00']);
    const elsewhere = purchase(plan, ['domestic', 'opdivo', '100000.00'], undefined, { listedPlace: false });
    expect(lastLines(plan, [elsewhere], NOBODY)[0]).toBe('domestic-drugs: 不赔 (not-entitled)');
  });

  it('an illness first found after the first cover leaves the person healthy', () => {
    const found = (on: string): Member => ({
      ...NOBODY,
      firstCoverFrom: localDate('2021-01-01'),
      diagnoses: [{ illness: '恶性肿瘤', on: localDate(on) }],
    });
    expect(lastLines(plan, [stay(plan, yt)], found('2021-06-01'))).toEqual(['in-policy: 23680.00']);
    expect(lastLines(plan, [stay(plan, yt)], found('2020-06-01'))).toEqual(['in-policy: 11840.00']);
  });
});

describe('惠绵保 2023', () => {
  const both: Bill = { basic: '50000.00', self: '50000.00', presel: '10000.00', out: '50000.00' };
  table('huimian-2023', [
    ['乙类先行自付 counts by half', {}, [both], ['in-policy: 28000.00', 'out-policy: 12000.00']],
    ['既往症', {}, [both], ['in-policy: 20000.00', 'out-policy: 9000.00'], 'preexisting'],
    ['a second visit', {}, [both, { basic: '1.00', self: '10000.00' }], ['in-policy: 7000.00']],
  ]);

  it('caps are not public: named, and not cutting', () => {
    const plan = pack('huimian-2023');
    const [settlement] = fold(compilePlan(plan), [stay(plan, { basic: '1.00', self: '900000.00' })], {});
    expect(settlement?.payable).toBe(yuan('619500.00'));
    expect(settlement?.unset).toEqual(['医保目录内费用：封顶线', '个人总封顶线']);
  });
});

describe('医惠锡城 2022', () => {
  const used = (amount: string): Member => ({ familyLineUsed: { family: yuan(amount) } });
  table('yihui-xicheng-2022', [
    ['under the line', used('0.00'), [{ out: '15000.00' }], ['out-policy: 0.00 (under-line)']],
    ['the family used half of it', used('10000.00'), [{ out: '15000.00' }], ['out-policy: 3000.00']],
    ['own earlier visit', used('5000.00'), [{ out: '10000.00' }, { out: '10000.00' }], ['out-policy: 3000.00']],
    ['nobody said what the family used', {}, [{ out: '15000.00' }], ['out-policy: 待补 (fact-missing)']],
  ]);
});

/** Of three versions one is the person's; the others say so. */
function versions(mine: 'standard' | 'care' | 'newcomer', line: string): string[] {
  return ['standard', 'care', 'newcomer'].flatMap((each) => {
    if (each === mine) return [`inpatient-${each}: ${line}`];
    // What the person's own version took is no cost of the versions after it.
    const isBefore = ['standard', 'care', 'newcomer'].indexOf(each) < ['standard', 'care', 'newcomer'].indexOf(mine);
    return isBefore || line.startsWith('不赔') ? [`inpatient-${each}: 不赔 (not-entitled)`] : [];
  });
}

describe('沪惠保 2025', () => {
  const plan = pack('huhuibao-2025');
  const out: Bill = { out: '50000.00' };
  const aid = (state: 'paid' | 'none', amount: string): NonNullable<Bill['more']> => ({
    otherPayers: [{ payer: 'mutual-aid', state, amount: yuan(amount) }],
  });
  const first = (version: string): Member => ({ version, claimFreeYears: 0 });
  table('huhuibao-2025', [
    ['普通版', first('standard'), [out], versions('standard', '26600.00')],
    ['普通版, 既往症', first('standard'), [out], versions('standard', '19000.00'), 'preexisting'],
    ['two claim-free years', { ...first('standard'), claimFreeYears: 2 }, [out], versions('standard', '27300.00')],
    ['three claim-free years', { ...first('standard'), claimFreeYears: 3 }, [out], versions('standard', '28000.00')],
    [
      '普通版, not settled',
      first('standard'),
      [{ ...out, care: unsettled }],
      versions('standard', '不赔 (not-entitled)'),
    ],
    ['关爱版 after 互助帮困', first('care'), [{ ...out, more: aid('paid', '1000.00') }], versions('care', '25900.00')],
    [
      '关爱版 without it',
      first('care'),
      [{ ...out, more: aid('none', '0.00') }],
      versions('care', '不赔 (not-entitled)'),
    ],
    ['新市民版, settled at home', first('newcomer'), [out], versions('newcomer', '26600.00')],
    ['新市民版, settled nowhere', first('newcomer'), [{ ...out, care: unsettled }], versions('newcomer', '7600.00')],
    [
      'the same, 既往症',
      first('newcomer'),
      [{ ...out, care: unsettled }],
      versions('newcomer', '3800.00'),
      'preexisting',
    ],
    ['the cap', first('standard'), [{ out: '2000000.00' }], versions('standard', '1000000.00 (capped)')],
  ]);

  it('质子、重离子 is listed, its ratio is not public', () => {
    const proton = purchase(plan, ['proton', 'proton-heavy-ion', '200000.00']);
    expect(lastLines(plan, [proton], first('standard'))[0]).toBe('proton: 待补 (figure-unset)');
  });
});
