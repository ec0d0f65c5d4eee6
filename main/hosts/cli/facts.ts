/** Reads facts into what `settle` takes: visits, the insured, the position before, what was decided. */
import { AppError } from '../../../shared/errors.ts';
import { HEALTH_STATUSES, type HealthStatus } from '../../../shared/health.ts';
import { sumFen, toExact, ZERO, type Fen } from '../../../shared/money.ts';
import { firstProblem, inChinese } from '../../../shared/schema-words.ts';
import { FUND_FIELDS, isReversal, type SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { checkSheet, isUsable } from '../../../shared/sheet/check.ts';
import { sheetFromNational, unknownFields } from '../../../shared/sheet/import.ts';
import type { Member } from '../../../shared/settle/care.ts';
import { bucketKey, initialState, type SettleState } from '../../../shared/settle/state.ts';
import { type Visit, type VisitExtras, visitFromSheet } from '../../../shared/settle/visit.ts';
import { checkPossible } from './check-possible.ts';
import { type FactsFile, type FactsPrior, type FactsVisit, factsSchema } from './facts-schema.ts';

/** One visit, and what was decided on it in place of what is computed. */
export interface FactsBill {
  readonly visit: Visit;
  readonly decided: readonly { readonly liability: string; readonly amount: Fen }[];
  /** The place of the earlier visit which this one states anew; null: a visit of its own. */
  readonly corrects: number | null;
  /** A purchase has no sheet of its own: two alike may both be true. */
  readonly isPurchase: boolean;
}

export interface Facts {
  readonly id: string | null;
  readonly statuses: readonly HealthStatus[];
  readonly member: Member;
  readonly state: SettleState;
  readonly bills: readonly FactsBill[];
  /** The position before was stated as sums by liability. */
  readonly isPriorSums: boolean;
  /** Keys of the sheets that name no field. */
  readonly unknownFields: readonly string[];
}

/**
 * Reads the content of a facts file; `path` names it in errors. Throws 'file-not-read', 'sheet-not-whole',
 * 'facts-correction-unknown', 'facts-insutype-missing', what `checkPossible` refuses, and sheet and drugs.
 */
export function readFacts(path: string, content: unknown): Facts {
  const parsed = factsSchema.safeParse(content, { error: inChinese });
  if (!parsed.success) {
    const [at, problem] = firstProblem(parsed.error.issues);
    throw new AppError('file-not-read', { path, problem: `的“${at || '全文'}”不正确：${problem}` });
  }
  const file = parsed.data;
  const stated = file.visits.map((visit) => billOf(visit, file));
  const bills = stated.map((bill, at) => placed(bill, stated.slice(0, at)));
  const facts = {
    id: file.id ?? null,
    statuses: statusesOf(file),
    member: memberOf(file),
    state: file.prior === undefined ? initialState() : priorState(file.prior),
    bills,
    isPriorSums: isSums(file.prior),
    unknownFields: [...new Set(file.visits.flatMap(unknownFieldsOf))],
  };
  checkPossible(facts);
  return facts;
}

/** Sums of nothing hide nothing. */
function isSums(prior: FactsPrior | undefined): boolean {
  if (prior === undefined || 'state' in prior) return false;
  return prior.liabilities.some(({ counted, lineUsed, paid }) => counted !== 0 || lineUsed !== 0 || paid !== 0);
}

function unknownFieldsOf(visit: FactsVisit): string[] {
  return 'sheet' in visit ? unknownFields(visit.sheet) : [];
}

/** What a reviewer determined decides 既往症; the diagnoses behind it are not judged once more (counter rule 10). */
function memberOf({ member = {}, health }: FactsFile): Member {
  return (health?.determined ?? null) === null ? member : { ...member, diagnoses: undefined };
}

function statusesOf({ health, healthStatus }: FactsFile): readonly HealthStatus[] {
  const status = health?.determined ?? healthStatus;
  return status === null ? HEALTH_STATUSES : [status];
}

/** A visit as stated: `corrects` names another by its setl_id. */
type StatedBill = Omit<FactsBill, 'corrects'> & { readonly corrects: string | null };

/** Finds the visit that is stated anew among those before it; a correction of a correction is one of the first. */
function placed({ corrects: id, ...bill }: StatedBill, earlier: readonly StatedBill[]): FactsBill {
  if (id === null) return { ...bill, corrects: null };
  const isOriginal = ({ visit: { sheet }, corrects }: StatedBill): boolean =>
    corrects === null && sheet.setl_id === id && !isReversal(sheet);
  const at = earlier.findIndex(isOriginal);
  if (at < 0 || isReversal(bill.visit.sheet)) throw new AppError('facts-correction-unknown', { id });
  return { ...bill, corrects: at };
}

function billOf(visit: FactsVisit, file: FactsFile): StatedBill {
  const { decided, care, ...rest } = visit;
  const extras = care === undefined ? {} : { care };
  if ('purchase' in rest) {
    const { purchase, ...others } = rest;
    return {
      visit: purchaseVisit(purchase, file, { ...others, ...extras }),
      decided,
      corrects: null,
      isPurchase: true,
    };
  }
  const { sheet: national, drugSum, listedDrugs, corrects, ...others } = rest;
  const sheet = checked(sheetFromNational(national));
  return {
    visit: visitFromSheet(sheet, { sum: drugSum, listed: listedDrugs }, { ...others, ...extras }),
    decided,
    corrects,
    isPurchase: false,
  };
}

function checked(sheet: SettlementSheet): SettlementSheet {
  const findings = checkSheet(sheet);
  if (isUsable(findings)) return sheet;
  throw new AppError('sheet-not-whole', { finding: findings.find(({ level }) => level === 'error')?.sentence ?? '' });
}

type Purchase = Extract<FactsVisit, { purchase: unknown }>['purchase'];

/** A purchase of its own: one bill of one day, all of it self-funded. */
function purchaseVisit({ on, place, med_type: medType, drugs }: Purchase, file: FactsFile, extras: VisitExtras): Visit {
  if (file.insutype === undefined) throw new AppError('facts-insutype-missing', { on });
  const amount = sumFen(drugs.map((drug) => drug.amount));
  const sheet = selfFundedSheet(file.insutype, on, place, medType, amount);
  const listed = drugs.map((drug) => ({ ...drug, on }));
  return visitFromSheet(sheet, { sum: { amount, source: 'fee-lines' }, listed }, extras);
}

function selfFundedSheet(
  insutype: string,
  on: SettlementSheet['begndate'],
  place: string,
  medType: string,
  amount: Fen,
): SettlementSheet {
  const funds = Object.fromEntries(FUND_FIELDS.map((field) => [field, '0']));
  const zeros = { ...funds, overlmt_selfpay: '0', preselfpay_amt: '0', inscp_scp_amt: '0', fund_pay_sumamt: '0' };
  const sheet = sheetFromNational({
    insutype,
    med_type: medType,
    fixmedins_name: place,
    begndate: on,
    enddate: on,
    setl_time: on,
    ...zeros,
    medfee_sumamt: '0',
    fulamt_ownpay_amt: '0',
    psn_part_amt: '0',
    hosp_part_amt: '0',
    acct_pay: '0',
    acct_mulaid_pay: '0',
    psn_cash_pay: '0',
  });
  return { ...sheet, medfee_sumamt: amount, fulamt_ownpay_amt: amount, psn_part_amt: amount, psn_cash_pay: amount };
}

type PriorSums = Extract<FactsPrior, { liabilities: unknown }>['liabilities'];

/** One sum per liability and status, and none that could not be. */
function checkPrior(sums: PriorSums): void {
  const seen = new Set<string>();
  for (const { liability, healthStatus, counted, lineUsed } of sums) {
    const key = bucketKey(liability, healthStatus);
    if (seen.has(key)) throw new AppError('facts-prior-wrong', { liability, problem: '写了两次' });
    if (lineUsed > counted) throw new AppError('facts-prior-wrong', { liability, problem: '已用起付线大于已计费用' });
    seen.add(key);
  }
}

function priorState(prior: FactsPrior): SettleState {
  if ('state' in prior) return prior.state;
  checkPrior(prior.liabilities);
  const buckets = prior.liabilities.map(
    ({ liability, healthStatus, counted, lineUsed, paid }): [string, SettleState['buckets'][string]] => {
      const bucket = { counted, lineUsed, earned: toExact(paid), paid, toRecover: ZERO };
      return [bucketKey(liability, healthStatus), bucket];
    },
  );
  return { buckets: Object.fromEntries(buckets), borne: prior.borne };
}
