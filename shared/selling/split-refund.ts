/** A refund goes back to whoever paid: each payer in proportion to their part, the last takes the remainder (counter rule 13). */
import { isPositive, minus, sumFen, timesFraction, type Fen } from '../money.ts';
import type { PremiumPart } from './premium-of.ts';

/** In the order of the parts; Σ = `refund`. A refund above what the parts paid is a fault of the caller. */
export function splitRefund(refund: Fen, parts: readonly PremiumPart[]): PremiumPart[] {
  const paying = parts.filter(({ amount }) => isPositive(amount));
  const premium = sumFen(paying.map(({ amount }) => amount));
  if (refund > premium) throw new RangeError('a refund above the premium its parts paid');
  if (!isPositive(premium)) return [];
  // Cut at cumulative shares, so that rounding never takes more from one payer than their part allows.
  const cuts = paying.map((_, at) => sumFen(paying.slice(0, at + 1).map(({ amount }) => amount)));
  const shares = cuts.map((cut) => timesFraction(refund, cut, premium));
  return paying.map((part, at) => {
    const before = shares[at - 1];
    const until = shares[at] ?? refund;
    return { ...part, amount: before === undefined ? until : minus(until, before) };
  });
}
