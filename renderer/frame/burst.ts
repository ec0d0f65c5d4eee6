/** Characters that came faster than a hand types: what tells a scanner from a clerk. */

/** Milliseconds between two characters of a scan at most, one by one and on average. */
export const LONGEST_GAP = 80;
const LONGEST_MEAN = 50;
/** Fewer characters are never a scan: two keys may fall together. */
const FEWEST = 8;

export interface Burst {
  readonly text: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Whether a key at this moment goes on with the burst, or begins anew. `at` in milliseconds. */
export function goesOn(burst: Burst | null, at: number): burst is Burst {
  return burst !== null && at - burst.lastAt <= LONGEST_GAP;
}

/** The burst with one more character. */
export function withCharacter(burst: Burst | null, character: string, at: number): Burst {
  if (!goesOn(burst, at)) return { text: character, firstAt: at, lastAt: at };
  return { text: burst.text + character, firstAt: burst.firstAt, lastAt: at };
}

/** The scan that an Enter at this moment ends, or null when it was typed by hand. */
export function scanOf(burst: Burst | null, at: number): string | null {
  if (!goesOn(burst, at)) return null;
  const count = [...burst.text].length;
  const mean = (burst.lastAt - burst.firstAt) / Math.max(count - 1, 1);
  return count >= FEWEST && mean <= LONGEST_MEAN ? burst.text : null;
}
