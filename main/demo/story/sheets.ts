/** The 医保结算单 of the demonstration, as the paper prints them: national field names, amounts in yuan. */
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { sheetFromNational } from '../../../shared/sheet/import.ts';

type Printed = Readonly<Record<string, string>>;

const NO_OTHER_FUND = { cvlserv_pay: '0.00', hifes_pay: '0.00', maf_pay: '0.00', oth_pay: '0.00' };

/** The worked stay of the counter rules: 390, 住院, 160 000.00 in all. */
const WORKED_STAY: Printed = {
  insutype: '390',
  mdtrt_id: 'YL202206010001',
  setl_id: 'YL202206200001',
  setl_time: '2022-06-20 10:12:00',
  begndate: '2022-06-01',
  enddate: '2022-06-20',
  med_type: '21',
  fixmedins_name: '样例市第一人民医院',
  medfee_sumamt: '160000.00',
  fulamt_ownpay_amt: '40000.00',
  overlmt_selfpay: '2000.00',
  preselfpay_amt: '8000.00',
  inscp_scp_amt: '110000.00',
  ...NO_OTHER_FUND,
  hifp_pay: '62000.00',
  hifmi_pay: '14500.00',
  hifob_pay: '0.00',
  fund_pay_sumamt: '76500.00',
  psn_part_amt: '83500.00',
  hosp_part_amt: '0.00',
  acct_pay: '0.00',
  psn_cash_pay: '83500.00',
};

/** The golden 2304 row of the public interface examples: 310, 住院, one fund and a hospital part. */
const GOLDEN_SHEET: Printed = {
  insutype: '310',
  mdtrt_id: 'YL202205100002',
  setl_id: 'YL202205260002',
  setl_time: '2022-05-26 15:40:00',
  begndate: '2022-05-10',
  enddate: '2022-05-26',
  med_type: '21',
  fixmedins_name: '样例市中医院',
  medfee_sumamt: '23442.46',
  fulamt_ownpay_amt: '2533.97',
  overlmt_selfpay: '1396.89',
  preselfpay_amt: '703.44',
  inscp_scp_amt: '18808.16',
  ...NO_OTHER_FUND,
  hifp_pay: '0.00',
  hifmi_pay: '0.00',
  hifob_pay: '18785.39',
  fund_pay_sumamt: '18785.39',
  psn_part_amt: '4152.06',
  hosp_part_amt: '505.01',
  acct_pay: '170.04',
  psn_cash_pay: '3982.02',
};

/** The worked stay; each person's own settlement has its own number. */
export function workedStay(setlId: string): SettlementSheet {
  return sheetFromNational({ ...WORKED_STAY, setl_id: setlId });
}

/** The golden sheet. */
export function goldenSheet(): SettlementSheet {
  return sheetFromNational(GOLDEN_SHEET);
}

/** The golden sheet with two digits of the cash swapped at the hospital's printer: I4 does not hold. */
export function misprintedSheet(): SettlementSheet {
  return sheetFromNational({ ...GOLDEN_SHEET, setl_id: 'YL202205260003', psn_cash_pay: '3892.02' });
}
