/** Settlement sheets for tests: consistent by construction, so that a test states only what matters. */
import { localDate } from '../../shared/dates.ts';
import { fen, minus, parseYuan, sumFen, withSign, ZERO, type Fen } from '../../shared/money.ts';
import {
  AMOUNT_FIELDS,
  FUND_FIELDS,
  settlementSheetSchema,
  type AmountField,
  type SettlementSheet,
} from '../../shared/settlement-sheet.ts';

const PARTS = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'] as const;

export type Yuan = Partial<Record<AmountField, string>>;
type Facts = Partial<Omit<SettlementSheet, AmountField>>;

/** A sheet from the amounts a test states, in yuan: totals, personal part and cash follow unless stated. */
export function sheetOf(yuan: Yuan, facts: Facts = {}): SettlementSheet {
  const stated = (field: AmountField): Fen => {
    const text = yuan[field];
    return text === undefined ? ZERO : parseYuan(text);
  };
  const amounts = Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, stated(field)]));
  const total = yuan.medfee_sumamt === undefined ? sumFen(PARTS.map(stated)) : stated('medfee_sumamt');
  const funds = yuan.fund_pay_sumamt === undefined ? sumFen(FUND_FIELDS.map(stated)) : stated('fund_pay_sumamt');
  const hospital = stated('hosp_part_amt');
  const person = yuan.psn_part_amt === undefined ? minus(total, funds, hospital) : stated('psn_part_amt');
  const cash = yuan.psn_cash_pay === undefined ? minus(person, stated('acct_pay')) : stated('psn_cash_pay');
  return settlementSheetSchema.parse({
    ...FACTS,
    ...facts,
    ...amounts,
    medfee_sumamt: total,
    fund_pay_sumamt: funds,
    psn_part_amt: person,
    psn_cash_pay: cash,
  });
}

const FACTS = {
  insutype: '390',
  mdtrt_id: 'M0001',
  setl_id: 'S0001',
  init_setl_id: null,
  refd_setl_flag: false,
  setl_time: '2022-06-20 10:00:00',
  begndate: localDate('2022-06-01'),
  enddate: localDate('2022-06-20'),
  med_type: '21',
  fixmedins_name: '样例市第一人民医院',
};

/** A consistent sheet from amounts in fen, as properties make them up: parts of the cost, and who paid; the person bears the rest. */
export function sheetOfParts(
  parts: readonly [fulamt: Fen, overlmt: Fen, preselfpay: Fen, inscp: Fen],
  paid: { readonly hifp: Fen; readonly hifmi?: Fen; readonly hospital: Fen },
): SettlementSheet {
  const [fulamt, overlmt, preselfpay, inscp] = parts;
  const { hifp, hifmi = ZERO, hospital } = paid;
  const total = sumFen(parts);
  const person = minus(total, hifp, hifmi, hospital);
  return {
    ...sheetOf({}),
    fulamt_ownpay_amt: fulamt,
    overlmt_selfpay: overlmt,
    preselfpay_amt: preselfpay,
    inscp_scp_amt: inscp,
    medfee_sumamt: total,
    hifp_pay: hifp,
    hifmi_pay: hifmi,
    fund_pay_sumamt: sumFen([hifp, hifmi]),
    hosp_part_amt: hospital,
    psn_part_amt: person,
    psn_cash_pay: person,
  };
}

/** The worked stay of the counter rules: 住院, 390, 160 000.00 in all. */
export function workedStay(facts: Facts = {}): SettlementSheet {
  return sheetOf(
    {
      fulamt_ownpay_amt: '40000.00',
      overlmt_selfpay: '2000.00',
      preselfpay_amt: '8000.00',
      inscp_scp_amt: '110000.00',
      hifp_pay: '62000.00',
      hifmi_pay: '14500.00',
    },
    facts,
  );
}

/** The golden 2304 row of the interface facts (docs/facts.md): 住院, 310, hifob only, with a hospital part. */
export function goldenSheet(facts: Facts = {}): SettlementSheet {
  return sheetOf(
    {
      fulamt_ownpay_amt: '2533.97',
      overlmt_selfpay: '1396.89',
      preselfpay_amt: '703.44',
      inscp_scp_amt: '18808.16',
      hifob_pay: '18785.39',
      hosp_part_amt: '505.01',
      acct_pay: '170.04',
    },
    { insutype: '310', ...facts },
  );
}

/** The exact reversal of a sheet, as 2208 and 2305 send it: psn_part_amt and hosp_part_amt are null. */
export function reversalOf(sheet: SettlementSheet): SettlementSheet {
  const amounts = AMOUNT_FIELDS.map((field) => [field, withSign(sheet[field] ?? ZERO, -1)]);
  return settlementSheetSchema.parse({
    ...sheet,
    ...Object.fromEntries(amounts),
    psn_part_amt: null,
    hosp_part_amt: null,
    setl_id: `${sheet.setl_id ?? 'S'}-R`,
    init_setl_id: sheet.setl_id,
    refd_setl_flag: true,
  });
}

/** Fen from yuan text, short enough for tables of figures. */
export function yuan(text: string): Fen {
  return text.startsWith('-') ? fen(-parseYuan(text.slice(1))) : parseYuan(text);
}
