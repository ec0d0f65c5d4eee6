/** A 测算 as typed: what is supposed otherwise; reads it into what `whatIf` takes, or says what is missing. */
import type { LocalDate } from '../../../shared/dates.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import { ZERO } from '../../../shared/money.ts';
import type { Supposition } from '../../../shared/what-if.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';

export interface SuppositionDraft {
  readonly healthStatus: HealthStatus;
  /** Empty: as on the sheet. */
  readonly medType: string;
  readonly insutype: string;
  readonly more: 'none' | 'same' | 'typed';
  readonly amount: string;
  readonly on: string;
}

/** Nothing is supposed yet but the status the clerk looks at. */
export function emptySupposition(healthStatus: HealthStatus): SuppositionDraft {
  return { healthStatus, medType: '', insutype: '', more: 'none', amount: '', on: '' };
}

export interface ReadSupposition {
  /** Null while the further bill is not whole. */
  readonly supposed: Supposition | null;
  readonly amountProblem: string | null;
  readonly dateProblem: string | null;
}

/** Reads the draft; never throws. */
export function readSupposition(draft: SuppositionDraft): ReadSupposition {
  const { healthStatus, more } = draft;
  const other = { medType: textOrNull(draft.medType), insutype: textOrNull(draft.insutype) };
  const fine = { amountProblem: null, dateProblem: null };
  if (more !== 'typed') {
    return { ...fine, supposed: { healthStatus, ...other, oneMore: more === 'same' ? 'same' : null } };
  }
  const { amount, problem } = readAmount(draft.amount);
  const isPositive = amount !== null && amount > ZERO;
  const on = readDate(draft.on);
  if (isPositive && on !== null) {
    return { ...fine, supposed: { healthStatus, ...other, oneMore: { inScope: amount, on } } };
  }
  return {
    supposed: null,
    amountProblem: draft.amount === '' || isPositive ? null : (problem ?? '金额须大于 0'),
    dateProblem: dateProblemOf(draft.on, on),
  };
}

function dateProblemOf(text: string, on: LocalDate | null): string | null {
  return text.length >= 8 && on === null ? '日期不存在，请按年月日填写，如 20220701' : null;
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
