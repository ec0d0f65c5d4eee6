import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { fen, ZERO } from '../../shared/money.ts';
import { bearers, isReversal, othersPaid, type SettlementSheet } from '../../shared/settlement-sheet.ts';
import { checkSheet, isUsable } from '../../shared/sheet/check.ts';
import { sheetFromNational } from '../../shared/sheet/import.ts';
import { netReversals } from '../../shared/sheet/net.ts';
import { goldenSheet, reversalOf, sheetOf, workedStay, yuan } from '../support/sheets.ts';

function sentenceOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return errorSentence(error.code, error.details);
    throw error;
  }
  throw new Error('nothing was thrown');
}

const ids = (sheet: Parameters<typeof checkSheet>[0]): string[] => checkSheet(sheet).map((finding) => finding.id);

describe('the golden sheet (2304, 310)', () => {
  it('keeps every identity', () => {
    expect(checkSheet(goldenSheet())).toEqual([]);
  });

  it('carries the printed figures in fen', () => {
    expect(goldenSheet()).toMatchObject({
      medfee_sumamt: 2344246,
      fund_pay_sumamt: 1878539,
      psn_part_amt: 415206,
      acct_pay: 17004,
      psn_cash_pay: 398202,
      hosp_part_amt: 50501,
    });
  });
});

describe('a sheet whose figures do not hold', () => {
  it('I1 names both sides, the difference and the next step, and nobody may override it', () => {
    const [finding] = checkSheet(
      sheetOf({ medfee_sumamt: '160000.00', fulamt_ownpay_amt: '40000.00', inscp_scp_amt: '119000.00' }),
    );
    expect(finding).toMatchObject({ id: 'I1', level: 'error', left: 16000000, right: 15900000, difference: 100000 });
    expect(finding?.sentence).toContain('160,000.00');
    expect(finding?.sentence).toContain('159,000.00，相差 1,000.00 元');
    expect(finding?.sentence).toContain('请对照医保结算单');
    expect(
      isUsable(
        [finding].flatMap((f) => f ?? []),
        ['I1'],
      ),
    ).toBe(false);
  });

  it('I2 stops the sheet until a supervisor overrides it', () => {
    const sheet = { ...workedStay(), hifmi_pay: yuan('14000.00') };
    expect(checkSheet(sheet).map(({ id, level, difference }) => [id, level, difference])).toEqual([
      ['I2', 'error', 50000],
    ]);
    expect(isUsable(checkSheet(sheet))).toBe(false);
    expect(isUsable(checkSheet(sheet), ['I2'])).toBe(true);
  });

  it('I3 counts the hospital part', () => {
    expect(ids({ ...goldenSheet(), hosp_part_amt: ZERO })).toEqual(['I3']);
  });

  it('a settlement before the stay began cannot be; before it ended it may be a mid-stay one', () => {
    const settled = (setl_time: string) =>
      checkSheet(workedStay({ setl_time })).map(({ id, level, sentence }) => [id, level, sentence]);
    expect(settled('2022-05-31 10:00:00')).toEqual([['dates', 'error', expect.stringContaining('2022-05-31')]]);
    expect(settled('2022-06-10')).toEqual([['settled-early', 'warning', expect.stringContaining('中途结算')]]);
    expect(settled('2022-06-20 00:00:00')).toEqual([]);
    expect(settled('2022-09-01 10:00:00')).toEqual([]);
  });

  it('I4: the personal part is account plus cash', () => {
    expect(ids({ ...workedStay(), psn_cash_pay: yuan('83400.00') })).toEqual(['I4']);
  });

  it('I5: family account money beside the account is accepted with a warning', () => {
    const sheet = { ...workedStay(), psn_cash_pay: yuan('83000.00'), acct_mulaid_pay: yuan('500.00') };
    expect(checkSheet(sheet).map(({ id, level }) => [id, level])).toEqual([['I5', 'warning']]);
  });

  it('I5: family account money inside the account raises nothing', () => {
    const sheet = {
      ...workedStay(),
      acct_pay: yuan('500.00'),
      psn_cash_pay: yuan('83000.00'),
      acct_mulaid_pay: yuan('500.00'),
    };
    expect(ids(sheet)).toEqual([]);
  });

  it('I8: the fund rows add up to the head', () => {
    const rows = (hifob: string): { fund_pay_type: string; fund_payamt: ReturnType<typeof yuan> }[] => [
      { fund_pay_type: '330100', fund_payamt: yuan(hifob) },
      { fund_pay_type: '310200', fund_payamt: yuan('170.04') },
      { fund_pay_type: '999996', fund_payamt: yuan('505.01') },
    ];
    expect(ids(goldenSheet({ setldetail: rows('18785.39') }))).toEqual([]);
    expect(ids(goldenSheet({ setldetail: rows('18785.38') }))).toEqual(['I8']);
  });

  it('I9 and I10: the receipt adds up', () => {
    const receipt = {
      total: yuan('466.00'),
      pool_pay: yuan('309.89'),
      oth_pay: ZERO,
      acct_pay: ZERO,
      cash_pay: yuan('156.11'),
      psn_selfpay: yuan('150.00'),
      psn_ownpay: yuan('6.11'),
    };
    expect(ids(workedStay({ receipt }))).toEqual([]);
    expect(ids(workedStay({ receipt: { ...receipt, total: yuan('466.01') } }))).toEqual(['I9']);
    expect(ids(workedStay({ receipt: { ...receipt, psn_ownpay: yuan('6.12') } }))).toEqual(['I10']);
  });

  it('I11: a fund of the other scheme is a warning', () => {
    const resident = checkSheet(sheetOf({ inscp_scp_amt: '100.00', hifob_pay: '10.00', cvlserv_pay: '5.00' }));
    expect(resident.map(({ id, level, fields }) => [id, level, fields])).toEqual([
      ['I11', 'warning', ['hifob_pay']],
      ['I11', 'warning', ['cvlserv_pay']],
    ]);
    expect(ids(sheetOf({ inscp_scp_amt: '100.00', hifmi_pay: '10.00' }, { insutype: '310' }))).toEqual(['I11']);
  });

  it('a negative amount on a bill that is no reversal is an error naming it', () => {
    const [finding] = checkSheet({
      ...workedStay(),
      overlmt_selfpay: yuan('-2000.00'),
      inscp_scp_amt: yuan('114000.00'),
    });
    expect(finding).toMatchObject({ id: 'sign', level: 'error', fields: ['overlmt_selfpay'] });
    expect(finding?.sentence).toContain('-2,000.00');
  });

  it('a stay that ends before it begins is an error', () => {
    expect(ids({ ...workedStay(), begndate: workedStay().enddate, enddate: workedStay().begndate })).toEqual(['dates']);
  });
});

describe('published sheets', () => {
  type Published = { id: string; total: string; basicPaid: string; personal: string; isPrintedWrong: boolean };
  const file: { sheets: Published[] } = JSON.parse(readFileSync('test/fixtures/published-sheets.json', 'utf8'));

  it.each(file.sheets)('$id: printed wrong $isPrintedWrong', ({ total, basicPaid, personal, isPrintedWrong }) => {
    const sheet = sheetOf({ inscp_scp_amt: total, hifp_pay: basicPaid, psn_part_amt: personal });
    expect(ids(sheet)).toEqual(isPrintedWrong ? ['I3'] : []);
  });

  it('YTS04 is 2 700.00 apart: 35 237.50 printed for 32 537.50', () => {
    const sheet = sheetOf({ inscp_scp_amt: '78882.30', hifp_pay: '46344.80', psn_part_amt: '35237.50' });
    expect(checkSheet(sheet)[0]).toMatchObject({ difference: -270000 });
  });

  it('36 201.71 printed for 36 202.71 is found to the yuan', () => {
    const sheet = sheetOf({ inscp_scp_amt: '100000.00', hifp_pay: '63797.29', psn_part_amt: '36201.71' });
    expect(checkSheet(sheet)[0]).toMatchObject({ id: 'I3', difference: 100 });
  });
});

describe('a reversal', () => {
  const original = sheetOf({ preselfpay_amt: '0.23', inscp_scp_amt: '24.87' }, { insutype: '310', setl_id: 'S9' });

  it('2208: null personal and hospital parts are taken from account and cash', () => {
    const reversal = reversalOf(original);
    expect(isReversal(reversal)).toBe(true);
    expect(checkSheet(reversal)).toEqual([]);
    expect(bearers(reversal)).toEqual({ person: yuan('-25.10'), hospital: ZERO });
  });

  it('2305: what no field explains is the hospital’s or others’ part', () => {
    const stay = {
      fulamt_ownpay_amt: '956.34',
      overlmt_selfpay: '186.31',
      preselfpay_amt: '197.22',
      inscp_scp_amt: '2039.39',
      hifp_pay: '2039.39',
      hosp_part_amt: '32.86',
      psn_part_amt: '1307.01',
    };
    const reversal = reversalOf(sheetOf({ ...stay, medfee_sumamt: '3379.26' }, { insutype: '310' }));
    expect(reversal.medfee_sumamt).toBe(yuan('-3379.26'));
    expect(checkSheet(reversal)).toEqual([]);
    expect(bearers(reversal)).toEqual({ person: yuan('-1307.01'), hospital: yuan('-32.86') });
  });

  it('a remainder on the wrong side is an error', () => {
    const reversal = { ...reversalOf(original), psn_cash_pay: yuan('-26.10') };
    expect(ids(reversal)).toEqual(['I3']);
  });

  it('is netted against its original, once', () => {
    const other = { ...original, setl_id: 'S10' };
    const netted = netReversals([original, other, reversalOf(original)]);
    expect(netted.standing).toEqual([other]);
    expect(netted.cancelled).toHaveLength(1);
    expect(netReversals([other, reversalOf(original)]).unmatched).toHaveLength(1);
  });

  it('without a settlement id is matched by visit and exactly opposite amounts', () => {
    const nameless = { ...reversalOf(original), init_setl_id: null };
    expect(netReversals([original, nameless]).standing).toEqual([]);
    const differing = { ...nameless, psn_cash_pay: yuan('-25.00') };
    expect(netReversals([original, differing]).unmatched).toHaveLength(1);
  });
});

describe('import from national fields', () => {
  const record = {
    insutype: '390',
    mdtrt_id: 'M1',
    setl_id: 'S1',
    setl_time: '2022-06-20 10:00:00',
    begndate: '2022-06-01',
    enddate: '2022-06-20',
    med_type: '21',
    fixmedins_name: '样例市第一人民医院',
    medfee_sumamt: 160000,
    fulamt_ownpay_amt: '40000.00',
    overlmt_selfpay: '2000',
    preselfpay_amt: '8000',
    inscp_scp_amt: '110000.00',
    hifp_pay: '62000',
    cvlserv_pay: 0,
    hifes_pay: 0,
    hifmi_pay: 14500,
    hifob_pay: 0,
    maf_pay: 0,
    oth_pay: 0,
    fund_pay_sumamt: '76500',
    psn_part_amt: '83500',
    hosp_part_amt: 0,
    acct_pay: 0,
    psn_cash_pay: '83500.00',
  };

  it('reads 2304 spelling', () => {
    expect(sheetFromNational(record)).toEqual({ ...workedStay(), mdtrt_id: 'M1', setl_id: 'S1' });
  });

  it('reads 5203 and the centre’s upper-case spelling as the same sheet', () => {
    const { psn_part_amt, psn_cash_pay, oth_pay, inscp_scp_amt, hosp_part_amt, ...rest } = record;
    const other = { psn_pay: psn_part_amt, cash_payamt: psn_cash_pay, othfund_pay: oth_pay, inscp_amt: inscp_scp_amt };
    const upper = Object.fromEntries(
      Object.entries({ ...rest, ...other }).map(([key, value]) => [key.toUpperCase(), value]),
    );
    expect(sheetFromNational(upper)).toEqual({ ...sheetFromNational(record), hosp_part_amt: null });
    expect(sheetFromNational({ ...upper, OWNPAY_HOSP_PART: hosp_part_amt })).toEqual(sheetFromNational(record));
  });

  it('keeps whose settlement it is, where the source says so', () => {
    const person = { psn_no: '37049900000000000001', psn_name: '柏样例', certno: '370499195001150211' };
    expect(sheetFromNational({ ...record, ...person })).toMatchObject(person);
    expect(sheetFromNational(record)).toMatchObject({ psn_no: null, psn_name: null, certno: null });
  });

  it.each([
    [{ med_type: 'ABC' }, '医疗类别'],
    [{ insutype: '3' }, '险种类型'],
    [{ begndate: '01/06/2022' }, '开始日期'],
    [{ setl_time: 'yesterday' }, '结算时间'],
    [{ fixmedins_name: '样'.repeat(201) }, '定点医药机构名称'],
    [{ certno: 'A\u0001' }, '证件号码'],
  ])('%o is refused in Chinese words, naming the field', (change, field) => {
    const sentence = sentenceOf(() => sheetFromNational({ ...record, ...change }));
    const [value = ''] = Object.values(change);
    expect(sentence).toContain(`“${field}”`);
    expect(sentence.replaceAll(value, '')).not.toMatch(/[a-z]{2}|\^/i);
  });

  it.each([
    [{ psn_pay: '83499.99' }, 'sheet-field-twice'],
    [{ hifp_pay: undefined }, 'sheet-field-missing'],
    [{ hifp_pay: '62000.005' }, 'sheet-field-invalid'],
    [{ enddate: '2022-06-31' }, 'sheet-field-invalid'],
    [{ med_type: 'ABC' }, 'sheet-field-invalid'],
    [{ insutype: undefined }, 'sheet-field-missing'],
  ])('%o is refused as %s', (change, code) => {
    expect(() => sheetFromNational({ ...record, ...change })).toThrow(code);
  });
});

it('any sheet consistent by construction has no error, and any single changed amount is found', () => {
  const amount = fc.integer({ min: 0, max: 50_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, amount, fc.integer({ min: 1, max: 1_000_000 }), (a, b, c, d, shift) => {
      const parts = {
        fulamt_ownpay_amt: fen(a),
        overlmt_selfpay: fen(b),
        preselfpay_amt: fen(c),
        inscp_scp_amt: fen(d),
      };
      const total = fen(a + b + c + d);
      const sheet = { ...sheetOf({}), ...parts, medfee_sumamt: total, psn_part_amt: total, psn_cash_pay: total };
      expect(checkSheet(sheet)).toEqual([]);
      for (const field of [
        'medfee_sumamt',
        'inscp_scp_amt',
        'psn_part_amt',
        'psn_cash_pay',
        'hosp_part_amt',
        'hifp_pay',
      ] as const) {
        const changed = { ...sheet, [field]: fen((sheet[field] ?? 0) + shift) };
        expect(checkSheet(changed).some((finding) => finding.level === 'error')).toBe(true);
      }
    }),
  );
});

describe('what others paid through the hospital', () => {
  const rows = (others: string, hospital: string): SettlementSheet['setldetail'] => [
    { fund_pay_type: '999997', fund_payamt: yuan(others) },
    { fund_pay_type: '999996', fund_payamt: yuan(hospital) },
  ];
  const sheet = (setldetail: SettlementSheet['setldetail'], oth_pay = '0.00') =>
    sheetOf({ inscp_scp_amt: '1000.00', hosp_part_amt: '50.00', oth_pay }, { setldetail });

  it('is 其他支出, else the 999997 rows beyond the hospital’s part', () => {
    expect(othersPaid(sheet(rows('80.00', '50.00'), '70.00'))).toEqual({ amount: yuan('70.00'), isOnHead: true });
    expect(othersPaid(sheet(rows('80.00', '50.00')))).toEqual({ amount: yuan('80.00'), isOnHead: false });
    expect(othersPaid(sheet(rows('50.00', '0.00'))).amount).toBe(0);
    expect(othersPaid(sheet(rows('60.00', '0.00'))).amount).toBe(yuan('10.00'));
    expect(othersPaid(sheet(null)).amount).toBe(0);
  });

  it('of a reversal it is negative, and the remainder of a 2305 message asks nothing', () => {
    const reversal = { ...reversalOf(sheet(null)), setldetail: rows('-80.00', '-50.00') };
    expect(othersPaid(reversal).amount).toBe(yuan('-80.00'));
    expect(othersPaid({ ...reversal, setldetail: rows('-50.00', '0.00') }).amount).toBe(0);
  });
});
