/** A small seeded generator of numbers (mulberry32): a seed printed with a disagreement makes it again. */
export interface Random {
  /** From 0 to most, both included. */
  upTo(most: number): number;
  chance(share: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** Each element with the given share. */
  some<T>(of: readonly T[], share: number): T[];
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const random: Random = {
    upTo: (most) => Math.floor(next() * (most + 1)),
    chance: (share) => next() < share,
    pick: (of) => {
      const found = of[random.upTo(of.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    some: (of, share) => of.filter(() => random.chance(share)),
  };
  return random;
}
