/** Do the conditions of a plan name what it has, and decide only what they can? */
import { whensOf } from './choice.ts';
import { ratioWhens } from './compile-liability.ts';
import { isSet } from './figure.ts';
import type { Problem } from './load.ts';
import type { Plan } from './schema.ts';
import { ITEM_CONDITIONS, type When } from './when.ts';

/** Conditions name payers, versions and items the plan has, and items decide ratios only: a line or a cap is of the whole liability. */
export function conditions(plan: Plan): Problem[] {
  const payers = new Set(plan.priorPayers.map(({ id }) => id));
  const sold = plan.selling?.versions === undefined ? null : new Set(plan.selling.versions.map(({ id }) => id));
  return whensOfPlan(plan).flatMap(({ path, when, isOfRatio, list }): Problem[] => {
    if (when.paidBy !== undefined && !payers.has(when.paidBy)) return [[path, `先行赔付方“${when.paidBy}”不存在`]];
    const unsold = sold === null ? undefined : when.version?.find((version) => !sold.has(version));
    if (unsold !== undefined) return [[path, `参保版本“${unsold}”不在产品的版本中`]];
    const ofItem = ITEM_CONDITIONS.find((condition) => when[condition] !== undefined);
    if (ofItem === undefined) return [];
    if (!isOfRatio) return [[path, `“${ofItem}”只能决定赔付比例和给付条件`]];
    if (list === null) return [[path, `“${ofItem}”只用于目录责任`]];
    const known = itemsOf(plan, list);
    const unknown = known === null ? undefined : when.item?.find((item) => !known.has(item));
    return unknown === undefined ? [] : [[path, `目录“${list}”中没有“${unknown}”`]];
  });
}

type PlacedWhen = {
  readonly path: string;
  readonly when: When;
  readonly isOfRatio: boolean;
  readonly list: string | null;
};

/** Every condition of a plan's benefit rules, with its place. */
export function whensOfPlan(plan: Plan): PlacedWhen[] {
  const whole = (path: string, whens: readonly When[]): PlacedWhen[] =>
    whens.map((when) => ({ path, when, isOfRatio: false, list: null }));
  const ofLiabilities = plan.liabilities.flatMap((liability): PlacedWhen[] => {
    const path = `liabilities.${liability.id}`;
    const list = liability.counts.kind === 'listed-drugs' ? liability.counts.list : null;
    const ofItems = [...ratioWhens(liability), ...(liability.requires ?? []).map(({ when }) => when)];
    const { counts } = liability;
    return [
      ...ofItems.map((when) => ({ path, when, isOfRatio: true, list })),
      ...whole(`${path}.cap`, whensOf(liability.cap)),
      ...whole(`${path}.factor`, liability.factor === undefined ? [] : whensOf(liability.factor)),
      ...whole(`${path}.counts.threshold`, counts.kind === 'in-scope-above' ? whensOf(counts.threshold) : []),
    ];
  });
  const ofLines = plan.deductibles.flatMap(({ id, amount }) => whole(`deductibles.${id}.amount`, whensOf(amount)));
  return [...ofLiabilities, ...ofLines, ...whole('personCap', whensOf(plan.personCap))];
}

/** Every item of a list, whatever the version; null while the list is unset. */
function itemsOf(plan: Plan, list: string): ReadonlySet<string> | null {
  const versions = plan.lists.find(({ id }) => id === list)?.versions;
  if (versions === undefined || !isSet(versions)) return null;
  return new Set(versions.value.flatMap(({ items }) => items.map(({ id }) => id)));
}
