/** The line of the year and what of it is left (counter rule 22, shapes 14–22, 25). */
import { chosen, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { atLeastNothing, fenOfYuan, least, total } from './fraction.ts';
import type { Piece } from './left.ts';
import type { PayingIn } from './paying.ts';
import type { Liability, Line } from './shapes.ts';

export type LineLeft = {
  readonly id: string;
  readonly left: bigint;
  readonly credit: bigint;
  readonly amount: bigint;
  /** Other insurance that still may count toward a line: then nothing is known to stay under it. */
  readonly mayCredit: boolean;
};

/** What of the year's line is left for this liability; other insurance may count toward it (shape 25). */
export function lineOf(desk: PayingIn, liability: Liability, scene: Scene, hasCost: boolean): LineLeft | Waits {
  const { plan, visit } = desk;
  const arrangement = known(plan.lineArrangement);
  if (isWaiting(arrangement)) return arrangement;
  const named = plan.deductibles.find(({ id }) => id === liability.deductible);
  const line = arrangement === 'one-for-all' ? plan.deductibles[0] : named;
  if (line === undefined) return { waits: 'line' };
  const amount = amountOfLine(desk, line, scene);
  if (isWaiting(amount)) return amount;
  const family = usedByFamily(desk, line);
  if (isWaiting(family)) return family;
  const same = [...desk.year, ...desk.visitSoFar].filter((paid) => paid.line === line.id);
  const used = family + total(same.map((paid) => paid.lineUsed + paid.lineCredit));
  const left = atLeastNothing(amount - used);
  const mayCredit = plan.otherInsurance !== undefined && known(plan.otherInsurance) === 'toward-line';
  const credited = total(desk.visitSoFar.map((paid) => paid.lineCredit));
  const open = mayCredit ? atLeastNothing(BigInt(visit.otherInsurance) - credited) : 0n;
  const credit = hasCost ? least(left, open) : 0n;
  return {
    id: line.id,
    left: left - credit,
    credit,
    amount,
    mayCredit: open !== 0n,
  };
}

/** The year's line: last year's own moved by a step where it follows the person (shape 22). */
function amountOfLine({ facts: { member = {} } }: PayingIn, line: Line, scene: Scene): bigint | Waits {
  const plain = chosen(line.amount, scene);
  const { carried } = line;
  const isNew =
    carried === undefined ? true : member.consecutiveYears === undefined ? null : member.consecutiveYears === 1;
  if (isNew === null) return { waits: 'consecutiveYears' };
  if (carried === undefined || isNew) return isWaiting(plain) ? plain : fenOfYuan(plain);
  const last = member.lastYearLines?.[line.id];
  if (last === undefined) return { waits: 'lastYearLines' };
  if (member.claimFreeYears === undefined) return { waits: 'claimFreeYears' };
  const hasClaimed = member.claimFreeYears === 0;
  const step = known(hasClaimed ? carried.afterClaim : carried.withoutClaim);
  const floor = known(carried.floor);
  const ceiling = known(carried.ceiling);
  if (carried.familyOrder !== undefined && member.familyOrder === undefined) return { waits: 'familyOrder' };
  const family = carried.familyOrder !== undefined && member.familyOrder === true ? known(carried.familyOrder) : '0.00';
  if (isWaiting(step)) return step;
  if (isWaiting(family)) return family;
  if (isWaiting(floor)) return floor;
  if (isWaiting(ceiling)) return ceiling;
  const moved = BigInt(last) + (hasClaimed ? fenOfYuan(step) : -fenOfYuan(step)) - fenOfYuan(family);
  const raised = moved < fenOfYuan(floor) ? fenOfYuan(floor) : moved;
  return least(raised, fenOfYuan(ceiling));
}

function usedByFamily({ facts: { member = {} } }: PayingIn, { id, owner }: Line): bigint | Waits {
  if (owner === 'person') return 0n;
  const used = member.familyLineUsed?.[id];
  return used === undefined ? { waits: 'familyLineUsed' } : BigInt(used);
}

/** The line is eaten by the pieces in their order. */
export function overLine(pieces: readonly Piece[], line: bigint): Piece[] {
  return pieces.map((piece, at) => {
    const before = total(pieces.slice(0, at).map(({ amount }) => amount));
    return { ...piece, amount: piece.amount - least(piece.amount, atLeastNothing(line - before)) };
  });
}
