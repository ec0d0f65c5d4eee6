/** What a liability counts of a bill: whole, or item by item where items have ratios or caps of their own. */
import { minFen, minus, sumFen, timesRate, uprightFen, ZERO, type CompiledRate, type Fen } from '../money.ts';
import type { CompiledLiability } from '../plan/compiled.ts';
import type { BillItem } from './care.ts';
import { HISTORY_SOURCE, type SettlementStep } from './result.ts';
import { factorKey } from './state.ts';
import type { ListedDrug, Visit } from './visit.ts';
import { countInYear, roundedOver, type YearSums } from './year-sums.ts';

/** A part of a base, upright. `item` is null for cost that is no single item. */
export type BasePart = {
  readonly amount: Fen;
  readonly item: string | null;
  readonly name: string | null;
  readonly kind: BillItem['kind'] | null;
  readonly drug: ListedDrug | null;
};

export type Base = readonly BasePart[];

/** A base without items. */
export function wholeBase(amount: Fen): Base {
  return amount === 0 ? [] : [{ amount, item: null, name: null, kind: null, drug: null }];
}

/** Σ of the parts. */
export function baseSum(base: Base): Fen {
  return sumFen(base.map(({ amount }) => amount));
}

/** A listed drug of the visit and what of it is left to count, upright. */
export type DrugPart = { readonly drug: ListedDrug; readonly at: number; readonly amount: Fen };

/** A base of listed drugs, never more than `most`: apart where they have ratios or caps of their own or one is struck, else in one. */
export function drugBase(liability: CompiledLiability, visit: Visit, drugs: readonly DrugPart[], most: Fen): Base {
  if (!isApart(liability) && !strikesItem(liability, visit)) return wholeBase(most);
  let left = most;
  return drugs.flatMap(({ drug, amount: whole }): BasePart[] => {
    const amount = minFen(left, whole);
    left = minus(left, amount);
    const part: BasePart = { amount, item: drug.item, name: drug.name, kind: 'drug', drug };
    return amount === 0 ? [] : [part];
  });
}

/** Whether items keep ratios or caps of their own. */
function isApart({ isByItem, itemCaps }: CompiledLiability): boolean {
  return isByItem || itemCaps !== null;
}

function strikesItem({ id }: CompiledLiability, { struck }: Visit): boolean {
  return struck.some(({ liability, item }) => liability === id && item !== undefined);
}

/** Items that were told apart only to be struck are one cost again. */
export function together(liability: CompiledLiability, base: Base): Base {
  return isApart(liability) || base.every(({ kind }) => kind === null) ? base : wholeBase(baseSum(base));
}

/** A base of which single items have caps or are struck: those the visit states, and the rest. */
export function itemBase(liability: CompiledLiability, visit: Visit, sum: Fen, sign: 1 | -1): Base {
  const isTold = liability.itemCaps !== null || strikesItem(liability, visit);
  const items = isTold ? visit.care?.items : undefined;
  if (items === undefined) return wholeBase(sum);
  let left = sum;
  const parts = items.flatMap(({ kind, item, name, amount: stated }): BasePart[] => {
    const amount = minFen(left, uprightFen(stated, sign));
    left = minus(left, amount);
    return amount === 0 ? [] : [{ amount, item, name, kind, drug: null }];
  });
  return [...parts, ...wholeBase(left)];
}

/** Struck amounts never return: the base is what the reviewer allowed (counter rule 21). */
export function strike(
  liability: CompiledLiability,
  visit: Visit,
  base: Base,
  sign: 1 | -1,
  steps: SettlementStep[],
): Base {
  if (visit.struck.length === 0) return base;
  const struck = visit.struck.filter((entry) => entry.liability === liability.id);
  const before = baseSum(base);
  let parts = base;
  for (const entry of struck) parts = struckFrom(parts, entry.item ?? null, uprightFen(entry.amount, sign));
  const allowed = baseSum(parts);
  if (allowed === before) return base;
  const inputs: [string, number | string][] = [
    ['base', before],
    ...struck.map(({ reason, amount }): [string, number] => [reason, amount]),
  ];
  steps.push({ rule: 'struck', name: liability.name, inputs, result: allowed, source: HISTORY_SOURCE });
  return parts;
}

/** Takes an amount off one item, or off the end where it names none. */
function struckFrom(parts: Base, item: string | null, amount: Fen): Base {
  let left = amount;
  return parts
    .toReversed()
    .map((part) => {
      const taken = item === null || part.item === item ? minFen(left, part.amount) : ZERO;
      left = minus(left, taken);
      return { ...part, amount: minus(part.amount, taken) };
    })
    .toReversed()
    .filter(({ amount: kept }) => kept !== 0);
}

/** The cost multiplied before the line (shape 13): half out of the city, what is left after 70 % were knocked out. Items each have a step. */
export function multiplied(
  { id, name, factor }: CompiledLiability,
  base: Base,
  by: CompiledRate,
  sums: YearSums,
  steps: SettlementStep[],
): Base {
  return base.map((part) => {
    const counted = countInYear(sums, factorKey(id, part.item ?? undefined), part.amount, by);
    const inputs: [string, string | number][] = [
      ...(part.name === null ? [] : [['drug', part.name] as [string, string]]),
      ['base', part.amount],
      ['factor', by],
      ...roundedOver(counted, timesRate(part.amount, by)),
    ];
    steps.push({ rule: 'factor', name, inputs, result: counted.amount, source: factor?.source ?? '' });
    return { ...part, amount: counted.amount };
  });
}
