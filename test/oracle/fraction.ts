/** Exact fractions of whole numbers: the oracle's own arithmetic, so that it shares no money code with the engine. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const NOTHING: Fraction = { top: 0n, bottom: 1n };

/** A whole number of fen. */
export function whole(amount: bigint | number): Fraction {
  return { top: BigInt(amount), bottom: 1n };
}

/** '20000.00' yuan as fen. */
export function fenOfYuan(text: string): bigint {
  return BigInt(text.replace('.', ''));
}

/** '0.75' as three quarters. */
export function decimal(text: string): Fraction {
  const [before = '0', after = ''] = text.split('.');
  return { top: BigInt(before + after), bottom: 10n ** BigInt(after.length) };
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(
    (left, right) =>
      left.bottom === right.bottom
        ? { top: left.top + right.top, bottom: left.bottom }
        : { top: left.top * right.bottom + right.top * left.bottom, bottom: left.bottom * right.bottom },
    NOTHING,
  );
}

export function less(left: Fraction, right: Fraction): Fraction {
  return sum([left, { top: -right.top, bottom: right.bottom }]);
}

export function times(left: Fraction, right: Fraction): Fraction {
  return { top: left.top * right.top, bottom: left.bottom * right.bottom };
}

/** Is left below right? */
export function isBelow(left: Fraction, right: Fraction): boolean {
  return left.top * right.bottom < right.top * left.bottom;
}

export function smaller(left: Fraction, right: Fraction): Fraction {
  return isBelow(right, left) ? right : left;
}

/** To the nearest whole number, a half away from below: 2.5 → 3. For amounts of 0 and more. */
export function halfUp({ top, bottom }: Fraction): bigint {
  return (2n * top + bottom) / (2n * bottom);
}

/** Of a running sum in whole numbers: what one more adds to it. */
export function wholeStep(before: Fraction, more: Fraction): bigint {
  return halfUp(sum([before, more])) - halfUp(before);
}

export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((left, right) => left + right, 0n);
}

export function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((left, right) => (right < left ? right : left), first);
}

export function atLeastNothing(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}
