/** What the selling rules answer when they cannot answer: the fact or the figure that is missing, by name; and how they show their steps. */
import { isSet, type Figure, type Source } from '../plan/figure.ts';
import type { Plan } from '../plan/schema.ts';
import { sellingFigureName } from '../plan/selling-names.ts';
import { citation } from '../plan/walk.ts';

/** A step a citizen can read: what was asked, of which facts, with what result, and where it is written. */
export type SellingStep = {
  readonly rule: string;
  readonly inputs: readonly (readonly [name: string, value: string])[];
  readonly result: string;
  readonly source: string;
};

/** A fact the rule needs is not known; `fact` is its key in the facts. */
export type Missing = { readonly kind: 'missing'; readonly fact: string; readonly sentence: string };

/** A figure the facts touch is unset in the plan (counter rule 28). */
export type Unset = { readonly kind: 'unset'; readonly name: string; readonly sentence: string };

export type Unanswered = Missing | Unset;

export type Known<T> = { readonly kind: 'known'; readonly value: T; readonly source: string };

/** The part of a plan that the selling rules need to name and cite their figures. */
export type Citing = Pick<Plan, 'documents' | 'selling'>;

/** A figure below `selling` with its citation, or the answer that it is unset. `path` is written without `selling.`. */
export function sellingFigure<T>(plan: Citing, path: string, figure: Figure<T>): Known<T> | Unset {
  return namedFigure(plan, sellingFigureName(plan.selling, path) ?? path, figure);
}

/** Any figure of the plan by its Chinese name. */
export function namedFigure<T>(plan: Citing, name: string, figure: Figure<T>): Known<T> | Unset {
  if (isSet(figure)) return { kind: 'known', value: figure.value, source: citation(plan, figure.source) };
  return unset(name);
}

export function unset(name: string): Unset {
  return { kind: 'unset', name, sentence: `产品方案尚未确定“${name}”，请联系承保公司。` };
}

/** `how` says where the fact is found. */
export function missing(fact: string, name: string, how: string): Missing {
  return { kind: 'missing', fact, sentence: `缺“${name}”，无法计算。${how}` };
}

export function isUnanswered<T extends { kind: string }>(answer: T | Unanswered): answer is Unanswered {
  return answer.kind === 'missing' || answer.kind === 'unset';
}

/** The citation of a figure, set or not. */
export function sourceOf(plan: Citing, { source }: { source: Source }): string {
  return citation(plan, source);
}
