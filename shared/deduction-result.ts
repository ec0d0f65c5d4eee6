/** One row of a 个人账户 扣缴结果文件. No national layout was found [U]: this one is ours, described in docs/deductions.md. */
import { AppError, errorSentence } from './errors.ts';
import { normaliseNumber } from './identity/normalise.ts';
import { parseYuan, type Fen } from './money.ts';
import { paperNumber, parsePaperNumber } from './paper-number.ts';
import { normaliseReference, REFERENCE_LENGTH } from './payment-reference.ts';

/** Header names; the order in the file is free. */
export const DEDUCTION_COLUMNS = ['受理单号', '证件号码', '金额', '结果', '原因', '流水号'] as const;
export type DeductionColumn = (typeof DEDUCTION_COLUMNS)[number];

export interface DeductionRow {
  /** The number of the 扣缴受理单 that ordered it. */
  readonly paperNo: string;
  /** The insured's certificate number, normalised: must be that of the order. */
  readonly certno: string;
  readonly amount: Fen;
  readonly outcome: 'deducted' | 'failed';
  /** Why not; required when it failed. */
  readonly reason: string | null;
  /** The account system's serial number in one spelling; required when it was deducted. */
  readonly reference: string | null;
}

export type DeductionRowResult =
  | { readonly ok: true; readonly row: DeductionRow }
  | { readonly ok: false; readonly field: DeductionColumn; readonly reason: string };

/** Reads one row; the reason of a refusal names no other data of the person. */
export function parseDeductionRow(cells: Readonly<Record<DeductionColumn, string>>): DeductionRowResult {
  const paperNo = attempt(() => canonicalNumber(cells['受理单号']));
  if (!paperNo.ok) return { ok: false, field: '受理单号', reason: paperNo.reason };
  const amount = attempt(() => parseYuan(cells['金额']));
  if (!amount.ok) return { ok: false, field: '金额', reason: amount.reason };
  const outcome = outcomeOf(cells['结果']);
  if (outcome === null) {
    return { ok: false, field: '结果', reason: `结果“${cells['结果'].slice(0, 20)}”无法识别，应为“成功”或“失败”` };
  }
  const reason = cells['原因'].trim().slice(0, 200);
  const reference = normaliseReference(cells['流水号']);
  if (outcome === 'failed' && reason === '') return { ok: false, field: '原因', reason: '失败的行须写明原因' };
  if (outcome === 'deducted' && reference === '') return { ok: false, field: '流水号', reason: '成功的行须有流水号' };
  if (reference.length > REFERENCE_LENGTH) {
    return { ok: false, field: '流水号', reason: `流水号超过 ${REFERENCE_LENGTH} 个字` };
  }
  return {
    ok: true,
    row: {
      paperNo: paperNo.value,
      certno: normaliseNumber(cells['证件号码']),
      amount: amount.value,
      outcome,
      reason: outcome === 'failed' ? reason : null,
      reference: reference === '' ? null : reference,
    },
  };
}

/** The number as the papers write it, however the file spells it. */
function canonicalNumber(text: string): string {
  return paperNumber(parsePaperNumber(text));
}

function outcomeOf(text: string): DeductionRow['outcome'] | null {
  const word = text.trim();
  if (word === '成功' || word === '1') return 'deducted';
  if (word === '失败' || word === '0') return 'failed';
  return null;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

function attempt<T>(act: () => T): Attempt<T> {
  try {
    return { ok: true, value: act() };
  } catch (cause) {
    if (cause instanceof AppError) return { ok: false, reason: errorSentence(cause.code, cause.details) };
    throw cause;
  }
}
