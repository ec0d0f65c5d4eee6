/** Turns a plan into what `settle` multiplies: fen, ten-thousandths and looked-up tables, converted once. */
import { compileRate } from '../money.ts';
import { CARE_AREAS } from '../settle/care.ts';
import { FUND_FIELDS, SHEET_FIELD_NAMES } from '../settlement-sheet.ts';
import { asIs, compileFigureChoice, figureCompiler } from './compile-figure.ts';
import { capOf, compileLiabilities } from './compile-liability.ts';
import type { Compiled, CompiledBase, CompiledPayer, CompiledList, CompiledPlan } from './compiled.ts';
import { valueOf, type Figure } from './figure.ts';
import type { Plan } from './schema.ts';
import { citation, figureName } from './walk.ts';
import { planWords } from './words.ts';

export type * from './compiled.ts';

/** Compiles a parsed plan. */
export function compilePlan(plan: Plan): CompiledPlan {
  const figure = figureCompiler(plan);
  const optional = optionalCompiler(plan);
  const liabilities = compileLiabilities(plan);
  const personCap = compileFigureChoice(plan, 'personCap', plan.personCap, capOf);
  return {
    id: plan.id,
    productName: plan.productName,
    cover: figure('cover', plan.cover, asIs),
    yearOf: figure('claims.yearOf', plan.claims.yearOf, asIs),
    carryDays: figure('claims.carryDays', plan.claims.carryDays, asIs),
    beforeCover: figure('claims.beforeCover', plan.claims.beforeCover, asIs),
    waitingDays: optional('claims.waitingDays', plan.claims.waitingDays),
    suspension: optional('selling.suspension', plan.selling?.suspension),
    lateJoiner: optional('selling.lateJoiner', plan.selling?.lateJoiner),
    base: compileBase(plan),
    baseSource: baseSource(plan),
    payers: compilePayers(plan),
    payersSource: plan.priorPayers[0] === undefined ? '' : citation(plan, plan.priorPayers[0].scope.source),
    otherInsurance: optional('otherInsurance', plan.otherInsurance),
    medTypes: figure('medTypes', plan.medTypes, asIs),
    lists: compileLists(plan),
    liabilities,
    personCap: personCap.plain,
    personCapFor: personCap.by,
    rounding: valueOf(plan.rounding) ?? 'per-settlement',
    roundingSource: citation(plan, plan.rounding.source),
    orderSource: citation(plan, plan.claimOrder.source),
    words: planWords(plan),
  };
}

/** Compiles a figure that a plan need not have. */
function optionalCompiler(plan: Plan): <T>(path: string, of: Figure<T> | undefined) => Compiled<T> | null {
  const figure = figureCompiler(plan);
  return (path, of) => (of === undefined ? null : figure(path, of, asIs));
}

function compileBase(plan: Plan): CompiledBase | null {
  if (plan.base === null) return null;
  const figure = figureCompiler(plan);
  const optional = optionalCompiler(plan);
  return {
    preselfpayShare: figure('base.preselfpayShare', plan.base.preselfpayShare, compileRate),
    overlmtShare: figure('base.overlmtShare', plan.base.overlmtShare, compileRate),
    hospPartFrom: figure('base.hospPartFrom', plan.base.hospPartFrom, asIs),
    preselfpayRest: optional('base.preselfpayRest', plan.base.preselfpayRest),
    overlmtRest: optional('base.overlmtRest', plan.base.overlmtRest),
    parts: (plan.base.parts ?? []).map(({ id, name, from, areas, counts }) => ({
      id,
      name,
      from,
      areas: areas ?? CARE_AREAS,
      counts: figure(`base.parts.${id}.counts`, counts, asIs),
    })),
  };
}

function baseSource(plan: Plan): string {
  const inScope = plan.liabilities.find(({ counts }) => counts.kind.startsWith('in-scope') || counts.kind === 'pooled');
  return inScope === undefined ? '' : citation(plan, inScope.settings.source);
}

/** A fund the plan does not name, or whose scope is unset, counts on both sides: no payer is ever forgotten. */
function compilePayers(plan: Plan): CompiledPayer[] {
  const named = plan.priorPayers.map((payer) => {
    const scope = valueOf(payer.scope);
    const openScope = scope === null ? figureName(plan, `priorPayers.${payer.id}.scope`) : null;
    return { ...payer, scope: scope ?? 'both', openScope };
  });
  const others = FUND_FIELDS.filter((field) => !named.some((payer) => payer.field === field)).map((field) => ({
    id: field,
    name: SHEET_FIELD_NAMES[field],
    field,
    scope: 'both' as const,
    openScope: null,
    insutypes: null,
  }));
  return [...named, ...others];
}

function compileLists(plan: Plan): Record<string, CompiledList> {
  const figure = figureCompiler(plan);
  const entries = plan.lists.map((list): [string, CompiledList] => {
    const versions = figure(`lists.${list.id}.versions`, list.versions, (value) =>
      value.map(({ from, to, items }) => ({ from, to, items: new Set(items.map((item) => item.id)) })),
    );
    return [list.id, { ...versions, isPartial: list.isPartial === true }];
  });
  return Object.fromEntries(entries);
}
