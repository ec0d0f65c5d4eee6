/** Caps of single drugs and implants (shapes 40, 41): what one item earns in the year, exact, before the liability's own caps. */
import type { HealthStatus } from '../health.ts';
import { HEALTH_STATUSES } from '../health.ts';
import {
  atLeastZeroExact,
  minusExact,
  plus,
  plusExact,
  roundExact,
  toExact,
  ZERO,
  type ExactFen,
  type Fen,
} from '../money.ts';
import type { CompiledLiability } from '../plan/compiled.ts';
import type { BasePart } from './base.ts';
import type { OverLine } from './over-line.ts';
import type { Desk } from './pay.ts';
import type { Scene } from './scene.ts';
import { bucketKey, emptyBucket } from './state.ts';

type Capping = {
  readonly desk: Desk;
  readonly liability: CompiledLiability;
  readonly scene: Scene;
  readonly part: BasePart;
  readonly line: OverLine;
};

/**
 * What an item's cap leaves of what it earned: the year's capped entitlement with this part less that without it, so that a
 * reversal gives back only what the cap had let through. The item's own bucket keeps what it earned before the cap. An unset cap
 * is reported and does not cut.
 */
export function capItem({ desk, liability, scene, part, line }: Capping, earned: ExactFen): ExactFen {
  const cap = part.kind === null ? undefined : liability.itemCaps?.[part.kind];
  if (cap === undefined || part.item === null || cap.value === 'none') return earned;
  if (cap.value === null) {
    desk.openCaps.add(cap.name);
    return earned;
  }
  const most = toExact(cap.value);
  const before = earnedBefore(desk, liability.id, part.item);
  const after = atLeastZeroExact(plusExact(before, earned));
  const had = minExact(before, most);
  const kept = minusExact(minExact(after, most), had);
  if (kept !== earned) {
    const inputs: [string, number | string][] = [
      ['drug', part.name ?? part.item],
      ['due', roundExact(earned)],
      ['cap', cap.value],
      ['paidBefore', roundExact(had)],
    ];
    desk.steps.push({ rule: 'item-cap', name: liability.name, inputs, result: roundExact(kept), source: cap.source });
  }
  bookItem(desk, bucketKey(liability.id, scene.health, part.item), line, earned);
  return kept;
}

function earnedBefore({ buckets }: Desk, liability: string, item: string): ExactFen {
  const held = HEALTH_STATUSES.flatMap((status: HealthStatus) => buckets[bucketKey(liability, status, item)] ?? []);
  return held.reduce((sum, { earned }) => plusExact(sum, earned), toExact(ZERO));
}

function bookItem(desk: Desk, key: string, { base, lineUsed }: OverLine, earned: ExactFen): void {
  const before = desk.buckets[key] ?? emptyBucket();
  const counted: Fen = plus(before.counted, base);
  desk.buckets[key] = {
    ...before,
    counted,
    lineUsed: plus(before.lineUsed, lineUsed),
    earned: atLeastZeroExact(plusExact(before.earned, earned)),
  };
}

function minExact(one: ExactFen, other: ExactFen): ExactFen {
  return one < other ? one : other;
}
