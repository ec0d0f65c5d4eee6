/** One visit as claimed: its settlement sheet and what the sheet does not say (drugs, payers off the sheet, strikes). */
import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { AppError } from '../errors.ts';
import { fenSchema, formatYuan, minus, sumFen, withSign, ZERO, type Fen } from '../money.ts';
import { isReversal, settlementSheetSchema, type SettlementSheet } from '../settlement-sheet.ts';
import { lineSchema } from '../text.ts';
import { careSchema, itemFactsSchema } from './care.ts';

/** Where the self-funded drug sum comes from (counter rule 19). */
export const DRUG_SOURCES = ['iteminfo', 'fee-lines', 'entered'] as const;

/** A drug of one of the plan's lists: the person's own cost for it. */
export const listedDrugSchema = z.strictObject({
  list: lineSchema(60),
  item: lineSchema(120),
  name: lineSchema(120),
  amount: fenSchema,
  on: localDateSchema,
  /** What conditions on the item ask; absent: not known. */
  facts: itemFactsSchema.optional(),
});
export type ListedDrug = z.infer<typeof listedDrugSchema>;

/** A payer that is not on the sheet: 已付, 无 or 待定 (counter rule 23). */
export const otherPayerSchema = z.strictObject({
  payer: lineSchema(60),
  state: z.enum(['paid', 'none', 'open']),
  amount: fenSchema,
});

export const visitSchema = z.strictObject({
  sheet: settlementSheetSchema,
  /** Self-funded drugs of the sheet, listed ones included; null: not known yet, so drug-only liabilities wait. */
  drugSum: z.strictObject({ amount: fenSchema, source: z.enum(DRUG_SOURCES) }).nullable(),
  listedDrugs: z.array(listedDrugSchema).max(200),
  /** What oth_pay on the sheet is (counter rule 24); null while nobody has asked the hospital. */
  othPayIs: z.enum(['other-payer', 'this-product']).nullable(),
  otherPayers: z.array(otherPayerSchema).max(40),
  /** Paid for this visit by other commercial insurance; limits what is payable (counter rule 20). */
  otherInsurance: fenSchema,
  /** This product's own payments for this visit made elsewhere: one-stop, app, other desks (counter rule 24). */
  paidElsewhere: z.array(z.strictObject({ liability: lineSchema(60), amount: fenSchema })).max(20),
  /** Amounts a reviewer struck from a liability; they never return (counter rule 21). */
  struck: z
    .array(
      z.strictObject({
        liability: lineSchema(60),
        /** The drug or implant it was struck from; absent: from the liability's cost. */
        item: lineSchema(120).optional(),
        amount: fenSchema,
        reason: lineSchema(200),
      }),
    )
    .max(40),
  /** What figures depend on beside the sheet; absent: not known. */
  care: careSchema.optional(),
});
export type Visit = z.infer<typeof visitSchema>;

export type VisitDrugs = { readonly sum: Visit['drugSum']; readonly listed: readonly ListedDrug[] };

/** What a visit may state beyond its sheet and its drugs. */
export type VisitExtras = Partial<Omit<Visit, 'sheet' | 'drugSum' | 'listedDrugs'>>;

/**
 * A visit from its sheet and drugs. Throws `claim-drug-sum-above-self-funded` (drugs are part of fulamt_ownpay_amt),
 * `claim-listed-drugs-above-sum` and `claim-drug-amount-sign`.
 */
export function visitFromSheet(sheet: SettlementSheet, drugs: VisitDrugs, extras: VisitExtras = {}): Visit {
  checkDrugs(sheet, drugs);
  return {
    sheet,
    drugSum: drugs.sum,
    listedDrugs: [...drugs.listed],
    othPayIs: extras.othPayIs ?? null,
    otherPayers: extras.otherPayers ?? [],
    otherInsurance: extras.otherInsurance ?? ZERO,
    paidElsewhere: extras.paidElsewhere ?? [],
    struck: extras.struck ?? [],
    ...(extras.care === undefined ? {} : { care: extras.care }),
  };
}

/** Signs and sums of the drugs; throws as `visitFromSheet` does. */
export function checkDrugs(sheet: SettlementSheet, drugs: VisitDrugs): void {
  const sign = isReversal(sheet) ? -1 : 1;
  const selfFunded = withSign(sheet.fulamt_ownpay_amt, sign);
  const listed = withSign(sumFen(drugs.listed.map((drug) => drug.amount)), sign);
  const sum = drugs.sum === null ? null : withSign(drugs.sum.amount, sign);
  const wrongSign = drugs.listed.find((drug) => withSign(drug.amount, sign) < 0);
  if (wrongSign !== undefined) throw wrongDrugSign(wrongSign.name, wrongSign.amount);
  if (drugs.sum !== null && sum !== null && sum < 0) throw wrongDrugSign('自费药品合计', drugs.sum.amount);
  if (sum !== null && sum > selfFunded) throw aboveSelfFunded(sum, selfFunded);
  if (sum === null && listed > selfFunded) throw aboveSelfFunded(listed, selfFunded);
  if (sum !== null && listed > sum) {
    const difference = formatYuan(minus(listed, sum));
    throw new AppError('claim-listed-drugs-above-sum', {
      listed: formatYuan(listed),
      sum: formatYuan(sum),
      difference,
    });
  }
}

function wrongDrugSign(name: string, amount: Fen): AppError {
  return new AppError('claim-drug-amount-sign', { name, value: formatYuan(amount) });
}

function aboveSelfFunded(sum: Fen, limit: Fen): AppError {
  const difference = formatYuan(minus(sum, limit));
  return new AppError('claim-drug-sum-above-self-funded', {
    sum: formatYuan(sum),
    limit: formatYuan(limit),
    difference,
  });
}
