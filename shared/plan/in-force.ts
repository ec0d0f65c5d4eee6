/** Two plans in force: of one product in one region no day may have two, or nobody knows which one pays. */
import { valueOf } from './figure.ts';
import type { Plan } from './schema.ts';

export interface Overlap {
  readonly first: string;
  readonly second: string;
  /** Days on which both hold, both ends included. */
  readonly from: string;
  readonly to: string;
}

/** Every pair of plans of one product and region whose cover overlaps; a plan whose cover is unset is in force nowhere. */
export function overlaps(plans: readonly Plan[]): Overlap[] {
  return plans.flatMap((first, at) => plans.slice(at + 1).flatMap((second) => overlapOf(first, second)));
}

function overlapOf(first: Plan, second: Plan): Overlap[] {
  const isSame = first.region.admdvs === second.region.admdvs && first.productName === second.productName;
  const [one, other] = [valueOf(first.cover), valueOf(second.cover)];
  if (!isSame || one === null || other === null) return [];
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from > to ? [] : [{ first: first.id, second: second.id, from, to }];
}
