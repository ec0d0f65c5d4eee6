/** Who bore what of one bill, in the order of payment: the figures of the waterfall chart. */
import { minus, plus, sumFen, ZERO, type Fen } from '../money.ts';
import { bearers, othersPaid } from '../settlement-sheet.ts';
import type { Visit } from './visit.ts';

export type WaterfallBar = {
  readonly key:
    'total' | 'basic' | 'catastrophic' | 'supplement' | 'aid' | 'hospital' | 'paid' | 'product' | 'personal';
  readonly name: string;
  readonly amount: Fen;
};

/** What the bars of a bill rest on. */
export type BilledVisit = Pick<Visit, 'sheet' | 'othPayIs' | 'paidElsewhere'>;

/**
 * 总费用 → 基本医保 → 大病/大额 → 补充保障及其他 → 医疗救助 → 医院负担 → 惠民保已直赔 → 惠民保 → 个人负担. The first bar equals
 * the sum of the others; 个人负担 is the remainder. Bars of layers a bill does not have (补充, 医院, 已直赔) are left out when 0.
 * This product's own one-stop payment is no prior payer, although the sheet carries it as 其他支出 (counter rule 24).
 * `payable` is what this product pays now, null while a liability is 待补 (counted as 0 and shown so).
 */
export function waterfall(visit: BilledVisit, payable: Fen | null): WaterfallBar[] {
  const { sheet } = visit;
  const own = paidDirectly(visit);
  const supplement = plus(sumFen([sheet.cvlserv_pay, sheet.hifes_pay, sheet.hifdm_pay]), own.asPrior);
  const layers: WaterfallBar[] = [
    { key: 'basic', name: '基本医保', amount: sheet.hifp_pay },
    { key: 'catastrophic', name: '大病/大额', amount: plus(sheet.hifmi_pay, sheet.hifob_pay) },
    { key: 'supplement', name: '补充保障及其他', amount: supplement },
    { key: 'aid', name: '医疗救助', amount: sheet.maf_pay },
    { key: 'hospital', name: '医院负担', amount: bearers(sheet).hospital },
    { key: 'paid', name: '惠民保已直赔', amount: own.amount },
    { key: 'product', name: '惠民保', amount: payable ?? ZERO },
  ];
  const personal = minus(sheet.medfee_sumamt, ...layers.map((layer) => layer.amount));
  return [
    { key: 'total', name: '总费用', amount: sheet.medfee_sumamt },
    ...layers.filter((bar) => !OPTIONAL.includes(bar.key) || bar.amount !== 0),
    { key: 'personal', name: '个人负担', amount: personal },
  ];
}

const OPTIONAL: readonly WaterfallBar['key'][] = ['supplement', 'hospital', 'paid'];

/** What this product paid for the visit before, and what of the sheet's 其他支出 is another payer's. */
function paidDirectly({ sheet, othPayIs, paidElsewhere }: BilledVisit): { amount: Fen; asPrior: Fen } {
  if (othPayIs !== 'this-product') {
    return { amount: sumFen(paidElsewhere.map(({ amount }) => amount)), asPrior: sheet.oth_pay };
  }
  // Its split by liability may still be missing or wrong; the sum is on the sheet.
  return { amount: othersPaid(sheet).amount, asPrior: ZERO };
}
