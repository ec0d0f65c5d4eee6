/** Reproducible chance: one seed gives one sequence on every machine (splitmix32). */
export type Dice = {
  /** A whole number from low to high, both included. */
  readonly between: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <const T>(from: readonly [T, ...T[]]) => T;
  readonly shuffle: <T>(all: readonly T[]) => T[];
  /** `make` n times, n from low to high. */
  readonly some: <T>(low: number, high: number, make: (nth: number) => T) => T[];
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const between = (low: number, high: number): number => low + Math.floor((next() / 2 ** 32) * (high - low + 1));
  const shuffle = <T>(all: readonly T[]): T[] =>
    all
      .map((each) => ({ each, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
  return {
    between,
    happens: (probability) => next() / 2 ** 32 < probability,
    pick: (from) => {
      const at = between(0, from.length - 1);
      // Null is a choice like any other.
      return at === 0 ? from[0] : (from.at(at) as (typeof from)[number]);
    },
    shuffle,
    some: (low, high, make) => Array.from({ length: between(low, high) }, (_, nth) => make(nth)),
  };
}

/** An amount in fen up to `most`: often round, sometimes nothing, else any. */
export function anyAmount(dice: Dice, most: number): number {
  const kind = dice.between(1, 10);
  if (kind === 1 || most <= 0) return 0;
  if (kind <= 4 && most >= 100_000) return dice.between(0, Math.floor(most / 100_000)) * 100_000;
  return dice.between(0, most);
}

/** 2000000 fen as '20000.00'. */
export function yuanText(amount: number): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
