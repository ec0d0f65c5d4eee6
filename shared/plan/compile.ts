/** Turns a plan into what `settle` multiplies: fen, ten-thousandths and looked-up tables, converted once. */
import type { LocalDate } from '../dates.ts';
import { HEALTH_STATUSES, type HealthStatus } from '../health.ts';
import { compileRate, parseYuan, ZERO, type CompiledRate, type Fen, type Rate } from '../money.ts';
import { FUND_FIELDS, SHEET_FIELD_NAMES, type FundField } from '../settlement-sheet.ts';
import { bucketKey } from '../settle/state.ts';
import { isSet, valueOf, type Figure } from './figure.ts';
import type { CareSetting, CountsKind } from './liability.ts';
import type { Plan } from './schema.ts';
import { citation, figureName } from './walk.ts';

/** A value with its citation and its name; `value: null` is unset. */
export type Compiled<T> = { readonly value: T | null; readonly source: string; readonly name: string };

export type CompiledPayer = {
  readonly id: string;
  readonly name: string;
  readonly field: FundField | null;
  readonly scope: 'in' | 'out' | 'both';
  readonly insutypes: readonly string[] | null;
};

/** The ratios of one stretch of the year's cost; a plan without bands has one, above 0. */
export type CompiledBand = {
  readonly above: Compiled<Fen>;
  readonly ratio: Readonly<Record<HealthStatus, Compiled<CompiledRate>>>;
};

/** A cap that several liabilities share, and the buckets of all of them. */
export type CompiledSharedCap = {
  readonly name: string;
  readonly amount: Compiled<Fen>;
  readonly keys: readonly string[];
};

export type CompiledLiability = {
  readonly id: string;
  /** Place in the plan's own order, in which lines are shown. */
  readonly at: number;
  readonly name: string;
  readonly kind: CountsKind;
  readonly list: string | null;
  /** The effect of a 商保目录 on a pooled liability; null for other kinds. */
  readonly catalogue: Compiled<'none'> | null;
  readonly settings: Compiled<ReadonlySet<CareSetting>>;
  readonly line: Compiled<Fen>;
  /** Bucket keys of every liability that eats the same line. */
  readonly lineKeys: readonly string[];
  /** Ascending; at least one. */
  readonly bands: readonly CompiledBand[];
  readonly cap: Compiled<Fen | 'none'>;
  readonly sharedCaps: readonly CompiledSharedCap[];
  readonly key: Readonly<Record<HealthStatus, string>>;
  /** Bucket keys of this liability, all ratio classes. */
  readonly keys: readonly string[];
};

export type CompiledBase = {
  readonly preselfpayShare: Compiled<CompiledRate>;
  readonly overlmtShare: Compiled<CompiledRate>;
  readonly hospPartFrom: Compiled<readonly ('overlmt' | 'fulamt' | 'preselfpay' | 'inscp')[]>;
};

export type ListVersion = { readonly from: LocalDate; readonly to: LocalDate; readonly items: ReadonlySet<string> };

export type CompiledPlan = {
  readonly id: string;
  readonly productName: string;
  readonly cover: Compiled<{ readonly from: LocalDate; readonly to: LocalDate }>;
  readonly yearOf: Compiled<'admission' | 'discharge' | 'settlement' | 'lines'>;
  readonly carryDays: Compiled<number>;
  readonly beforeCover: Compiled<'counts' | 'excluded'>;
  readonly base: CompiledBase | null;
  readonly baseSource: string;
  readonly payers: readonly CompiledPayer[];
  readonly payersSource: string;
  readonly medTypes: Compiled<Readonly<Record<string, CareSetting>>>;
  readonly lists: Readonly<Record<string, Compiled<readonly ListVersion[]>>>;
  /** In the order of claiming (shape 68). */
  readonly liabilities: readonly CompiledLiability[];
  readonly personCap: Compiled<Fen | 'none'>;
  /** `per-settlement` where unset (counter rule 22). */
  readonly rounding: 'per-settlement' | 'cumulative';
  readonly roundingSource: string;
  readonly orderSource: string;
};

/** Compiles a parsed plan. */
export function compilePlan(plan: Plan): CompiledPlan {
  const figure = figureCompiler(plan);
  const liabilities = compileLiabilities(plan);
  return {
    id: plan.id,
    productName: plan.productName,
    cover: figure('cover', plan.cover, asIs),
    yearOf: figure('claims.yearOf', plan.claims.yearOf, asIs),
    carryDays: figure('claims.carryDays', plan.claims.carryDays, asIs),
    beforeCover: figure('claims.beforeCover', plan.claims.beforeCover, asIs),
    base: compileBase(plan),
    baseSource: baseSource(plan),
    payers: compilePayers(plan),
    payersSource: plan.priorPayers[0] === undefined ? '' : citation(plan, plan.priorPayers[0].scope.source),
    medTypes: figure('medTypes', plan.medTypes, asIs),
    lists: compileLists(plan),
    liabilities,
    personCap: figure('personCap', plan.personCap, capOf),
    rounding: valueOf(plan.rounding) ?? 'per-settlement',
    roundingSource: citation(plan, plan.rounding.source),
    orderSource: citation(plan, plan.claimOrder.source),
  };
}

type FigureCompiler = <T, C>(path: string, figure: Figure<T>, convert: (value: T) => C) => Compiled<C>;

function figureCompiler(plan: Plan): FigureCompiler {
  return (path, figure, convert) => ({
    value: isSet(figure) ? convert(figure.value) : null,
    source: citation(plan, figure.source),
    name: figureName(plan, path),
  });
}

function asIs<T>(value: T): T {
  return value;
}

function capOf(value: string): Fen | 'none' {
  return value === 'none' ? 'none' : parseYuan(value);
}

function compileBase(plan: Plan): CompiledBase | null {
  if (plan.base === null) return null;
  const figure = figureCompiler(plan);
  return {
    preselfpayShare: figure('base.preselfpayShare', plan.base.preselfpayShare, compileRate),
    overlmtShare: figure('base.overlmtShare', plan.base.overlmtShare, compileRate),
    hospPartFrom: figure('base.hospPartFrom', plan.base.hospPartFrom, asIs),
  };
}

function baseSource(plan: Plan): string {
  const inScope = plan.liabilities.find(({ counts }) => counts.kind === 'in-scope' || counts.kind === 'pooled');
  return inScope === undefined ? '' : citation(plan, inScope.settings.source);
}

/** A fund the plan does not name, or whose scope is unset, counts on both sides: no payer is ever forgotten. */
function compilePayers(plan: Plan): CompiledPayer[] {
  const named = plan.priorPayers.map((payer) => ({ ...payer, scope: valueOf(payer.scope) ?? 'both' }));
  const others = FUND_FIELDS.filter((field) => !named.some((payer) => payer.field === field)).map((field) => ({
    id: field,
    name: SHEET_FIELD_NAMES[field],
    field,
    scope: 'both' as const,
    insutypes: null,
  }));
  return [...named, ...others];
}

function compileLiabilities(plan: Plan): CompiledLiability[] {
  const order = valueOf(plan.claimOrder) ?? plan.liabilities.map((liability) => liability.id);
  const byOrder = [...plan.liabilities].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return byOrder.map((liability) => compileLiability(plan, liability));
}

function compileLiability(plan: Plan, liability: Plan['liabilities'][number]): CompiledLiability {
  const figure = figureCompiler(plan);
  const path = `liabilities.${liability.id}`;
  const { id, name, counts } = liability;
  return {
    id,
    at: plan.liabilities.indexOf(liability),
    name,
    kind: counts.kind,
    list: counts.kind === 'listed-drugs' ? counts.list : null,
    catalogue: counts.kind === 'pooled' ? figure(`${path}.counts.catalogue`, counts.catalogue, asIs) : null,
    settings: figure(`${path}.settings`, liability.settings, (value) => new Set(value)),
    ...lineOf(plan, liability),
    bands: compileBands(plan, liability),
    cap: figure(`${path}.cap`, liability.cap, capOf),
    sharedCaps: compileSharedCaps(plan, id),
    key: { healthy: bucketKey(id, 'healthy'), preexisting: bucketKey(id, 'preexisting') },
    keys: keysOf(id),
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

function compileBands(plan: Plan, { id, ratio }: Plan['liabilities'][number]): CompiledBand[] {
  const figure = figureCompiler(plan);
  const path = `liabilities.${id}.ratio`;
  const ratios = (at: string, by: Readonly<Record<HealthStatus, Figure<Rate>>>): CompiledBand['ratio'] => ({
    healthy: figure(`${at}.healthy`, by.healthy, (value) => compileRate(value)),
    preexisting: figure(`${at}.preexisting`, by.preexisting, (value) => compileRate(value)),
  });
  if (ratio.kind === 'by-health') {
    return [{ above: { value: ZERO, source: '', name: '' }, ratio: ratios(path, ratio) }];
  }
  return ratio.bands.map((band) => ({
    above: figure(`${path}.bands.${band.id}.above`, band.above, parseYuan),
    ratio: ratios(`${path}.bands.${band.id}`, band),
  }));
}

function lineOf(plan: Plan, liability: Plan['liabilities'][number]): Pick<CompiledLiability, 'line' | 'lineKeys'> {
  const isShared = valueOf(plan.lineArrangement) === 'one-for-all';
  const lineId = isShared ? plan.deductibles[0]?.id : liability.deductible;
  const deductible = plan.deductibles.find((candidate) => candidate.id === lineId);
  const mates = plan.liabilities.filter((other) => isShared || other.deductible === liability.deductible);
  // loadPlan has checked that every deductible a liability names exists.
  const amount: Figure<string> = deductible?.amount ?? { unset: '起付线不存在', source: plan.claimOrder.source };
  const line = figureCompiler(plan)(`deductibles.${lineId ?? ''}.amount`, amount, parseYuan);
  const arrangement = figureCompiler(plan)('lineArrangement', plan.lineArrangement, asIs);
  return {
    line: arrangement.value === null ? { ...arrangement, value: null } : line,
    lineKeys: mates.flatMap((mate) => keysOf(mate.id)),
  };
}

function keysOf(liability: string): string[] {
  return HEALTH_STATUSES.map((status) => bucketKey(liability, status));
}

function compileLists(plan: Plan): Record<string, Compiled<readonly ListVersion[]>> {
  const figure = figureCompiler(plan);
  const entries = plan.lists.map((list): [string, Compiled<readonly ListVersion[]>] => {
    const versions = figure(`lists.${list.id}.versions`, list.versions, (value) =>
      value.map(({ from, to, items }) => ({ from, to, items: new Set(items.map((item) => item.id)) })),
    );
    return [list.id, versions];
  });
  return Object.fromEntries(entries);
}
