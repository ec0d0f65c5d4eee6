/** Checks a settlement sheet against the identities I1–I5, I8–I11 (I6 and I7 define figures, not checks). */
import { formatYuan, isZero, minus, negate, plus, sumFen, ZERO, type Fen } from '../money.ts';
import {
  AMOUNT_FIELDS,
  bearers,
  FUND_FIELDS,
  fundSum,
  isReversal,
  SHEET_FIELD_NAMES,
  type AmountField,
  type ReceiptFigures,
  type SettlementSheet,
} from '../settlement-sheet.ts';

/** One thing wrong or doubtful on a sheet; an error stops the trial, unless a supervisor may override it. */
export type Finding = {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly isOverridable: boolean;
  readonly fields: readonly AmountField[];
  readonly left: Fen | null;
  readonly right: Fen | null;
  readonly difference: Fen | null;
  /** Both sides, the difference and the next step, in Chinese. */
  readonly sentence: string;
};

/** Every finding of a sheet, errors first; empty when it is consistent. Amounts compare exactly, to the fen. */
export function checkSheet(sheet: SettlementSheet): Finding[] {
  const findings = [
    ...signs(sheet),
    ...dates(sheet),
    ...partsOfTotal(sheet),
    ...funds(sheet),
    ...bearersOfTotal(sheet),
    ...personParts(sheet),
    ...fundDetails(sheet),
    ...(sheet.receipt === null ? [] : receiptSums(sheet.receipt)),
    ...exclusivity(sheet),
  ];
  return findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

/** True when nothing stops the sheet, given what a supervisor has overridden (finding ids). */
export function isUsable(findings: readonly Finding[], overridden: readonly string[] = []): boolean {
  return findings.every((f) => f.level === 'warning' || (f.isOverridable && overridden.includes(f.id)));
}

function signs(sheet: SettlementSheet): Finding[] {
  const wrong = isReversal(sheet)
    ? AMOUNT_FIELDS.filter((field) => (sheet[field] ?? 0) > 0)
    : AMOUNT_FIELDS.filter((field) => (sheet[field] ?? 0) < 0);
  const sign = isReversal(sheet) ? '退费结算的金额不能为正' : '金额不能为负';
  return wrong.map((field) => ({
    ...bare('sign', 'error', [field]),
    sentence: `${SHEET_FIELD_NAMES[field]} ${formatYuan(sheet[field] ?? ZERO)}：${sign}。请核对正负号；冲正单请勾选“退费结算”。`,
  }));
}

function dates({ begndate, enddate, setl_time }: SettlementSheet): Finding[] {
  const settled = setl_time.slice(0, 10);
  const finding = (id: string, level: Finding['level'], sentence: string): Finding[] => [
    { ...bare(id, level, []), sentence },
  ];
  if (begndate > enddate) {
    return finding('dates', 'error', `开始日期 ${begndate} 晚于结束日期 ${enddate}。请按结算单改正日期。`);
  }
  if (settled < begndate) {
    return finding('dates', 'error', `结算日期 ${settled} 早于开始日期 ${begndate}。请按结算单改正日期。`);
  }
  if (settled >= enddate) return [];
  // Mid-stay settlements exist (counter rule 26), and mid_setl_flag is not on our sheet.
  const sentence = `结算日期 ${settled} 早于结束日期 ${enddate}。请核对日期；确为中途结算的可以继续。`;
  return finding('settled-early', 'warning', sentence);
}

/** I1: medfee = fulamt_ownpay + overlmt + preselfpay + inscp_scp. */
function partsOfTotal(sheet: SettlementSheet): Finding[] {
  const fields = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'] as const;
  const right = sumFen(fields.map((field) => sheet[field]));
  return unequal('I1', 'medfee_sumamt', sheet.medfee_sumamt, fields, right);
}

/** I2: fund_pay_sumamt = the sum of the funds; a supervisor may override it once 复核 exists, for the evidence is one fund at a time. */
function funds(sheet: SettlementSheet): Finding[] {
  const named = FUND_FIELDS.filter((field) => field !== 'hifdm_pay' || !isZero(sheet.hifdm_pay));
  const found = unequal('I2', 'fund_pay_sumamt', sheet.fund_pay_sumamt, named, fundSum(sheet));
  return found.map((f) => ({ ...f, isOverridable: true }));
}

/** I3: medfee = fund_pay_sumamt + psn_part + hosp_part; a missing part is the remainder and must keep the sheet's sign. */
function bearersOfTotal(sheet: SettlementSheet): Finding[] {
  const { person, hospital } = bearers(sheet);
  const fields = ['fund_pay_sumamt', 'psn_part_amt', 'hosp_part_amt'] as const;
  const right = plus(sheet.fund_pay_sumamt, person, hospital);
  const upright = isReversal(sheet) ? negate(hospital) : hospital;
  if (sheet.hosp_part_amt !== null || upright >= 0) {
    return unequal('I3', 'medfee_sumamt', sheet.medfee_sumamt, fields, right);
  }
  const borne = plus(sheet.fund_pay_sumamt, person);
  return unequal('I3', 'medfee_sumamt', sheet.medfee_sumamt, ['fund_pay_sumamt', 'psn_part_amt'], borne);
}

/** I4: psn_part = acct + cash; I5: with acct_mulaid_pay added is accepted with a warning. */
function personParts(sheet: SettlementSheet): Finding[] {
  if (sheet.psn_part_amt === null) return [];
  const right = plus(sheet.acct_pay, sheet.psn_cash_pay);
  const found = unequal('I4', 'psn_part_amt', sheet.psn_part_amt, ['acct_pay', 'psn_cash_pay'], right);
  if (found.length === 0 || sheet.psn_part_amt !== plus(right, sheet.acct_mulaid_pay)) return found;
  const sentence =
    `个人账户共济支付 ${formatYuan(sheet.acct_mulaid_pay)} 单列在个人账户支出之外，合计才等于个人负担` +
    ` ${formatYuan(sheet.psn_part_amt)}。可以继续，请在复核时留意。`;
  return [{ ...bare('I5', 'warning', ['acct_mulaid_pay']), sentence }];
}

/** I8: setldetail by fund type equals the head; 3102xx is the account, 999996 and 999997 the hospital and others. */
function fundDetails(sheet: SettlementSheet): Finding[] {
  const rows = sheet.setldetail;
  if (rows === null) return [];
  const sumOf = (belongs: (type: string) => boolean): Fen =>
    sumFen(rows.filter((row) => belongs(row.fund_pay_type)).map((row) => row.fund_payamt));
  const isAccount = (type: string): boolean => type.startsWith('3102');
  const isOther = (type: string): boolean => type === '999996' || type === '999997';
  return [
    ...detail(
      sheet.fund_pay_sumamt,
      'fund_pay_sumamt',
      sumOf((type) => !isAccount(type) && !isOther(type)),
    ),
    ...detail(sheet.acct_pay, 'acct_pay', sumOf(isAccount)),
    ...detail(bearers(sheet).hospital, 'hosp_part_amt', sumOf(isOther)),
  ];
}

function detail(left: Fen, field: AmountField, right: Fen): Finding[] {
  if (left === right) return [];
  const sentence = `${SHEET_FIELD_NAMES[field]} ${formatYuan(left)} 与结算基金分项合计 ${formatYuan(right)} 不一致，相差 ${gap(left, right)} 元。请核对基金分项；差额原因不明的请询问医院医保办。`;
  return [{ ...bare('I8', 'warning', [field]), left, right, difference: minus(left, right), sentence }];
}

/** I9: total = pool + other + account + cash; I10: 自付 + 自费 = account + cash. */
function receiptSums(receipt: ReceiptFigures): Finding[] {
  const paid = plus(receipt.pool_pay, receipt.oth_pay, receipt.acct_pay, receipt.cash_pay);
  const own = plus(receipt.psn_selfpay, receipt.psn_ownpay);
  const personal = plus(receipt.acct_pay, receipt.cash_pay);
  return [
    ...receiptSum('I9', '票据金额合计', receipt.total, '统筹支付 + 其他支付 + 个人账户支付 + 个人现金支付', paid),
    ...receiptSum('I10', '票据个人自付 + 个人自费', own, '个人账户支付 + 个人现金支付', personal),
  ];
}

function receiptSum(id: string, name: string, left: Fen, parts: string, right: Fen): Finding[] {
  if (left === right) return [];
  const sentence = `${name} ${formatYuan(left)} 与 ${parts} = ${formatYuan(right)} 不一致，相差 ${gap(left, right)} 元。请对照票据原件核对。`;
  return [{ ...bare(id, 'warning', []), left, right, difference: minus(left, right), sentence }];
}

/** I11: residents (390) have no hifob or cvlserv, employees (310) no hifmi. */
function exclusivity(sheet: SettlementSheet): Finding[] {
  const residentsNever = ['hifob_pay', 'cvlserv_pay'] as const;
  const employeesNever = ['hifmi_pay'] as const;
  const never = sheet.insutype === '390' ? residentsNever : sheet.insutype === '310' ? employeesNever : [];
  const scheme = sheet.insutype === '390' ? '居民（390）' : '职工（310）';
  return never
    .filter((field) => !isZero(sheet[field]))
    .map((field) => ({
      ...bare('I11', 'warning', [field]),
      sentence: `险种为${scheme}，但${SHEET_FIELD_NAMES[field]}为 ${formatYuan(sheet[field])}。请核对险种或该项金额。`,
    }));
}

function unequal(id: string, total: AmountField, left: Fen, parts: readonly AmountField[], right: Fen): Finding[] {
  if (left === right) return [];
  const names = parts.map((field) => SHEET_FIELD_NAMES[field]).join(' + ');
  const sentence = `${SHEET_FIELD_NAMES[total]} ${formatYuan(left)}，应等于 ${names} = ${formatYuan(right)}，相差 ${gap(left, right)} 元。请对照医保结算单原件逐项核对；单据确为如此的，请申请人到医院医保办更正。`;
  return [{ ...bare(id, 'error', [total, ...parts]), left, right, difference: minus(left, right), sentence }];
}

function gap(left: Fen, right: Fen): string {
  return formatYuan(left > right ? minus(left, right) : minus(right, left));
}

function bare(id: string, level: Finding['level'], fields: readonly AmountField[]): Omit<Finding, 'sentence'> {
  return { id, level, isOverridable: false, fields, left: null, right: null, difference: null };
}
