/** Drugs and items of a dated list: which of them a liability counts (shapes 4, 5, 12, 29, 53, 58, 59, 61). */
import { holds, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { requirementsOf } from './entitled.ts';
import { atLeastNothing, least, total } from './fraction.ts';
import type { Left } from './left.ts';
import type { DrugJson, Liability, PlanJson, VisitJson } from './shapes.ts';

function isOnVersion(plan: PlanJson, list: string, { item, on }: DrugJson): boolean | Waits {
  const found = plan.lists.find(({ id }) => id === list);
  const versions = found === undefined ? { waits: 'list' } : known(found.versions);
  if (isWaiting(versions)) return versions;
  const version = versions.find(({ from, to }) => on >= from && on <= to);
  const isOn = version?.items.some(({ id }) => id === item) ?? false;
  // Of a list that is only partly public nobody knows what else is on it.
  return !isOn && version !== undefined && found?.isPartial === true ? { waits: 'list' } : isOn;
}

/** What of each drug stands on a list and nobody has taken; an unset list could hold anything. */
export function onList(plan: PlanJson, visit: VisitJson, list: string, left: Left): bigint[] | Waits {
  const found = plan.lists.find(({ id }) => id === list);
  if (found !== undefined && isWaiting(known(found.versions))) return { waits: 'list' };
  const amounts = visit.listedDrugs.map((drug, at): bigint | Waits => {
    if (drug.list !== list || left.drugs[at] === 0n) return 0n;
    const isOn = isOnVersion(plan, list, drug);
    return isWaiting(isOn) ? isOn : isOn ? (left.drugs[at] ?? 0n) : 0n;
  });
  const told = amounts.filter((amount) => typeof amount === 'bigint');
  return told.length < amounts.length ? { waits: 'list' } : told;
}

/** What each drug of the list comes to for this liability, as far as nobody has taken it and the side still holds it. */
export function entitledDrugs(
  plan: PlanJson,
  liability: Liability,
  list: string,
  scene: Scene,
  left: Left,
): bigint[] | Waits {
  const asked = requirementsOf(liability, 'item');
  const { listedDrugs } = scene.visit;
  const answers = listedDrugs.map((drug, at): boolean | null | Waits => {
    if (drug.list !== list || left.drugs[at] === 0n) return false;
    const isListed = isOnVersion(plan, list, drug);
    if (isListed !== true) return isListed;
    const entitled = asked.map((when) => holds(when, { ...scene, drug }));
    if (entitled.includes(false)) return false;
    return entitled.includes(null) ? null : true;
  });
  if (answers.some((answer) => answer === null || isWaiting(answer))) return { waits: 'item' };
  const wanted = listedDrugs.map((_, at) => (answers[at] === true ? (left.drugs[at] ?? 0n) : 0n));
  return within(wanted, isWaiting(left.sides) ? total(wanted) : left.sides.outOfScope);
}

/** Amounts cut from the last so that together they stay within what there is. */
export function within(amounts: readonly bigint[], limit: bigint): bigint[] {
  return amounts.map((amount, at) => least(amount, atLeastNothing(limit - total(amounts.slice(0, at)))));
}
