/** Mistakes that parse and would settle to a wrong amount without a word: the same twice, an order that starves, a range turned round. */
import { fenOf, isSet, valueOf } from './figure.ts';
import type { Problem } from './load.ts';
import type { Plan } from './schema.ts';

/** One fund is one payer's, a list names an item once, the highest cost is taken first, and an own line has room between its ends. */
export function claimProblems(plan: Plan): Problem[] {
  return [...fundsTwice(plan), ...itemsTwice(plan), ...starved(plan), ...carriedLines(plan)];
}

/** A field of the sheet that two payers of one scheme claim would be taken off twice. */
function fundsTwice({ priorPayers }: Plan): Problem[] {
  return priorPayers.flatMap(({ id, field, insutypes }, at): Problem[] => {
    const other = priorPayers.slice(0, at).find((earlier) => {
      const isShared = insutypes === null || earlier.insutypes === null;
      return earlier.field === field && (isShared || insutypes.some((code) => earlier.insutypes?.includes(code)));
    });
    if (field === null || other === undefined) return [];
    return [[`priorPayers.${id}.field`, `结算单字段“${field}”已是先行赔付方“${other.id}”的，会扣减两次`]];
  });
}

function itemsTwice({ lists }: Plan): Problem[] {
  return lists.flatMap(({ id, versions }): Problem[] => {
    if (!isSet(versions)) return [];
    return versions.value.flatMap(({ from, items }): Problem[] => {
      const ids = items.map((item) => item.id);
      const twice = ids.find((item, at) => ids.indexOf(item) !== at);
      return twice === undefined ? [] : [[`lists.${id}.versions`, `${from} 起的版本中“${twice}”列了两次`]];
    });
  });
}

/** What stands behind a liability that takes all cost in scope of the same care gets none (counter rule 20). */
function starved({ liabilities, claimOrder }: Plan): Problem[] {
  if (!isSet(claimOrder)) return [];
  const ordered = claimOrder.value.flatMap((id) => liabilities.find((liability) => liability.id === id) ?? []);
  return ordered.flatMap((behind, at): Problem[] => {
    if (behind.counts.kind !== 'in-scope-above') return [];
    const first = ordered.slice(0, at).find((liability) => takesAllOf(liability, behind));
    if (first === undefined) return [];
    return [['claimOrder', `“${behind.id}”（超过门槛的部分）须排在“${first.id}”之前，否则没有费用可计`]];
  });
}

type Liability = Plan['liabilities'][number];

/** Whoever is not entitled to the first may be to the second, unless both ask the same. */
function takesAllOf({ counts, settings, requires }: Liability, behind: Liability): boolean {
  const [own, theirs] = [valueOf(settings), valueOf(behind.settings)];
  if (counts.kind !== 'in-scope' || own === null || theirs === null) return false;
  return (
    (requires === undefined || asked(requires) === asked(behind.requires)) && theirs.every((one) => own.includes(one))
  );
}

function asked(requires: Liability['requires']): string {
  return JSON.stringify((requires ?? []).map(({ when }) => when));
}

function carriedLines({ deductibles }: Plan): Problem[] {
  return deductibles.flatMap(({ id, carried }): Problem[] => {
    if (carried === undefined) return [];
    const [floor, ceiling] = [fenOf(carried.floor), fenOf(carried.ceiling)];
    const isTurned = floor !== null && ceiling !== null && floor > ceiling;
    return isTurned ? [[`deductibles.${id}.carried`, '个人起付线的最低（floor）高于最高（ceiling）']] : [];
  });
}
