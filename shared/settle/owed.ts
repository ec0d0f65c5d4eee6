/** What a figure or a decision comes to, in the words of its claim: 给付 of a bill of its own, 补付 and 追回 of one that follows another. */
import type { Decision } from '../decision.ts';
import { type Fen, formatYuan, ZERO } from '../money.ts';
import { recoverOf } from './decide.ts';
import type { SettlementLine } from './result.ts';

export interface Owed {
  readonly word: '可赔' | '应补付' | '须追回';
  /** Null: 待补. */
  readonly amount: Fen | null;
  /** 追回 beside a 补付, each for itself; 0: none. */
  readonly recover: Fen;
}

/** A frozen figure says by its `adjustments` that its claim takes back or states anew a decided bill. */
export function isFollowing(figure: { readonly adjustments?: readonly unknown[] | undefined }): boolean {
  return figure.adjustments !== undefined;
}

/** The one big figure of a trial. */
export function owedOf(
  { payable, lines }: { readonly payable: Fen | null; readonly lines: readonly Pick<SettlementLine, 'recover'>[] },
  follows: boolean,
): Owed {
  if (!follows) return { word: '可赔', amount: payable, recover: ZERO };
  const recover = recoverOf(lines);
  if (payable === 0 && recover > 0) return { word: '须追回', amount: recover, recover: ZERO };
  return { word: '应补付', amount: payable, recover };
}

/** What is decided: `给付 ¥18,525.00`; of a claim that follows another `补付 ¥300.00，追回 ¥7,500.00` or `维持原核定`. */
export function decidedWords(
  {
    verdict,
    payable,
    recover,
  }: { readonly verdict: Decision['verdict']; readonly payable: Fen; readonly recover: Fen },
  follows: boolean,
): string {
  if (!follows) return verdict === 'decline' ? '不予给付' : `给付 ¥${formatYuan(payable)}`;
  if (verdict === 'decline') return '不予办理，原核定不变';
  const said = [payable > 0 ? `补付 ¥${formatYuan(payable)}` : '', recover > 0 ? `追回 ¥${formatYuan(recover)}` : ''];
  return said.filter((words) => words !== '').join('，') || '维持原核定';
}
