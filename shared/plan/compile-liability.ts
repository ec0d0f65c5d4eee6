/** Compiles liabilities: their figures, the cases in which facts decide, and the buckets they read. */
import { HEALTH_STATUSES, type HealthStatus } from '../health.ts';
import { compileRate, parseYuan, ZERO, type CompiledRate, type Fen, type Rate } from '../money.ts';
import { bucketKey } from '../settle/state.ts';
import { compileWhen, type Scene } from '../settle/scene.ts';
import { allOf, isChosen, whensOf, type Choice } from './choice.ts';
import { asIs, compileChoice, compileFigureChoice, figureCompiler, type Missed } from './compile-figure.ts';
import type {
  Compiled,
  CompiledBand,
  CompiledCarried,
  CompiledLiability,
  CompiledPreexisting,
  CompiledRequirement,
  CompiledSharedCap,
  For,
  LiabilityFigures,
} from './compiled.ts';
import { isSet, valueOf, type Figure } from './figure.ts';
import type { Plan } from './schema.ts';
import { citation, figureName } from './walk.ts';
import { ITEM_CONDITIONS, type When } from './when.ts';

type Liability = Plan['liabilities'][number];

/** The liabilities in the order of claiming (shape 68). */
export function compileLiabilities(plan: Plan): CompiledLiability[] {
  const order = valueOf(plan.claimOrder) ?? plan.liabilities.map((liability) => liability.id);
  const byOrder = [...plan.liabilities].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return byOrder.map((liability) => compileLiability(plan, liability));
}

/** An amount, or 'none' where there is no such limit. */
export function capOf(value: string): Fen | 'none' {
  return value === 'none' ? 'none' : parseYuan(value);
}

function compileLiability(plan: Plan, liability: Liability): CompiledLiability {
  const figure = figureCompiler(plan);
  const path = `liabilities.${liability.id}`;
  const { id, name, counts, deductible } = liability;
  const { plain, by } = figuresOf(plan, liability);
  return {
    id,
    at: plan.liabilities.indexOf(liability),
    name,
    kind: counts.kind,
    list: listOf(counts),
    catalogue: counts.kind === 'pooled' ? figure(`${path}.counts.catalogue`, counts.catalogue, asIs) : null,
    settings: figure(`${path}.settings`, liability.settings, (value) => new Set(value)),
    requires: (liability.requires ?? []).map((each) => compileRequirement(plan, each)),
    preexisting: compilePreexisting(plan, liability),
    deductible: lineOf(plan, liability)?.id ?? deductible,
    isFamilyLine: lineOf(plan, liability)?.owner === 'family',
    carried: compileCarried(plan, liability),
    lineKeys: lineMates(plan, liability).flatMap((mate) => keysOf(mate.id)),
    sharedCaps: compileSharedCaps(plan, id),
    itemCaps: compileItemCaps(plan, liability),
    ...plain,
    figuresFor: by,
    isByItem: ratioWhens(liability).some(isOfItem),
    key: { healthy: bucketKey(id, 'healthy'), preexisting: bucketKey(id, 'preexisting') },
    keys: keysOf(id),
  };
}

function listOf(counts: Liability['counts']): string | null {
  if (counts.kind === 'listed-drugs') return counts.list;
  if (counts.kind === 'out-of-scope') return counts.except ?? null;
  if (counts.kind !== 'pooled') return null;
  const catalogue = valueOf(counts.catalogue);
  return catalogue === null || catalogue === 'none' ? null : catalogue.list;
}

function figuresOf(plan: Plan, liability: Liability): { plain: LiabilityFigures; by: For<LiabilityFigures> | null } {
  const path = `liabilities.${liability.id}`;
  const line = compileLine(plan, liability);
  const bands = compileRatio(plan, liability);
  const cap = compileFigureChoice(plan, `${path}.cap`, liability.cap, capOf);
  const factor =
    liability.factor === undefined ? null : compileFigureChoice(plan, `${path}.factor`, liability.factor, compileRate);
  const { counts } = liability;
  const threshold =
    counts.kind === 'in-scope-above'
      ? compileFigureChoice(plan, `${path}.counts.threshold`, counts.threshold, parseYuan)
      : null;
  const all = [line, bands, cap, factor, threshold];
  return {
    plain: {
      line: line.plain,
      bands: bands.plain,
      cap: cap.plain,
      factor: factor?.plain ?? null,
      threshold: threshold?.plain ?? null,
    },
    by: all.every((choice) => choice === null || choice.by === null)
      ? null
      : (scene) => ({
          line: inScene(line, scene),
          bands: inScene(bands, scene),
          cap: inScene(cap, scene),
          factor: factor === null ? null : inScene(factor, scene),
          threshold: threshold === null ? null : inScene(threshold, scene),
        }),
  };
}

function inScene<C>({ plain, by }: { readonly plain: C; readonly by: For<C> | null }, scene: Scene): C {
  return by === null ? plain : by(scene);
}

function compileLine(plan: Plan, liability: Liability) {
  const arrangement = figureCompiler(plan)('lineArrangement', plan.lineArrangement, asIs);
  if (arrangement.value === null) return { plain: { ...arrangement, value: null }, by: null };
  const deductible = lineOf(plan, liability);
  // loadPlan has checked that every deductible a liability names exists.
  const amount: Choice<Figure<string>> = deductible?.amount ?? {
    unset: '起付线不存在',
    source: plan.claimOrder.source,
  };
  return compileFigureChoice(plan, `deductibles.${deductible?.id ?? ''}.amount`, amount, parseYuan);
}

function lineOf(plan: Plan, liability: Liability): Plan['deductibles'][number] | undefined {
  if (valueOf(plan.lineArrangement) === 'one-for-all') return plan.deductibles[0];
  return plan.deductibles.find((candidate) => candidate.id === liability.deductible);
}

function lineMates(plan: Plan, { deductible }: Liability): Liability[] {
  const isShared = valueOf(plan.lineArrangement) === 'one-for-all';
  return plan.liabilities.filter((other) => isShared || other.deductible === deductible);
}

function compileCarried(plan: Plan, liability: Liability): CompiledCarried | null {
  // Which line a liability has is not known before the arrangement is.
  if (!isSet(plan.lineArrangement)) return null;
  const deductible = lineOf(plan, liability);
  if (deductible?.carried === undefined) return null;
  const { carried } = deductible;
  const figure = figureCompiler(plan);
  const path = `deductibles.${deductible.id}.carried`;
  return {
    afterClaim: figure(`${path}.afterClaim`, carried.afterClaim, parseYuan),
    withoutClaim: figure(`${path}.withoutClaim`, carried.withoutClaim, parseYuan),
    familyOrder:
      carried.familyOrder === undefined ? null : figure(`${path}.familyOrder`, carried.familyOrder, parseYuan),
    floor: figure(`${path}.floor`, carried.floor, parseYuan),
    ceiling: figure(`${path}.ceiling`, carried.ceiling, parseYuan),
  };
}

type Bands = readonly CompiledBand[];

function compileRatio(plan: Plan, { id, ratio }: Liability): { plain: Bands; by: For<Bands> | null } {
  const path = `liabilities.${id}.ratio`;
  const kinds = compileChoice(path, ratio, (at, of, words) => compileBands(plan, at, of, words));
  const isPlain = kinds.by === null && kinds.plain.by === null;
  if (isPlain) return { plain: kinds.plain.plain, by: null };
  const open = { value: null, source: '', name: figureName(plan, path) };
  return {
    plain: kinds.plain.plain,
    by: (scene) => {
      const kind = kinds.by === null ? kinds.plain : kinds.by(scene);
      return 'missing' in kind ? [openBand(open, kind)] : inScene(kind, scene);
    },
  };
}

/** Ratios that cannot be told while a fact is missing. */
function openBand(open: Compiled<CompiledRate>, { missing }: Missed): CompiledBand {
  const ratio = { ...open, missing };
  return { above: { value: ZERO, source: '', name: '' }, ratio: { healthy: ratio, preexisting: ratio } };
}

type Ratio = Extract<Liability['ratio'], { kind: string }>;
type ByHealth = Readonly<Record<HealthStatus, Choice<Figure<Rate>>>>;

function compileBands(
  plan: Plan,
  path: string,
  ratio: Ratio,
  words: string | null,
): { plain: Bands; by: For<Bands> | null } {
  const figure = figureCompiler(plan);
  const parts =
    ratio.kind === 'by-health'
      ? [{ above: { value: ZERO, source: '', name: '' }, by: ratesOf(plan, path, ratio, words) }]
      : ratio.bands.map((band) => ({
          above: figure(`${path}.bands.${band.id}.above`, band.above, parseYuan),
          by: ratesOf(plan, `${path}.bands.${band.id}`, band, words),
        }));
  const bands = (rate: (of: Rates, status: HealthStatus) => Compiled<CompiledRate>): Bands =>
    parts.map(({ above, by }) => ({
      above,
      ratio: { healthy: rate(by, 'healthy'), preexisting: rate(by, 'preexisting') },
    }));
  const isPlain = parts.every(({ by }) => HEALTH_STATUSES.every((status) => by[status].by === null));
  return {
    plain: bands((of, status) => of[status].plain),
    by: isPlain ? null : (scene) => bands((of, status) => inScene(of[status], scene)),
  };
}

type Rates = Readonly<Record<HealthStatus, ReturnType<typeof rateOf>>>;

function ratesOf(plan: Plan, path: string, of: ByHealth, words: string | null): Rates {
  return {
    healthy: rateOf(plan, `${path}.healthy`, of.healthy, words),
    preexisting: rateOf(plan, `${path}.preexisting`, of.preexisting, words),
  };
}

function rateOf(plan: Plan, path: string, of: ByHealth[HealthStatus], words: string | null) {
  const choice = compileFigureChoice(plan, path, of, (value) => compileRate(value));
  const { plain, by } = choice;
  if (words === null) return choice;
  return { plain: { ...plain, source: `${plain.source}（${words}）` }, by };
}

function compileRequirement(
  plan: Plan,
  { name, when, source }: NonNullable<Liability['requires']>[number],
): CompiledRequirement {
  return { name, holds: compileWhen(when), source: citation(plan, source), isOfItem: isOfItem(when) };
}

function isOfItem(when: When): boolean {
  return ITEM_CONDITIONS.some((condition) => when[condition] !== undefined);
}

/** The conditions that ratios of a liability depend on. */
export function ratioWhens({ ratio }: Liability): When[] {
  const rates = allOf(ratio).flatMap((each): readonly ByHealth[] => (each.kind === 'by-health' ? [each] : each.bands));
  const inRates = rates.flatMap(({ healthy, preexisting }) => [...whensOf(healthy), ...whensOf(preexisting)]);
  return [...(isChosen(ratio) ? whensOf(ratio) : []), ...inRates];
}

function compilePreexisting(plan: Plan, { id, preexisting }: Liability): CompiledPreexisting | null {
  if (preexisting === undefined) return null;
  const figure = figureCompiler(plan);
  const path = `liabilities.${id}.preexisting`;
  return {
    illnesses: figure(`${path}.illnesses`, preexisting.illnesses, (value) =>
      value === 'any' ? value : new Set(value),
    ),
    before: figure(`${path}.before`, preexisting.before, asIs),
  };
}

function compileItemCaps(plan: Plan, { id, itemCaps }: Liability): CompiledLiability['itemCaps'] {
  if (itemCaps === undefined) return null;
  const figure = figureCompiler(plan);
  const path = `liabilities.${id}.itemCaps`;
  return {
    ...(itemCaps.drug === undefined ? {} : { drug: figure(`${path}.drug`, itemCaps.drug, capOf) }),
    ...(itemCaps.implant === undefined ? {} : { implant: figure(`${path}.implant`, itemCaps.implant, capOf) }),
  };
}

function compileSharedCaps(plan: Plan, liability: string): CompiledSharedCap[] {
  const figure = figureCompiler(plan);
  return (plan.sharedCaps ?? [])
    .filter(({ liabilities }) => liabilities.includes(liability))
    .map(({ id, name, liabilities, amount }) => ({
      name,
      amount: figure(`sharedCaps.${id}.amount`, amount, parseYuan),
      keys: liabilities.flatMap(keysOf),
    }));
}

function keysOf(liability: string): string[] {
  return HEALTH_STATUSES.map((status) => bucketKey(liability, status));
}
