/** Reads the typed sheet: its amounts, what its identities say so far, and the whole sheet once it is whole. */
import type { LocalDate } from '../../../shared/dates.ts';
import { errorSentence } from '../../../shared/errors.ts';
import { negate, withSign, ZERO, type Fen } from '../../../shared/money.ts';
import {
  AMOUNT_FIELDS,
  isReversal,
  othersPaid,
  settlementSheetSchema,
  SHEET_FACT_NAMES,
  SHEET_FIELD_NAMES,
  type AmountField,
  type SettlementSheet,
} from '../../../shared/settlement-sheet.ts';
import { checkSheet, type Finding } from '../../../shared/sheet/check.ts';
import { futureDay } from '../../../shared/sheet/future.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';
import { TYPED_FIELDS } from './amount-groups.ts';
import { signOf, type ClaimDraft } from './draft.ts';

export interface ReadSheet {
  /** Null while something is missing. */
  readonly sheet: SettlementSheet | null;
  /** The same before it is whole, with stand-ins for what is missing: only for judging what is there. */
  readonly partial: SettlementSheet | null;
  /** What others paid through the hospital, to be asked about (counter rule 24). */
  readonly others: Fen;
  /** Names of what is still missing, in the order of the form. */
  readonly missing: readonly string[];
  /** What the fields typed so far say (`field-…`: that field alone); an identity speaks only when all its amounts are there. */
  readonly findings: readonly Finding[];
}

type Amounts = Readonly<Record<AmountField, Fen>>;

/** Reads everything at once; never throws. */
export function readSheet(draft: ClaimDraft, today: LocalDate): ReadSheet {
  const read = TYPED_FIELDS.map((field) => [field, readAmount(draft.amounts[field] ?? '').amount] as const);
  const blank = read.filter(([, amount]) => amount === null).map(([field]) => field);
  const amounts = {
    hifdm_pay: draft.kept?.hifdm_pay ?? ZERO,
    ...Object.fromEntries(read.map(([field, amount]) => [field, withSign(amount ?? ZERO, signOf(draft.kept))])),
  };
  const head = readHead(draft);
  const missing = [...head.missing, ...namesOf(blank)];
  // Every amount field is a key: TYPED_FIELDS lists all but hifdm_pay.
  const { setl_time: none } = EMPTY_HEAD;
  const typed = { ...EMPTY_HEAD, ...draft.kept, setl_time: none, ...head.values, ...(amounts as Amounts) };
  const parsed = settlementSheetSchema.safeParse(typed);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [field], message }) =>
      headFinding(`field-${String(field)}`, `${factName(field)}${message}。请按结算单改正。`),
    );
    return { sheet: null, partial: null, others: ZERO, missing, findings: wrong };
  }
  const partial = parsed.data;
  const said = checkSheet(asTyped(partial)).filter(({ id, fields }) =>
    isSaid(id, fields, blank, head.missing.length > 0),
  );
  const findings = [...stillToCome(partial, today), ...said];
  return {
    sheet: missing.length === 0 ? partial : null,
    partial,
    others: othersPaid(partial).amount,
    missing,
    findings,
  };
}

/** What does not add up is said in the amounts the clerk sees: a 退费结算单 is typed without minus signs. */
function asTyped(sheet: SettlementSheet): SettlementSheet {
  if (!isReversal(sheet)) return sheet;
  const upright = (amount: Fen | null): Fen | null => (amount === null ? null : negate(amount));
  const amounts = Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, upright(sheet[field])]));
  const setldetail = sheet.setldetail?.map((row) => ({ ...row, fund_payamt: negate(row.fund_payamt) })) ?? null;
  return { ...sheet, ...amounts, setldetail, refd_setl_flag: false };
}

/** As the desk will refuse it, said while the date is typed. */
function stillToCome(partial: SettlementSheet, today: LocalDate): Finding[] {
  const future = futureDay(partial, today);
  if (future === null) return [];
  const sentence = errorSentence('claim-date-future', { field: future.name, value: future.value, today });
  return [headFinding(`future-${future.field}`, sentence)];
}

/** What cannot be in a field of the head, for that field to say. */
function headFinding(id: string, sentence: string): Finding {
  return { id, level: 'error', isOverridable: false, fields: [], left: null, right: null, difference: null, sentence };
}

/** An identity speaks when all its amounts are there, the dates when the head is whole. */
function isSaid(id: string, fields: readonly AmountField[], blank: readonly AmountField[], isHeadOpen: boolean) {
  if (id === 'dates' || id === 'settled-early') return !isHeadOpen;
  return !fields.some((field) => blank.includes(field));
}

function factName(field: PropertyKey | undefined): string {
  return Object.entries(SHEET_FACT_NAMES).find(([known]) => known === field)?.[1] ?? '结算单';
}

/** Stands in for what is not typed yet, so that the amounts can be checked before the head is whole. */
const EMPTY_HEAD = {
  insutype: '000',
  mdtrt_id: null,
  setl_id: null,
  init_setl_id: null,
  refd_setl_flag: false,
  setl_time: '2000-01-01',
  begndate: '2000-01-01',
  enddate: '2000-01-01',
  med_type: '00',
  fixmedins_name: '—',
};

function readHead(draft: ClaimDraft): { readonly values: Record<string, string>; readonly missing: string[] } {
  const typed: readonly (readonly [field: string, name: string, value: string])[] = [
    ['insutype', '险种类型', draft.insutype],
    ['med_type', '医疗类别', draft.medType],
    ['fixmedins_name', '定点医药机构', draft.hospital.trim()],
    ['begndate', '开始日期', readDate(draft.begndate) ?? ''],
    ['enddate', '结束日期', readDate(draft.enddate) ?? ''],
    ['setl_time', '结算日期', settledAt(draft)],
  ];
  const optional: readonly (readonly [field: string, value: string])[] = [
    ['mdtrt_id', draft.mdtrtId.trim()],
    ['setl_id', draft.setlId.trim()],
    ['psn_name', draft.patientName.trim()],
    ['certno', draft.patientCertno.trim()],
  ];
  const filled = [...typed.map(([field, , value]) => [field, value] as const), ...optional];
  return {
    values: Object.fromEntries(filled.filter(([, value]) => value !== '')),
    missing: typed.filter(([, , value]) => value === '').map(([, name]) => name),
  };
}

/** The day as typed; the time of day it came with stays while the day does. */
function settledAt({ settledOn, kept }: ClaimDraft): string {
  const day = readDate(settledOn) ?? '';
  return kept !== null && kept.setl_time.slice(0, 10) === day ? kept.setl_time : day;
}

function namesOf(fields: readonly AmountField[]): string[] {
  return fields.map((field) => SHEET_FIELD_NAMES[field]);
}
