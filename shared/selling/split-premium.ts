/** Who pays which part of a premium: subsidies in the plan's order, each of what is left; the insured pays the remainder (shape 62, counter rule 13). */
import { formatRate, formatYuan, isPositive, minFen, minus, parseYuan, sumFen, timesRate, type Fen } from '../money.ts';
import type { Plan } from '../plan/schema.ts';
import type { Subsidy } from '../plan/selling.ts';
import { isUnanswered, sellingFigure, type SellingStep, type Unanswered } from './answer.ts';
import { allHold, type PremiumFacts } from './conditions.ts';
import type { PremiumPart } from './premium-of.ts';

export type PremiumSplit = {
  readonly kind: 'split';
  readonly parts: readonly PremiumPart[];
  readonly steps: readonly SellingStep[];
};

/** Σ parts = premium; sponsors that pay nothing are left out, the insured always stands last. */
export function splitPremium(plan: Plan, facts: PremiumFacts, premium: Fen): PremiumSplit | Unanswered {
  const entries = entriesThatHold(plan, facts);
  if (!Array.isArray(entries)) return entries;
  const parts: PremiumPart[] = [];
  const steps: SellingStep[] = [];
  let left = premium;
  for (const subsidy of entries) {
    const paid = paidBy(plan, subsidy, premium, left);
    if (isUnanswered(paid)) return paid;
    const name = facts.sponsors?.find(({ kind }) => kind === subsidy.sponsor)?.name ?? subsidy.name;
    left = minus(left, paid.amount);
    steps.push({ ...paid.step, inputs: [['付款方', name], ...paid.step.inputs] });
    if (isPositive(paid.amount)) parts.push({ payer: subsidy.sponsor, name, amount: paid.amount });
  }
  parts.push({ payer: 'insured', name: '个人', amount: left });
  return { kind: 'split', parts, steps: [...steps, ...remainderStep(parts, premium)] };
}

function entriesThatHold(plan: Plan, facts: PremiumFacts): Subsidy[] | Unanswered {
  const subsidies = plan.selling?.subsidies;
  if (subsidies === undefined) return [];
  const found: Subsidy[] = [];
  for (const subsidy of subsidies.entries) {
    const when = sellingFigure(plan, `subsidies.entries.${subsidy.id}.when`, subsidy.when);
    if (when.kind === 'unset') return when;
    const verdict = allHold(when.value, facts);
    if (typeof verdict !== 'boolean') return verdict;
    if (verdict) found.push(subsidy);
  }
  if (found.length < 2) return found;
  const stacking = sellingFigure(plan, 'subsidies.stacking', subsidies.stacking);
  if (stacking.kind === 'unset') return stacking;
  return stacking.value === 'first' ? found.slice(0, 1) : found;
}

type Paid = { readonly kind: 'paid'; readonly amount: Fen; readonly step: SellingStep };

function paidBy(plan: Plan, { id, pays }: Subsidy, premium: Fen, left: Fen): Paid | Unanswered {
  const path = `subsidies.entries.${id}.pays`;
  const paid = (amount: Fen, input: readonly [string, string], source: string): Paid => {
    const capped = minFen(amount, left);
    return { kind: 'paid', amount: capped, step: { rule: '资助参保', inputs: [input], result: yuan(capped), source } };
  };
  switch (pays.kind) {
    case 'amount': {
      const known = sellingFigure(plan, `${path}.amount`, pays.amount);
      if (known.kind === 'unset') return known;
      const amount = parseYuan(known.value);
      return paid(amount, ['定额', yuan(amount)], known.source);
    }
    case 'share': {
      const known = sellingFigure(plan, `${path}.share`, pays.share);
      if (known.kind === 'unset') return known;
      return paid(timesRate(premium, known.value), ['保费的比例', formatRate(known.value)], known.source);
    }
    case 'rest': {
      const known = sellingFigure(plan, `${path}.stated`, pays.stated);
      return known.kind === 'unset' ? known : paid(left, ['其余部分', yuan(left)], known.source);
    }
  }
}

function remainderStep(parts: readonly PremiumPart[], premium: Fen): SellingStep[] {
  const own = parts.at(-1);
  if (own === undefined || parts.length === 1) return [];
  const others = sumFen(parts.slice(0, -1).map(({ amount }) => amount));
  const inputs = [['保费', yuan(premium)] as const, ['他人支付', yuan(others)] as const];
  return [{ rule: '个人应缴', inputs, result: yuan(own.amount), source: '保费减去各付款方支付的部分' }];
}

function yuan(amount: Fen): string {
  return `${formatYuan(amount)} 元`;
}
