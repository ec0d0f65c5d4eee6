/** Lines that need no arithmetic: pending, not covered, or without cost. */
import { ZERO, type CompiledRate } from '../money.ts';
import type { CompiledLiability } from '../plan/compile.ts';
import type { LineReason, SettlementLine } from './result.ts';

/** A line without figures: pending or not covered. */
export function stoppedLine(
  liability: CompiledLiability,
  status: 'pending' | 'notCovered',
  reason: LineReason,
  detail: string | null,
): SettlementLine {
  const isPending = status === 'pending';
  return {
    liability: liability.id,
    name: liability.name,
    status,
    base: null,
    deductibleUsed: null,
    countable: null,
    ratio: null,
    capCut: null,
    borneCut: null,
    paidElsewhere: null,
    payable: isPending ? null : ZERO,
    recover: null,
    reason,
    detail,
  };
}

/** No cost of this kind on the bill. */
export function zeroLine(liability: CompiledLiability, ratio: CompiledRate | null): SettlementLine {
  return {
    liability: liability.id,
    name: liability.name,
    status: 'payable',
    base: ZERO,
    deductibleUsed: ZERO,
    countable: ZERO,
    ratio,
    capCut: ZERO,
    borneCut: ZERO,
    paidElsewhere: ZERO,
    payable: ZERO,
    recover: ZERO,
    reason: 'no-cost',
    detail: null,
  };
}
