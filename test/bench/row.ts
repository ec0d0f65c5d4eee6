/** A row of the bench: ours against the bare part doing the same work in the same run (DESIGN §8). */

export interface BenchRow {
  readonly name: string;
  /** Medians, in milliseconds. */
  readonly oursMs: number;
  readonly bareMs: number;
  readonly ratio: number;
  readonly atMost: number;
  /** Measured rounds of each side, interleaved. */
  readonly n: number;
  readonly ok: boolean;
}

/** The row of two lists of times. */
export function rowOf(name: string, ours: readonly number[], bare: readonly number[], atMost: number): BenchRow {
  const oursMs = median(ours);
  const bareMs = median(bare);
  const ratio = oursMs / bareMs;
  return { name, oursMs, bareMs, ratio, atMost, n: ours.length, ok: ratio <= atMost };
}

/** The middle value of a list that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
