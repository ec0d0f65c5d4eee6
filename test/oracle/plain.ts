/** The oracle's own arithmetic and its own view of plan and visit JSON: nothing here or beside it comes from `shared/`. */

/** JSON whose shape the plan documentation gives; the oracle reads it as the text does, without types of ours. */
// oxlint-disable-next-line typescript/no-explicit-any -- untyped on purpose: a type of ours would be shared knowledge
export type Json = any;

/** A ratio as a fraction of whole numbers. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** '0.725' → 725/1000. */
export function fraction(text: string): Fraction {
  const [whole = '0', places = ''] = text.split('.');
  return { top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) };
}

/** '20000.00' yuan → 2000000 fen. */
export function fenOfYuan(text: string): bigint {
  const { top, bottom } = fraction(text);
  return (top * 100n) / bottom;
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.bottom === b.bottom
    ? { top: a.top + b.top, bottom: a.bottom }
    : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function times(amount: bigint, by: Fraction): Fraction {
  return { top: amount * by.top, bottom: by.bottom };
}

export function whole(amount: bigint): Fraction {
  return { top: amount, bottom: 1n };
}

export const NIL: Fraction = whole(0n);

/** Half-up on the absolute value. */
export function rounded({ top, bottom }: Fraction): bigint {
  const size = top < 0n ? -top : top;
  const up = (2n * size + bottom) / (2n * bottom);
  return top < 0n ? -up : up;
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

export function least(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (b < a ? b : a));
}

export function most(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (b > a ? b : a));
}

export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}
