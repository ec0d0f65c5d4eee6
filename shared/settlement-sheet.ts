/** The 医保结算单: national field names, amounts in fen, and the identities its figures must keep (STANDARDS facts in docs/facts.md). */
import { z } from 'zod';
import { isLocalDate, localDateSchema } from './dates.ts';
import { atLeastZero, fenSchema, minFen, minus, plus, sumFen, withSign, type Fen } from './money.ts';
import { lineSchema } from './text.ts';

/** The funds that add up to fund_pay_sumamt (I2). acct_pay is the person's own money and not among them. */
export const FUND_FIELDS = [
  'hifp_pay',
  'cvlserv_pay',
  'hifes_pay',
  'hifmi_pay',
  'hifob_pay',
  'hifdm_pay',
  'maf_pay',
  'oth_pay',
] as const;
export type FundField = (typeof FUND_FIELDS)[number];

const fundShape = {
  hifp_pay: fenSchema,
  cvlserv_pay: fenSchema,
  hifes_pay: fenSchema,
  hifmi_pay: fenSchema,
  hifob_pay: fenSchema,
  /** Only the centre's tables carry it (STANDARDS 1.4); 0 on a paper sheet. */
  hifdm_pay: fenSchema,
  maf_pay: fenSchema,
  oth_pay: fenSchema,
} satisfies Record<FundField, typeof fenSchema>;

const settledAtSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/, '结算时间应为“年-月-日”或“年-月-日 时:分:秒”')
  .refine((text) => isLocalDate(text.slice(0, 10)), '结算时间中的日期不存在');

/** One row of setldetail: what each fund type paid (I8). */
export const fundDetailSchema = z.strictObject({
  fund_pay_type: z.string().regex(/^\d{6}$/, '基金支付类型应为 6 位数字，如 390100'),
  fund_payamt: fenSchema,
});

/** The figures of a 医疗收费票据 (I9, I10). */
export const receiptFiguresSchema = z.strictObject({
  total: fenSchema,
  pool_pay: fenSchema,
  oth_pay: fenSchema,
  acct_pay: fenSchema,
  cash_pay: fenSchema,
  psn_selfpay: fenSchema,
  psn_ownpay: fenSchema,
});
export type ReceiptFigures = z.infer<typeof receiptFiguresSchema>;

/**
 * One settlement. Amounts are fen and signed: a reversal holds the exact negative of its original, and there
 * psn_part_amt and hosp_part_amt may be null (STANDARDS 1.7). Figures a sheet does not print are 0, entered as such.
 */
export const settlementSheetSchema = z.strictObject({
  insutype: z.string().regex(/^\d{3,6}$/, '险种类型应为 3 至 6 位数字，如 310、390'),
  mdtrt_id: lineSchema(30).nullable(),
  setl_id: lineSchema(30).nullable(),
  /** 原结算ID: on a reversal, the settlement it takes back. */
  init_setl_id: lineSchema(30).nullable(),
  refd_setl_flag: z.boolean(),
  setl_time: settledAtSchema,
  begndate: localDateSchema,
  enddate: localDateSchema,
  med_type: z.string().regex(/^\d{2,6}$/, '医疗类别应为 2 至 6 位数字，如 21'),
  fixmedins_name: lineSchema(200),
  /** Whose settlement it is, where the source says so; compared with the insured (counter rule 11). */
  psn_no: lineSchema(30).nullable().default(null),
  psn_name: lineSchema(50).nullable().default(null),
  certno: lineSchema(50).nullable().default(null),
  medfee_sumamt: fenSchema,
  fulamt_ownpay_amt: fenSchema,
  overlmt_selfpay: fenSchema,
  preselfpay_amt: fenSchema,
  inscp_scp_amt: fenSchema,
  ...fundShape,
  fund_pay_sumamt: fenSchema,
  psn_part_amt: fenSchema.nullable(),
  hosp_part_amt: fenSchema.nullable(),
  acct_pay: fenSchema,
  acct_mulaid_pay: fenSchema,
  psn_cash_pay: fenSchema,
  setldetail: z.array(fundDetailSchema).max(100).nullable().default(null),
  receipt: receiptFiguresSchema.nullable().default(null),
});
export type SettlementSheet = z.infer<typeof settlementSheetSchema>;

/** The amount fields, in the order of the printed sheet. */
export const AMOUNT_FIELDS = [
  'medfee_sumamt',
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'preselfpay_amt',
  'inscp_scp_amt',
  ...FUND_FIELDS,
  'fund_pay_sumamt',
  'psn_part_amt',
  'hosp_part_amt',
  'acct_pay',
  'acct_mulaid_pay',
  'psn_cash_pay',
] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

/** The national names of the fields a clerk sees (STANDARDS 1.3). */
export const SHEET_FIELD_NAMES: Readonly<Record<AmountField, string>> = {
  medfee_sumamt: '医疗费总额',
  fulamt_ownpay_amt: '全自费金额',
  overlmt_selfpay: '超限价自费费用',
  preselfpay_amt: '先行自付金额',
  inscp_scp_amt: '符合政策范围金额',
  hifp_pay: '基本医保统筹基金支出',
  cvlserv_pay: '公务员医疗补助支出',
  hifes_pay: '企业补充医疗保险支出',
  hifmi_pay: '居民大病保险支出',
  hifob_pay: '职工大额补助支出',
  hifdm_pay: '伤残人员医疗保障支出',
  maf_pay: '医疗救助支出',
  oth_pay: '其他支出',
  fund_pay_sumamt: '基金支付总额',
  psn_part_amt: '个人负担总金额',
  hosp_part_amt: '医院负担金额',
  acct_pay: '个人账户支出',
  acct_mulaid_pay: '个人账户共济支付',
  psn_cash_pay: '个人现金支出',
};

/** The names of the fields that are no amounts. */
export const SHEET_FACT_NAMES = {
  insutype: '险种类型',
  mdtrt_id: '就诊ID',
  setl_id: '结算ID',
  init_setl_id: '原结算ID',
  refd_setl_flag: '退费结算标志',
  setl_time: '结算时间',
  begndate: '开始日期',
  enddate: '结束日期',
  med_type: '医疗类别',
  fixmedins_name: '定点医药机构名称',
  psn_no: '人员编号',
  psn_name: '人员姓名',
  certno: '证件号码',
} as const;

/** A 退费结算: flagged as one, or no amount above zero and some below. */
export function isReversal(sheet: SettlementSheet): boolean {
  if (sheet.refd_setl_flag) return true;
  if (sheet.medfee_sumamt > 0) return false;
  const amounts = AMOUNT_FIELDS.map((field) => sheet[field] ?? 0);
  return amounts.every((amount) => amount <= 0) && amounts.some((amount) => amount < 0);
}

/** What the person and the hospital bore; where the sheet leaves them null, I4 gives the person's part and the rest is the hospital's. */
export function bearers(sheet: SettlementSheet): { person: Fen; hospital: Fen } {
  const person = sheet.psn_part_amt ?? plus(sheet.acct_pay, sheet.psn_cash_pay);
  const hospital = sheet.hosp_part_amt ?? minus(sheet.medfee_sumamt, sheet.fund_pay_sumamt, person);
  return { person, hospital };
}

/** Σ of the fund fields (the right side of I2). */
export function fundSum(sheet: SettlementSheet): Fen {
  return sumFen(FUND_FIELDS.map((field) => sheet[field]));
}

/** What others paid through the hospital, which may be this product itself (counter rule 24). */
export type OthersPaid = {
  /** With the sheet's sign; 0 where there is nothing to ask. */
  readonly amount: Fen;
  /** False: only setldetail shows it, the head's 其他支出 is 0 and the personal part still contains it. */
  readonly isOnHead: boolean;
};

/** oth_pay, else what the 999997 rows of setldetail hold beyond the hospital's part (I8). */
export function othersPaid(sheet: SettlementSheet): OthersPaid {
  if (sheet.oth_pay !== 0 || sheet.setldetail === null) return { amount: sheet.oth_pay, isOnHead: true };
  const sign = isReversal(sheet) ? -1 : 1;
  const upright = (type: string): Fen =>
    withSign(
      sumFen(sheet.setldetail?.flatMap((row) => (row.fund_pay_type === type ? [row.fund_payamt] : [])) ?? []),
      sign,
    );
  const others = upright('999997');
  const beyond = minus(plus(others, upright('999996')), withSign(bearers(sheet).hospital, sign));
  return { amount: withSign(atLeastZero(minFen(others, beyond)), sign), isOnHead: false };
}
