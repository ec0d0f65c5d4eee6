/** May a liability pay for this visit at all (shapes 9, 10, 46, 51–53, 58, 59)? */
import { holds, isOfItem, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import type { Outside } from './cover.ts';
import type { Liability, PlanJson, VisitJson, When } from './shapes.ts';

/** Setting first, then what must hold before the liability pays; conditions on items are asked of each item. */
export function entitlement(
  plan: PlanJson,
  visit: VisitJson,
  liability: Liability,
  scene: Scene,
  hasNoCost: boolean,
): Waits | Outside | null {
  const medTypes = known(plan.medTypes);
  if (isWaiting(medTypes)) return medTypes;
  const setting = medTypes[visit.sheet.med_type];
  if (setting === undefined) return { waits: 'med-type' };
  const settings = known(liability.settings);
  if (isWaiting(settings)) return settings;
  if (!settings.includes(setting)) return { outside: 'setting' };
  if (hasNoCost) return null;
  const answers = requirementsOf(liability, 'visit').map((when) => holds(when, scene));
  if (answers.includes(false)) return { outside: 'not-entitled' };
  return answers.includes(null) ? { waits: 'fact' } : null;
}

/** What must hold before it pays: of the visit as a whole, or of each item. */
export function requirementsOf({ requires = [] }: Liability, of: 'visit' | 'item'): When[] {
  const whens = requires.map(({ when }) => when);
  return whens.filter((when) => isOfItem(when) === (of === 'item'));
}
