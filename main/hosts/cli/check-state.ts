/** Is a stated position one that `settle` could have printed for this plan? */
import { AppError } from '../../../shared/errors.ts';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { type Fen, fen, formatYuan, minus, roundExact, sumFen, WHOLE, ZERO } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { CompiledBase } from '../../../shared/plan/compiled.ts';
import { requireLiability } from '../../../shared/settle/check-visit.ts';
import {
  ANY_LIABILITY,
  bucketKey,
  factorKey,
  netPaid,
  paidInYear,
  type SettleState,
  shareKey,
  totalKey,
} from '../../../shared/settle/state.ts';

type Bucket = SettleState['buckets'][string];
type Liability = CompiledPlan['liabilities'][number];

// A year of a thousand bills may have rounded each up by half a fen.
const ROUNDED_UP_AT_MOST = fen(500);

/**
 * Throws for the first bucket that cannot be: of a liability the plan does not have (`claim-liability-unknown`), under a key that it
 * never books (`facts-prior-key`), with figures below 0 or beyond those they are part of (`facts-prior-state`).
 */
export function checkState(plan: CompiledPlan, { buckets, borne }: SettleState): void {
  refuseBelowZero('borne', borne);
  for (const [key, bucket] of Object.entries(buckets)) {
    const [owner = ''] = key.split('|');
    if (owner !== ANY_LIABILITY) requireLiability(plan, 'prior 中此前累计', owner);
    checkKey(plan, key);
    checkBucket(key, bucket);
    if (isYearSum(key)) checkSum(key, bucket);
  }
  for (const liability of plan.liabilities) checkPaid(liability, buckets);
  const paid = paidInYear(buckets);
  if (paid > borne) refuse('borne', borne, `小于各项已赔合计 ${formatYuan(paid)}`);
}

function checkKey(plan: CompiledPlan, key: string): void {
  const { base, liabilities } = plan;
  const shares = base === null ? [] : [...sharesOf('preselfpay', base), ...sharesOf('overlmt', base)];
  const own = liabilities.flatMap(({ id, keys, kind, factor }) => [
    ...keys,
    ...(kind === 'in-scope-above' ? [totalKey(id)] : []),
    ...(factor === null ? [] : [factorKey(id)]),
  ]);
  if ([...own, ...shares].includes(key) || liabilities.some((liability) => isItemKey(liability, key))) return;
  throw new AppError('facts-prior-key', { key, known: [...own, ...shares].join('、') });
}

/** Only what counts in part is summed up. */
function sharesOf(field: 'preselfpay' | 'overlmt', base: CompiledBase): string[] {
  const { value } = field === 'preselfpay' ? base.preselfpayShare : base.overlmtShare;
  return value === null || value === 0 || value === WHOLE ? [] : [shareKey(field)];
}

/** What one item counted before its own cap, or multiplied where items have ratios or caps of their own. */
function isItemKey({ id, itemCaps, isByItem, factor }: Liability, key: string): boolean {
  const capped = itemCaps === null ? [] : HEALTH_STATUSES.map((status) => bucketKey(id, status));
  const isApart = factor !== null && (isByItem || itemCaps !== null);
  return [...capped, ...(isApart ? [factorKey(id)] : [])].some((whole) => {
    const [head = '', tail = ''] = whole.split('*');
    return key.startsWith(head) && key.endsWith(tail) && key.length > head.length + tail.length;
  });
}

function checkBucket(key: string, bucket: Bucket): void {
  const { counted, lineUsed, paid, toRecover } = bucket;
  const amounts = { counted, lineUsed, paid, toRecover };
  for (const [field, amount] of Object.entries(amounts)) refuseBelowZero(`${key}.${field}`, amount);
  if (lineUsed > counted) refuse(`${key}.lineUsed`, lineUsed, `大于已计费用 ${formatYuan(counted)}`);
  if (toRecover > paid) refuse(`${key}.toRecover`, toRecover, `大于已赔 ${formatYuan(paid)}`);
}

function isYearSum(key: string): boolean {
  const [owner, kind] = key.split('|');
  return owner === ANY_LIABILITY || kind === 'total' || kind === 'factor';
}

/** A sum of the year is cost alone: no line, nothing paid, and its whole fens are its exact amount rounded, where that is stated. */
function checkSum(key: string, { counted, lineUsed, paid, earned }: Bucket): void {
  if (lineUsed !== 0) refuse(`${key}.lineUsed`, lineUsed, '不是 0：这里只累计费用');
  if (paid !== 0) refuse(`${key}.paid`, paid, '不是 0：这里只累计费用');
  const whole = roundExact(earned);
  if (earned !== 0 && whole !== counted) refuse(`${key}.earned`, whole, `与已计费用 ${formatYuan(counted)} 不一致`);
}

/** Of both health statuses together: under `cumulative` one pays what the other is short of. */
function checkPaid({ keys }: Liability, buckets: SettleState['buckets']): void {
  const own = keys.flatMap((key) => buckets[key] ?? []);
  const [paid, earned] = [sumFen(own.map(netPaid)), sumFen(own.map((bucket) => roundExact(bucket.earned)))];
  if (minus(paid, earned) <= ROUNDED_UP_AT_MOST) return;
  refuse(`${keys.filter((key) => key in buckets).join('、')} 的 paid`, paid, `大于累计应赔 ${formatYuan(earned)}`);
}

function refuseBelowZero(field: string, amount: Fen): void {
  if (amount < ZERO) refuse(field, amount, '小于 0');
}

function refuse(field: string, amount: Fen, problem: string): never {
  throw new AppError('facts-prior-state', { field, value: `${formatYuan(amount)} 元`, problem });
}
