/** The figure of a reversal or a correction that only asks for money back. */
import { type Fen, formatYuan } from '../../shared/money.ts';
import { recoverOf } from '../../shared/settle/decide.ts';
import type { SettlementLine } from '../../shared/settle/result.ts';

/** Of a reversal or a correction what comes back where nothing is paid out beside it; null: it is another bill, or something is paid. */
export function comesBack(figure: {
  readonly payable: Fen | null;
  readonly lines: readonly Pick<SettlementLine, 'recover'>[];
  readonly adjustments?: readonly unknown[] | undefined;
}): Fen | null {
  if (figure.adjustments === undefined || figure.adjustments.length === 0) return null;
  const recover = recoverOf(figure.lines);
  return figure.payable === 0 && recover > 0 ? recover : null;
}

/** What the big figure of a reversal or a correction is; null: of a bill of its own. */
export function adjustedWord(figure: Parameters<typeof comesBack>[0]): '应补付' | '须追回' | null {
  if (figure.adjustments === undefined || figure.adjustments.length === 0) return null;
  return comesBack(figure) === null ? '应补付' : '须追回';
}

/** What is paid and what comes back, each said for itself. */
export function paidWords(payable: Fen, recover: Fen): string {
  const paid = `给付 ¥${formatYuan(payable)}`;
  if (recover === 0) return paid;
  return payable === 0 ? `追回 ¥${formatYuan(recover)}` : `${paid}，追回 ¥${formatYuan(recover)}`;
}
