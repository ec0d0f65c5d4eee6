/** What a layer pays: cost cut by bands, each at its ratio, rounded half-up once, then the cap of the year. */
import {
  atLeastZero,
  costReaching,
  isPositive,
  isZero,
  maxFen,
  minFen,
  minus,
  plusExact,
  roundExact,
  sumFen,
  timesRateExact,
  toExact,
  ZERO,
  type CompiledRate,
  type ExactFen,
  type Fen,
} from '../money.ts';
import type { Source } from '../plan/figure.ts';
import type { FundField } from '../settlement-sheet.ts';
import type { FigureReader, NamedFigure } from './figures.ts';
import type { LayerId, LayerReason, RegionLayer, RegionStep } from './result.ts';
import { citations, type LayerOutcome, type RegionScene } from './scene.ts';
import type { Bands } from './schema.ts';

/** Cost at one ratio. */
export interface Slice {
  readonly cost: Fen;
  readonly ratio: CompiledRate;
  readonly sources: readonly Source[];
}

/** The cost from one amount to another, cut where bands begin; null where an unset figure of them matters. */
export function slicesOf(
  read: FigureReader,
  bands: Bands,
  span: { readonly from: Fen; readonly to: Fen },
  named: { readonly name: string; readonly path: string },
): readonly Slice[] | null {
  const slices: Slice[] = [];
  if (span.to <= span.from) return slices;
  for (const [at, band] of bands.entries()) {
    const start = startOf(read, band, at, named);
    if (start === null) return null;
    if (start >= span.to) break;
    const next = bands[at + 1];
    // A start that is unset matters here: where this band ends depends on it.
    const end = next === undefined ? span.to : startOf(read, next, at + 1, named);
    if (end === null) return null;
    const cost = atLeastZero(minus(minFen(end, span.to), maxFen(start, span.from)));
    if (isZero(cost)) continue;
    const path = `${named.path}.${band.id}.ratio`;
    const ratio = read.rate({ name: `${named.name}第 ${at + 1} 段支付比例`, path, figure: band.ratio });
    if (ratio === null) return null;
    slices.push({ cost, ratio, sources: [band.ratio.source] });
  }
  return slices;
}

/** A layer about to pay. */
export interface Claimed {
  readonly id: LayerId;
  readonly field: FundField;
  readonly base: Fen;
  /** Null where an unset figure matters. */
  readonly slices: readonly Slice[] | null;
  readonly cap: NamedFigure<string>;
  readonly paidBefore: Fen;
  readonly steps: readonly RegionStep[];
}

/** The layer with its ratio and cap steps; `overCap` is the cost which the cap leaves unpaid. */
export function payLayer(scene: RegionScene, claimed: Claimed): LayerOutcome & { readonly overCap: Fen } {
  if (claimed.slices === null) return { ...stoppedLayer(scene, claimed), overCap: ZERO };
  const uncapped = roundExact(exactOf(claimed.slices));
  if (isZero(sumFen(claimed.slices.map(({ cost }) => cost)))) {
    return { ...nothing(claimed, 'under-line'), overCap: ZERO };
  }
  const steps = [...claimed.steps, ratioStep(scene, claimed.id, claimed.slices, uncapped)];
  if (isZero(uncapped)) return { ...nothing({ ...claimed, steps }, 'ratio-zero'), overCap: ZERO };
  const cap = scene.read.cap(claimed.cap);
  if (cap === null) return { ...stoppedLayer(scene, { ...claimed, steps }), overCap: ZERO };
  if (cap === 'none') return { ...paid(claimed, uncapped, 'pays', steps), overCap: ZERO };
  const left = atLeastZero(minus(cap, claimed.paidBefore));
  const amount = minFen(uncapped, left);
  const outcome = paid(claimed, amount, reasonOf(amount, uncapped), [
    ...steps,
    capStep(scene, claimed, { uncapped, cap, amount }),
  ]);
  return { ...outcome, overCap: amount < uncapped ? costBeyond(claimed.slices, left) : ZERO };
}

/** A layer that pays nothing, for a reason that is known. */
export function nothing(
  { id, field, base, steps }: Pick<Claimed, 'id' | 'field' | 'base' | 'steps'>,
  reason: LayerReason,
): LayerOutcome {
  return { layer: { id, field, base, amount: ZERO, reason, detail: null }, steps };
}

/** A layer that stays unknown, naming the unset figure that was read last. */
export function stoppedLayer(
  scene: RegionScene,
  { id, field, base, steps }: Pick<Claimed, 'id' | 'field' | 'base' | 'steps'>,
): LayerOutcome {
  const missing = scene.read.unset.at(-1);
  const layer: RegionLayer = { id, field, base, amount: null, reason: 'figure-unset', detail: missing?.name ?? null };
  const inputs: RegionStep['inputs'] = [
    ['figure', missing?.name ?? ''],
    ['why', missing?.reason ?? ''],
  ];
  const source = missing === undefined ? '' : citations(scene, [missing.source]);
  return { layer, steps: [...steps, { rule: 'stopped', layer: id, inputs, result: null, source }] };
}

function startOf(
  read: FigureReader,
  { id, above }: Bands[number],
  at: number,
  { name, path }: { readonly name: string; readonly path: string },
): Fen | null {
  return read.amount({ name: `${name}第 ${at + 1} 段起点`, path: `${path}.${id}.above`, figure: above });
}

function exactOf(slices: readonly Slice[]): ExactFen {
  return slices.reduce((sum, { cost, ratio }) => plusExact(sum, timesRateExact(cost, ratio)), toExact(ZERO));
}

/** The cost above the point where payments reach what the cap leaves. */
function costBeyond(slices: readonly Slice[], left: Fen): Fen {
  let earned = toExact(ZERO);
  let beyond = ZERO;
  for (const { cost, ratio } of slices) {
    // A ratio of 0 earns nothing, so the cap is not reached in it; once it is reached all cost lies beyond.
    const isReached = earned >= toExact(left);
    const within = isReached ? ZERO : ratio === 0 ? cost : minFen(cost, costReaching(left, earned, ratio));
    beyond = sumFen([beyond, minus(cost, within)]);
    earned = plusExact(earned, timesRateExact(within, ratio));
  }
  return beyond;
}

function paid(
  { id, field, base }: Claimed,
  amount: Fen,
  reason: LayerReason,
  steps: readonly RegionStep[],
): LayerOutcome {
  return { layer: { id, field, base, amount, reason, detail: null }, steps };
}

function reasonOf(amount: Fen, uncapped: Fen): LayerReason {
  if (amount === uncapped) return 'pays';
  return isPositive(amount) ? 'capped' : 'cap-used';
}

function ratioStep(scene: RegionScene, layer: LayerId, slices: readonly Slice[], result: Fen): RegionStep {
  const inputs = slices.flatMap(({ cost, ratio }): RegionStep['inputs'] => [
    ['cost', cost],
    ['ratio', ratio],
  ]);
  return {
    rule: 'ratio',
    layer,
    inputs,
    result,
    source: citations(
      scene,
      slices.flatMap(({ sources }) => sources),
    ),
  };
}

function capStep(
  scene: RegionScene,
  { id, cap: { figure }, paidBefore }: Claimed,
  { uncapped, cap, amount }: { readonly uncapped: Fen; readonly cap: Fen; readonly amount: Fen },
): RegionStep {
  const inputs: RegionStep['inputs'] = [
    ['payable', uncapped],
    ['cap', cap],
    ['paidBefore', paidBefore],
  ];
  return { rule: 'cap', layer: id, inputs, result: amount, source: citations(scene, [figure.source]) };
}
