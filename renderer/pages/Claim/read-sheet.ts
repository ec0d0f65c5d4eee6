/** Reads the typed sheet: its amounts, what its identities say so far, and the whole sheet once it is whole. */
import { ZERO, type Fen } from '../../../shared/money.ts';
import {
  settlementSheetSchema,
  SHEET_FIELD_NAMES,
  type AmountField,
  type SettlementSheet,
} from '../../../shared/settlement-sheet.ts';
import { checkSheet, type Finding } from '../../../shared/sheet/check.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';
import { TYPED_FIELDS } from './amount-groups.ts';
import type { ClaimDraft } from './draft.ts';

export interface ReadSheet {
  /** Null while something is missing. */
  readonly sheet: SettlementSheet | null;
  /** Names of what is still missing, in the order of the form. */
  readonly missing: readonly string[];
  /** What the amounts typed so far say; an identity speaks only when all its amounts are there. */
  readonly findings: readonly Finding[];
}

type Amounts = Readonly<Record<AmountField, Fen>>;

/** Reads everything at once; never throws. */
export function readSheet(draft: ClaimDraft): ReadSheet {
  const read = TYPED_FIELDS.map((field) => [field, readAmount(draft.amounts[field] ?? '').amount] as const);
  const blank = read.filter(([, amount]) => amount === null).map(([field]) => field);
  const amounts = { hifdm_pay: ZERO, ...Object.fromEntries(read.map(([field, amount]) => [field, amount ?? ZERO])) };
  const head = readHead(draft);
  // Every amount field is a key: TYPED_FIELDS lists all but hifdm_pay.
  const sheet = settlementSheetSchema.safeParse({ ...EMPTY_HEAD, ...head.values, ...(amounts as Amounts) });
  if (!sheet.success) return { sheet: null, missing: [...head.missing, ...namesOf(blank)], findings: [] };
  const findings = checkSheet(sheet.data).filter(({ fields }) => !fields.some((field) => blank.includes(field)));
  const missing = [...head.missing, ...namesOf(blank)];
  return { sheet: missing.length === 0 ? sheet.data : null, missing, findings };
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
    ['setl_time', '结算日期', readDate(draft.settledOn) ?? ''],
  ];
  const optional: readonly (readonly [field: string, value: string])[] = [
    ['mdtrt_id', draft.mdtrtId.trim()],
    ['setl_id', draft.setlId.trim()],
  ];
  const filled = [...typed.map(([field, , value]) => [field, value] as const), ...optional];
  return {
    values: Object.fromEntries(filled.filter(([, value]) => value !== '')),
    missing: typed.filter(([, , value]) => value === '').map(([, name]) => name),
  };
}

function namesOf(fields: readonly AmountField[]): string[] {
  return fields.map((field) => SHEET_FIELD_NAMES[field]);
}
