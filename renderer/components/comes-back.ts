/** The figure of a reversal or a correction that only asks for money back. */
import { type Fen, formatYuan, sumFen, ZERO } from '../../shared/money.ts';
import type { SettlementLine } from '../../shared/settle/result.ts';

/** Of a reversal or a correction what comes back where nothing is paid out beside it; null: it is another bill, or something is paid. */
export function comesBack(figure: {
  readonly payable: Fen | null;
  readonly lines: readonly Pick<SettlementLine, 'recover'>[];
  readonly adjustments?: readonly unknown[] | undefined;
}): Fen | null {
  if (figure.adjustments === undefined || figure.adjustments.length === 0) return null;
  const recover = recoverSum(figure.lines);
  return figure.payable === 0 && recover > 0 ? recover : null;
}

/** What is paid and what comes back, each said for itself. */
export function paidWords(payable: Fen, recover: Fen): string {
  const paid = `给付 ¥${formatYuan(payable)}`;
  if (recover === 0) return paid;
  return payable === 0 ? `追回 ¥${formatYuan(recover)}` : `${paid}，追回 ¥${formatYuan(recover)}`;
}

/** The sum that lines propose to recover. */
export function recoverSum(lines: readonly Pick<SettlementLine, 'recover'>[]): Fen {
  return sumFen(lines.map((line) => line.recover ?? ZERO));
}
