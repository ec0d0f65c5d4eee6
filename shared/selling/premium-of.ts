/** What one insured's premium is and who pays which part of it: version, the first variant that holds, then subsidies (shapes 60, 62). */
import { formatYuan, minFen, minus, parseYuan, type Fen } from '../money.ts';
import type { Figure } from '../plan/figure.ts';
import type { Plan } from '../plan/schema.ts';
import type { PremiumVariant, SponsorKind } from '../plan/selling.ts';
import {
  isUnanswered,
  namedFigure,
  sellingFigure,
  sourceOf,
  type SellingStep,
  type Unanswered,
  type Unset,
} from './answer.ts';
import { allHold, type PremiumFacts } from './conditions.ts';
import { splitPremium } from './split-premium.ts';
import { versionProblem } from './version-problem.ts';

export type PremiumPart = {
  readonly payer: SponsorKind | 'insured';
  readonly name: string;
  readonly amount: Fen;
};

export type Premium = {
  readonly kind: 'premium';
  readonly amount: Fen;
  /** Sponsors in the order of the plan, the insured last with what is left; the sum is `amount`. */
  readonly parts: readonly PremiumPart[];
  /** The variant that gave the price, null for the standard premium. */
  readonly variant: string | null;
  readonly steps: readonly SellingStep[];
};

/** An unknown fact that a variant or subsidy needs is named: the standard premium is never taken in silence. Throws `version-missing`, `version-unknown`. */
export function premiumOf(plan: Plan, facts: PremiumFacts): Premium | Unanswered {
  const base = basePremium(plan, facts.version);
  if (base.kind === 'unset') return base;
  const priced = priceOf(plan, facts, base);
  if (isUnanswered(priced)) return priced;
  const split = splitPremium(plan, facts, priced.amount);
  if (isUnanswered(split)) return split;
  const steps = [...base.steps, ...priced.steps, ...split.steps];
  return { kind: 'premium', amount: priced.amount, parts: split.parts, variant: priced.variant, steps };
}

type Priced = { readonly kind: 'priced'; readonly amount: Fen; readonly steps: readonly SellingStep[] };

function basePremium(plan: Plan, version: string | null): Priced | Unset {
  const problem = versionProblem(plan, version, []);
  if (problem !== null) throw problem;
  const chosen = plan.selling?.versions?.find(({ id }) => id === version);
  const name = chosen === undefined ? '保费' : `${chosen.name}：保费`;
  const figure: Figure<string> = chosen?.premium ?? plan.premium.amount;
  const known = namedFigure(plan, name, figure);
  if (known.kind === 'unset') return known;
  const amount = parseYuan(known.value);
  const inputs = chosen === undefined ? [] : [['版本', chosen.name] as const];
  const step = { rule: '标准保费', inputs, result: `${formatYuan(amount)} 元`, source: known.source };
  return { kind: 'priced', amount, steps: [step] };
}

/** The first variant whose conditions hold; one that hangs on an unknown fact stops, because those after it may not be asked. */
function priceOf(
  plan: Plan,
  facts: PremiumFacts,
  base: Priced,
): (Priced & { readonly variant: string | null }) | Unanswered {
  for (const variant of plan.selling?.variants ?? []) {
    const when = sellingFigure(plan, `variants.${variant.id}.when`, variant.when);
    if (when.kind === 'unset') return when;
    const verdict = allHold(when.value, facts);
    if (typeof verdict !== 'boolean') return verdict;
    if (verdict) return priceBy(plan, variant, base.amount);
  }
  return { kind: 'priced', amount: base.amount, variant: null, steps: [] };
}

function priceBy(
  plan: Plan,
  { id, name, when, price }: PremiumVariant,
  base: Fen,
): (Priced & { readonly variant: string }) | Unanswered {
  const path = `variants.${id}.price.${price.kind}`;
  const known = sellingFigure(plan, path, price.kind === 'amount' ? price.amount : price.less);
  if (known.kind === 'unset') return known;
  const figure = parseYuan(known.value);
  const amount = price.kind === 'amount' ? figure : minus(base, minFen(figure, base));
  const inputs = [
    ['适用', name],
    ['条件依据', sourceOf(plan, when)],
    [price.kind === 'amount' ? '保费' : '每人减收', `${formatYuan(figure)} 元`],
  ] as const;
  const step = { rule: '保费优惠', inputs, result: `${formatYuan(amount)} 元`, source: known.source };
  return { kind: 'priced', amount, variant: id, steps: [step] };
}
