/** 参考测算 in the claim form: what was asked for it, and the amounts it fills in (counter rule 25). */
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import { estimateLayers } from '../../../shared/region/estimate.ts';
import { estimateSentences } from '../../../shared/region/explain.ts';
import { newYear, type RegionFacts, schemeCodeSchema } from '../../../shared/region/facts.ts';
import type { RegionEstimate } from '../../../shared/region/result.ts';
import type { RegionPack } from '../../../shared/region/schema.ts';
import type { Care } from '../../../shared/settle/care.ts';
import { type AmountField, SHEET_FIELD_NAMES } from '../../../shared/settlement-sheet.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';
import { AMOUNT_GROUPS } from './amount-groups.ts';
import type { ClaimDraft } from './draft.ts';

/** What the paper would have said of the hospital, and what was filled in from it. */
export interface EstimateDraft {
  readonly grade: NonNullable<Care['hospitalGrade']> | null;
  readonly area: NonNullable<Care['area']> | null;
  /** Name of a 救助 identity of the pack, or `NO_IDENTITY`; '' while nobody was asked. */
  readonly identity: string;
  /** The costs it was computed from, as text; null while nothing was filled in. */
  readonly of: string | null;
}

export const NO_IDENTITY = 'none';

export const NO_ESTIMATE: EstimateDraft = { grade: null, area: null, identity: '', of: null };

/** Costs are typed; everything after them is computed. */
const COSTS = AMOUNT_GROUPS[0]?.fields ?? [];
const COMPUTED = AMOUNT_GROUPS.slice(1).flatMap(({ fields }) => fields);

export interface ReadEstimate {
  /** Null while something is missing, or the pack does not reach the stay. */
  readonly estimate: RegionEstimate | null;
  /** What to type or to choose first, as a sentence; null where there is an estimate. */
  readonly problem: string | null;
}

/** The estimate of what is typed; never throws. The stay counts as the first of its year. */
export function readEstimate(draft: ClaimDraft, asked: EstimateDraft, pack: RegionPack): ReadEstimate {
  const { grade, area, identity } = asked;
  const begndate = readDate(draft.begndate);
  const enddate = readDate(draft.enddate);
  const scheme = schemeCodeSchema.safeParse(draft.insutype);
  const blank = COSTS.filter((field) => readAmount(draft.amounts[field] ?? '').amount === null);
  const missing = [
    ...(scheme.success ? [] : ['险种类型（310 职工或 390 居民）']),
    ...(draft.hospital.trim() === '' ? ['定点医药机构'] : []),
    ...(begndate === null ? ['开始日期'] : []),
    ...(enddate === null ? ['结束日期'] : []),
    ...blank.map((field) => SHEET_FIELD_NAMES[field]),
    ...(grade === null ? ['医院级别'] : []),
    ...(area === null ? ['就医地'] : []),
    ...(identity === '' ? ['救助对象身份'] : []),
  ];
  if (!scheme.success || begndate === null || enddate === null || grade === null || area === null || missing.length > 0)
    return { estimate: null, problem: `请先填写：${missing.join('、')}。` };
  const amountOf = (field: AmountField) => readAmount(draft.amounts[field] ?? '').amount ?? ZERO;
  const facts: RegionFacts = {
    insutype: scheme.data,
    identities: identity === NO_IDENTITY ? [] : [identity],
    position: newYear(enddate, scheme.data),
    hospitalGrade: grade,
    area,
    begndate,
    enddate,
    med_type: draft.medType === '' ? '21' : draft.medType,
    fixmedins_name: draft.hospital.trim(),
    medfee_sumamt: amountOf('medfee_sumamt'),
    inscp_scp_amt: amountOf('inscp_scp_amt'),
    fulamt_ownpay_amt: amountOf('fulamt_ownpay_amt'),
    overlmt_selfpay: amountOf('overlmt_selfpay'),
    preselfpay_amt: amountOf('preselfpay_amt'),
  };
  return computed(pack, facts);
}

function computed(pack: RegionPack, facts: RegionFacts): ReadEstimate {
  try {
    const estimate = estimateLayers(pack, facts);
    return estimate.sheet === null
      ? { estimate: null, problem: estimateSentences(estimate).join('') }
      : { estimate, problem: null };
  } catch (error) {
    if (error instanceof AppError) return { estimate: null, problem: errorSentence(error.code, error.details) };
    throw error;
  }
}

/** The form with the computed amounts in it; a 结算ID it may have had was another sheet's. */
export function withEstimate(draft: ClaimDraft, asked: EstimateDraft, { sheet }: RegionEstimate): Partial<ClaimDraft> {
  if (sheet === null) return {};
  const filled = COMPUTED.map((field) => [field, formatYuan(sheet[field] ?? ZERO)] as const);
  return {
    amounts: { ...draft.amounts, ...Object.fromEntries(filled) },
    settledOn: draft.settledOn === '' ? sheet.enddate : draft.settledOn,
    setlId: '',
    estimate: { ...asked, of: costsText(draft) },
  };
}

/** The form without it: what was computed is taken out, what was typed stays. */
export function withoutEstimate(draft: ClaimDraft): Partial<ClaimDraft> {
  const computedFields: readonly AmountField[] = COMPUTED;
  const kept = Object.entries(draft.amounts).filter(([field]) => !computedFields.some((one) => one === field));
  return { amounts: Object.fromEntries(kept), estimate: null };
}

/** The costs and dates an estimate rests on, to see whether they are still the same. */
export function costsText(draft: ClaimDraft): string {
  return JSON.stringify([draft.insutype, readDate(draft.enddate), ...COSTS.map((field) => draft.amounts[field] ?? '')]);
}

/** What the visit keeps of it; undefined where the amounts are those of a 医保结算单. */
export function careOf({ estimate }: ClaimDraft): Care | undefined {
  if (estimate === null || estimate.of === null) return undefined;
  const { area, grade } = estimate;
  return {
    isEstimate: true,
    ...(area === null ? {} : { area }),
    ...(grade === null ? {} : { hospitalGrade: grade }),
  };
}

/** A claim taken in on an estimate, back in the form. */
export function estimateOf(care: Care | undefined, draft: Omit<ClaimDraft, 'estimate'>): EstimateDraft | null {
  if (care?.isEstimate !== true) return null;
  const { area = null, hospitalGrade = null } = care;
  return { grade: hospitalGrade, area, identity: '', of: costsText({ ...draft, estimate: null }) };
}
