/** The ratios of a liability by amount (shapes 23, 30, 36): which of them hold, and which part of a step's cost lies where. */
import type { HealthStatus } from '../health.ts';
import { atLeastZero, maxFen, minFen, minus, negate, plus, type CompiledRate, type Fen } from '../money.ts';
import type { Compiled, CompiledBand } from '../plan/compiled.ts';

/** One stretch of the year's cost and what it pays; bands ascend. */
export type RatioBand = { readonly above: Fen; readonly ratio: CompiledRate; readonly source: string };

/** A part of the cost above the line, and the band it lies in. `amount` is negative on a reversal. */
export type BandPart = { readonly band: RatioBand; readonly amount: Fen };

/**
 * Where a liability stands before a step: its line, and what it has counted above it this year. Bands are measured on the year's
 * cost, the line included: what is countable begins where the line ends.
 */
export type BandPosition = { readonly line: Fen; readonly countedBefore: Fen };

/** From where to where a step's cost lies in the year's, the line included. */
export type Stretch = { readonly from: Fen; readonly to: Fen };

/**
 * The bands for a status, or the first figure that has no value. A band in which none of the cost lies (`stretch`: null where
 * none passes the line) is not asked for its ratio: it is left out where that is unset.
 */
export function ratioBands(
  bands: readonly CompiledBand[],
  status: HealthStatus,
  stretch?: () => Stretch | null,
): RatioBand[] | Compiled<unknown> {
  const known: RatioBand[] = [];
  for (const [at, { above, ratio }] of bands.entries()) {
    const { value, source } = ratio[status];
    if (above.value === null) return above;
    if (value !== null) known.push({ above: above.value, ratio: value, source });
    else if (isReached(at === 0 ? null : above.value, bands[at + 1], stretch?.() ?? null)) return ratio[status];
  }
  return known;
}

/** Whether cost lies between where a band begins (null: wherever the line ends) and where the next one does; it may where nobody knows. */
function isReached(above: Fen | null, next: CompiledBand | undefined, stretch: Stretch | null): boolean {
  if (stretch === null) return true;
  const { from, to } = stretch;
  const isBelow = next !== undefined && next.above.value !== null && next.above.value <= from;
  const isAbove = above !== null && above >= to;
  return from !== to && !isBelow && !isAbove;
}

/** Cuts `countable` into the bands it lies in, lowest first. Nothing countable has no part; a single band takes all. */
export function bandParts(bands: readonly RatioBand[], position: BandPosition, countable: Fen): BandPart[] {
  if (countable === 0) return [];
  const start = plus(position.line, position.countedBefore);
  const end = plus(start, countable);
  const [low, high] = countable > 0 ? [start, end] : [end, start];
  return bands.flatMap((band, at): BandPart[] => {
    // The first band begins wherever the line ends, the last never ends.
    const from = at === 0 ? low : maxFen(low, band.above);
    const to = minFen(high, bands[at + 1]?.above ?? high);
    const within = atLeastZero(minus(to, from));
    return within === 0 ? [] : [{ band, amount: countable > 0 ? within : negate(within) }];
  });
}

/** The one ratio of several places, or null where they differ or it is unset. */
export function onlyRatio(ratios: readonly (CompiledRate | null)[]): CompiledRate | null {
  const [first = null] = ratios;
  return ratios.every((ratio) => ratio === first) ? first : null;
}
