/** The drugs of a plan's dated lists, for the lines of listed drugs. */
import { isSet } from '../../../shared/plan/figure.ts';
import type { Plan } from '../../../shared/plan/schema.ts';

export interface PlanDrug {
  /** `list/item`. */
  readonly key: string;
  readonly list: string;
  readonly item: string;
  readonly name: string;
}

/** Every drug once, whichever versions name it; lists that are not set hold none. */
export function drugsOfPlan(plan: Plan): readonly PlanDrug[] {
  const drugs = plan.lists.flatMap((list) =>
    isSet(list.versions)
      ? list.versions.value.flatMap(({ items }) =>
          items.map(({ id, name }) => ({ key: `${list.id}/${id}`, list: list.id, item: id, name })),
        )
      : [],
  );
  return [...new Map(drugs.map((drug) => [drug.key, drug])).values()];
}
