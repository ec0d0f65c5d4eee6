/** The amounts of the sheet in the order of the paper, in groups that must add up (identities I1 to I5, I11). */
import type { AmountField } from '../../../shared/settlement-sheet.ts';

export interface AmountGroup {
  readonly title: string;
  /** Which findings of `checkSheet` are shown here. */
  readonly identities: readonly string[];
  readonly fields: readonly AmountField[];
}

export const AMOUNT_GROUPS: readonly AmountGroup[] = [
  {
    title: '费用构成',
    identities: ['I1'],
    fields: ['medfee_sumamt', 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'],
  },
  {
    title: '基金支付',
    identities: ['I2', 'I11'],
    fields: ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay', 'fund_pay_sumamt'],
  },
  {
    title: '个人与医院负担',
    identities: ['I3', 'I4', 'I5', 'I9', 'I10'],
    fields: ['psn_part_amt', 'hosp_part_amt', 'acct_pay', 'acct_mulaid_pay', 'psn_cash_pay'],
  },
];

/** The fields a paper sheet prints; the one fund that only the centre's tables carry is 0 on paper. */
export const TYPED_FIELDS: readonly AmountField[] = AMOUNT_GROUPS.flatMap(({ fields }) => fields);
