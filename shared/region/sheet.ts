/** A settlement sheet as the 参考测算 would have it: I1–I4 hold, the person's part is the remainder. */
import { minus, sumFen, ZERO } from '../money.ts';
import { FUND_FIELDS, type FundField, type SettlementSheet } from '../settlement-sheet.ts';
import type { RegionFacts } from './facts.ts';
import type { RegionLayer } from './result.ts';

/** Every layer's amount is known. No settlement id: no settlement exists. */
export function estimatedSheet(facts: RegionFacts, layers: readonly RegionLayer[]): SettlementSheet {
  const paidBy = (field: FundField) => layers.find((layer) => layer.field === field)?.amount ?? ZERO;
  const funds = {
    hifp_pay: paidBy('hifp_pay'),
    cvlserv_pay: ZERO,
    hifes_pay: ZERO,
    hifmi_pay: paidBy('hifmi_pay'),
    hifob_pay: paidBy('hifob_pay'),
    hifdm_pay: ZERO,
    maf_pay: paidBy('maf_pay'),
    oth_pay: ZERO,
  };
  const fundSum = sumFen(FUND_FIELDS.map((field) => funds[field]));
  const person = minus(facts.medfee_sumamt, fundSum);
  return {
    ...headOf(facts),
    ...funds,
    medfee_sumamt: facts.medfee_sumamt,
    fulamt_ownpay_amt: facts.fulamt_ownpay_amt,
    overlmt_selfpay: facts.overlmt_selfpay,
    preselfpay_amt: facts.preselfpay_amt,
    inscp_scp_amt: facts.inscp_scp_amt,
    fund_pay_sumamt: fundSum,
    psn_part_amt: person,
    hosp_part_amt: ZERO,
    acct_pay: ZERO,
    acct_mulaid_pay: ZERO,
    psn_cash_pay: person,
    setldetail: null,
    receipt: null,
  };
}

function headOf({ insutype, begndate, enddate, med_type, fixmedins_name }: RegionFacts) {
  return {
    insutype,
    mdtrt_id: null,
    setl_id: null,
    init_setl_id: null,
    refd_setl_flag: false,
    setl_time: enddate,
    begndate,
    enddate,
    med_type,
    fixmedins_name,
    psn_no: null,
    psn_name: null,
    certno: null,
  };
}
