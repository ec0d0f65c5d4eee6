/** What `settle` answers: a line per liability and the steps behind it, as plain data. */
import { z } from 'zod';
import { compiledRateSchema, fenSchema } from '../money.ts';
import { settlementSheetSchema } from '../settlement-sheet.ts';
import type { SettleState } from './state.ts';

/** Why a line stands as it does; the sentences are in explain.ts. */
export const LINE_REASONS = [
  'paid',
  'under-line',
  'no-cost',
  'drug-not-listed',
  'capped',
  'borne-limit',
  'recover',
  'returned',
  'top-up',
  'nothing-due',
  'history-incomplete',
  'reversal-beyond',
  'correction-beyond',
  'others-pending',
  'drug-sum-missing',
  'listed-drug-pending',
  'figure-unset',
  'fact-missing',
  'part-missing',
  'not-entitled',
  'drug-not-entitled',
  'ratio-zero',
  'item-capped',
  'suspended',
  'waiting',
  'med-type-unknown',
  'setting-not-covered',
  'year-undecided',
  'outside-cover',
  'oth-pay-unknown',
  'one-stop-split-missing',
] as const;
export type LineReason = (typeof LINE_REASONS)[number];

export const settlementLineSchema = z.strictObject({
  liability: z.string(),
  name: z.string(),
  /** pending 待补: no figure yet, never 0; notCovered 不属保障. */
  status: z.enum(['payable', 'pending', 'notCovered']),
  /** Allowed cost counted in this liability, after strikes. */
  base: fenSchema.nullable(),
  deductibleUsed: fenSchema.nullable(),
  /** Base above the line. */
  countable: fenSchema.nullable(),
  ratio: compiledRateSchema.nullable(),
  /** Cut by the liability's own cap, those it shares and the person's. */
  capCut: fenSchema.nullable(),
  /** Cut because payments never exceed what the insured bore (counter rule 20). */
  borneCut: fenSchema.nullable(),
  /** This product's own payments for the visit made elsewhere; negative on a reversal: what the hospital took back. */
  paidElsewhere: fenSchema.nullable(),
  payable: fenSchema.nullable(),
  /** 追回 to propose: paid before, no longer entitled; never netted (counter rule 21). */
  recover: fenSchema.nullable(),
  reason: z.enum(LINE_REASONS),
  /** The figure, code or date the reason speaks of; null where it needs none. */
  detail: z.string().nullable(),
});
export type SettlementLine = z.infer<typeof settlementLineSchema>;

/** One decided bill's difference under one liability. Nothing is netted: a bill is recovered from or paid more, each for itself. */
export const adjustmentSchema = z.strictObject({
  kind: z.enum(['recover', 'top-up']),
  liability: z.string(),
  name: z.string(),
  /** The bill's place in the history, and what its sheet is known by. */
  bill: settlementSheetSchema.pick({ setl_id: true, enddate: true, fixmedins_name: true }).extend({ at: z.int() }),
  /** What counted as paid for it, and what the year entitles now. */
  before: fenSchema,
  now: fenSchema,
  /** What the hospital took back of direct payments already, upright. */
  returned: fenSchema,
  /** The amount to recover or to pay, above 0; 0 where the hospital took all of it back. */
  amount: fenSchema,
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const STEP_RULES = [
  'cover-year',
  'setting',
  'prior-payers',
  'payer-open',
  'hosp-part',
  'preselfpay',
  'overlmt',
  'preselfpay-rest',
  'overlmt-rest',
  'part',
  'in-scope',
  'in-scope-excess',
  'out-of-scope-excess',
  'pooled',
  'pooled-excess',
  'drug-sum',
  'listed-drugs',
  'drug-not-listed',
  'drug-not-entitled',
  'not-listed-items',
  'above-threshold',
  'struck',
  'factor',
  'carried-line',
  'line-credit',
  'line',
  'ratio',
  'item-cap',
  'items-unknown',
  'cumulative',
  'cap',
  'cap-unset',
  'shared-cap',
  'person-cap',
  'borne',
  'paid-elsewhere',
  'returned',
  'recover',
  'taken-back',
  'corrected',
  'counts-nothing',
  'by-position',
  'refold',
  'top-up',
  'stopped',
  'nowhere',
  'total',
  'subtotal',
] as const;
/** What steps cite that rest on no plan's document: a law a citizen can find, or a plain sentence (counter rules 20, 21, 24). */
export const BORNE_SOURCE = '《健康保险管理办法》第五条（给付不超过实际发生的医疗费用）';
export const HISTORY_SOURCE = '本产品已核定的结果：剔除的费用不再计入，多赔的另行追回';
export const REFOLD_SOURCE = '本产品已核定的结果：冲回或更正后按核定顺序重新累计，多赔的追回、少赔的补付，互不抵扣';
export const ELSEWHERE_SOURCE = '本产品在别处已赔的金额不重复赔付';

export type StepRule = (typeof STEP_RULES)[number];

/** A step as numbers and codes; `explain` renders it. `inputs` are pairs of a field code and fen, or a text. */
export const settlementStepSchema = z.strictObject({
  rule: z.enum(STEP_RULES),
  /** The liability's name; null for the bill as a whole. */
  name: z.string().nullable(),
  inputs: z.array(z.tuple([z.string(), z.union([z.int(), z.string()])])),
  result: z.union([z.int(), z.string()]).nullable(),
  /** Document, number and paragraph. */
  source: z.string(),
});
export type SettlementStep = z.infer<typeof settlementStepSchema>;

/** Why a trial may not be decided yet although its figures stand (counter rules 23, 25). */
export type Hold = {
  /** A payer that is 待定; items whose own caps cannot be judged; layers that were computed, not settled. */
  readonly kind: 'payer-open' | 'items-unknown' | 'estimate';
  readonly name: string;
};

export type Settlement = {
  readonly state: SettleState;
  readonly lines: readonly SettlementLine[];
  readonly steps: readonly SettlementStep[];
  /** Σ payable; null while a liability is pending. */
  readonly payable: z.infer<typeof fenSchema> | null;
  /** Σ payable of the liabilities that are not pending. */
  readonly payableSoFar: z.infer<typeof fenSchema>;
  readonly holds: readonly Hold[];
  /** Names of unset figures that the facts touch: those that kept a liability pending, and caps that therefore did not cut. */
  readonly unset: readonly string[];
};
