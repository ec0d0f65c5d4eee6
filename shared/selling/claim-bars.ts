/** Does a claim stand against a refund (the "only if no claim" test of shape 65)? */
import type { Figure } from '../plan/figure.ts';
import { missing, sellingFigure, type Citing, type Unanswered } from './answer.ts';

/** `filed`: taken in and not paid yet; `paid`: something was paid in the cover year. */
export type ClaimState = 'none' | 'filed' | 'paid';

/** `none` bars nothing and asks no fact; `filed` is barred by any claim, `paid` only by one that was paid. */
export function claimBars(
  plan: Citing,
  path: string,
  figure: Figure<'none' | 'filed' | 'paid'>,
  claim: ClaimState | null,
): { readonly kind: 'bars'; readonly isBarred: boolean } | Unanswered {
  const bar = sellingFigure(plan, path, figure);
  if (bar.kind === 'unset') return bar;
  if (bar.value === 'none') return { kind: 'bars', isBarred: false };
  if (claim === null) return missing('claim', '是否已理赔', '请查理赔记录。');
  return { kind: 'bars', isBarred: claim === 'paid' || (claim === 'filed' && bar.value === 'filed') };
}
