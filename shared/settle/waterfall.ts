/** Who bore what of one bill, in the order of payment: the figures of the waterfall chart. */
import { minus, plus, sumFen, ZERO, type Fen } from '../money.ts';
import { bearers, type SettlementSheet } from '../settlement-sheet.ts';

export type WaterfallBar = {
  readonly key: 'total' | 'basic' | 'catastrophic' | 'supplement' | 'aid' | 'hospital' | 'product' | 'personal';
  readonly name: string;
  readonly amount: Fen;
};

/**
 * 总费用 → 基本医保 → 大病/大额 → 补充保障及其他 → 医疗救助 → 医院负担 → 惠民保 → 个人负担. The first bar equals the sum of
 * the others; 个人负担 is the remainder. Bars of layers a bill does not have (补充, 医院) are left out when 0.
 * `payable` is what this product pays, null while a liability is 待补 (counted as 0 and shown so).
 */
export function waterfall(sheet: SettlementSheet, payable: Fen | null): WaterfallBar[] {
  const supplement = sumFen([sheet.cvlserv_pay, sheet.hifes_pay, sheet.hifdm_pay, sheet.oth_pay]);
  const layers: WaterfallBar[] = [
    { key: 'basic', name: '基本医保', amount: sheet.hifp_pay },
    { key: 'catastrophic', name: '大病/大额', amount: plus(sheet.hifmi_pay, sheet.hifob_pay) },
    { key: 'supplement', name: '补充保障及其他', amount: supplement },
    { key: 'aid', name: '医疗救助', amount: sheet.maf_pay },
    { key: 'hospital', name: '医院负担', amount: bearers(sheet).hospital },
    { key: 'product', name: '惠民保', amount: payable ?? ZERO },
  ];
  const personal = minus(sheet.medfee_sumamt, ...layers.map((layer) => layer.amount));
  const isOptional = (bar: WaterfallBar): boolean => bar.key === 'supplement' || bar.key === 'hospital';
  return [
    { key: 'total', name: '总费用', amount: sheet.medfee_sumamt },
    ...layers.filter((bar) => !isOptional(bar) || bar.amount !== 0),
    { key: 'personal', name: '个人负担', amount: personal },
  ];
}
