/** Reads a settlement as interfaces and the centre's tables spell it, into our one spelling (STANDARDS 1.3, 1.4). */
import { AppError, errorSentence } from '../errors.ts';
import { negate, parseYuan, ZERO, type Fen } from '../money.ts';
import { inChinese } from '../schema-words.ts';
import {
  AMOUNT_FIELDS,
  settlementSheetSchema,
  SHEET_FACT_NAMES,
  SHEET_FIELD_NAMES,
  type AmountField,
  type SettlementSheet,
} from '../settlement-sheet.ts';

/** Other spellings of the amount fields: 5203, the centre's SETL_D. */
const OTHER_NAMES: Readonly<Partial<Record<AmountField, readonly string[]>>> = {
  psn_part_amt: ['psn_pay'],
  psn_cash_pay: ['cash_payamt'],
  oth_pay: ['othfund_pay'],
  hosp_part_amt: ['ownpay_hosp_part'],
  inscp_scp_amt: ['inscp_amt'],
};

/** Every spelling that is read. */
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(settlementSheetSchema.shape),
  ...Object.values(OTHER_NAMES).flat(),
]);

/** Fields that some sources do not carry: 0 where they are funds nobody has, null where the identities give them. */
const MAY_LACK: Readonly<Partial<Record<AmountField, Fen | null>>> = {
  hifdm_pay: ZERO,
  acct_mulaid_pay: ZERO,
  psn_part_amt: null,
  hosp_part_amt: null,
};

/**
 * A sheet from a record of national fields; amounts are yuan as numbers or text, keys may be upper-case.
 * Throws `sheet-field-missing`, `sheet-field-twice` (both spellings, different values), `sheet-field-invalid`.
 */
export function sheetFromNational(record: Readonly<Record<string, unknown>>): SettlementSheet {
  const fields = new Map(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
  const amounts = AMOUNT_FIELDS.map((field): [AmountField, Fen | null] => [field, amountOf(fields, field)]);
  const facts = {
    insutype: textOf(fields, 'insutype'),
    mdtrt_id: textOf(fields, 'mdtrt_id'),
    setl_id: textOf(fields, 'setl_id'),
    init_setl_id: textOf(fields, 'init_setl_id'),
    refd_setl_flag: ['1', 'true'].includes(textOf(fields, 'refd_setl_flag') ?? '0'),
    setl_time: textOf(fields, 'setl_time'),
    begndate: textOf(fields, 'begndate')?.slice(0, 10),
    enddate: textOf(fields, 'enddate')?.slice(0, 10),
    med_type: textOf(fields, 'med_type'),
    fixmedins_name: textOf(fields, 'fixmedins_name'),
    psn_no: textOf(fields, 'psn_no'),
    psn_name: textOf(fields, 'psn_name'),
    certno: textOf(fields, 'certno'),
    ...Object.fromEntries(amounts),
  };
  const parsed = settlementSheetSchema.safeParse(facts, { error: inChinese });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  const value = textOf(fields, name) ?? '';
  const field = Object.entries(SHEET_FACT_NAMES).find(([key]) => key === name)?.[1] ?? name;
  if (value === '') throw new AppError('sheet-field-missing', { field });
  throw new AppError('sheet-field-invalid', { field, value, problem: issue?.message ?? '格式不正确' });
}

/** Keys of a record that name no field read here, such as a misspelt one. */
export function unknownFields(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => !KNOWN.has(key.toLowerCase()));
}

function amountOf(fields: ReadonlyMap<string, unknown>, field: AmountField): Fen | null {
  const names = [field, ...(OTHER_NAMES[field] ?? [])];
  const found = names.flatMap((name) => {
    const text = textOf(fields, name);
    return text === null ? [] : [{ text, amount: yuanOf(field, text) }];
  });
  const [first, second] = found;
  const label = SHEET_FIELD_NAMES[field];
  if (first !== undefined && second !== undefined && first.amount !== second.amount) {
    throw new AppError('sheet-field-twice', { field: label, first: first.text, second: second.text });
  }
  if (first !== undefined) return first.amount;
  const fallback = MAY_LACK[field];
  if (fallback === undefined) throw new AppError('sheet-field-missing', { field: label });
  return fallback;
}

/** Signed yuan: reversals are negative in the national messages. */
function yuanOf(field: AmountField, text: string): Fen {
  try {
    return text.startsWith('-') ? negate(parseYuan(text.slice(1))) : parseYuan(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problem = errorSentence(error.code, error.details);
    throw new AppError('sheet-field-invalid', { field: SHEET_FIELD_NAMES[field], value: text, problem });
  }
}

function textOf(fields: ReadonlyMap<string, unknown>, name: string): string | null {
  const value = fields.get(name);
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : null;
}
