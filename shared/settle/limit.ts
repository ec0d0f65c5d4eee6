/** What a step makes due, and how caps, the cost borne and payments made elsewhere limit it (counter rules 20–22, 24). */
import {
  atLeastZero,
  minFen,
  minus,
  negate,
  plus,
  plusExact,
  roundExact,
  sumFen,
  toExact,
  ZERO,
  type ExactFen,
  type Fen,
} from '../money.ts';
import type { CompiledLiability } from '../plan/compile.ts';
import type { Desk, Figures } from './pay.ts';
import { netPaid } from './state.ts';
import { BORNE_SOURCE, ELSEWHERE_SOURCE, HISTORY_SOURCE } from './result.ts';

type Position = { readonly due: Fen; readonly paidBefore: Fen };

/**
 * What this step makes due (negative: less than was paid). `per-settlement` rounds this part; `cumulative` rounds the
 * year and pays the difference; a reversal always compares the year's position with what was paid (counter rules 21, 22).
 */
export function positionOf(desk: Desk, liability: CompiledLiability, earned: ExactFen, cap: Fen | 'none'): Position {
  let before = toExact(ZERO);
  let paidBefore = ZERO;
  for (const key of liability.keys) {
    const bucket = desk.buckets[key];
    if (bucket === undefined) continue;
    before = plusExact(before, bucket.earned);
    paidBefore = plus(paidBefore, netPaid(bucket));
  }
  if (desk.sign === 1 && desk.plan.rounding === 'per-settlement') return { due: roundExact(earned), paidBefore };
  const year = atLeastZero(roundExact(plusExact(before, earned)));
  const entitled = desk.sign === -1 && cap !== 'none' ? minFen(year, cap) : year;
  desk.steps.push({
    rule: 'cumulative',
    name: liability.name,
    inputs: [
      ['yearEntitled', entitled],
      ['paidBefore', paidBefore],
    ],
    result: minus(entitled, paidBefore),
    source: desk.plan.roundingSource,
  });
  return { due: minus(entitled, paidBefore), paidBefore };
}

type Limited = { readonly payable: Fen; readonly capCut: Fen; readonly borneCut: Fen; readonly recover: Fen };

/** Cuts what is due, in order: liability cap, person cap, cost borne, payments elsewhere. `elsewhere` is upright. */
export function limit(
  desk: Desk,
  liability: CompiledLiability,
  position: Position,
  figures: Figures,
  elsewhere: Fen,
): Limited {
  const due = atLeastZero(position.due);
  const capped = cut(desk, liability, 'cap', due, figures.cap, position.paidBefore);
  const personal = cut(desk, liability, 'person-cap', capped, figures.personCap, paidByPerson(desk, figures.personCap));
  const within = desk.sign === 1 ? minFen(personal, desk.borneLeft) : ZERO;
  if (within < personal && desk.sign === 1) {
    const inputs: [string, number][] = [
      ['due', personal],
      ['borneLeft', desk.borneLeft],
    ];
    desk.steps.push({ rule: 'borne', name: liability.name, inputs, result: within, source: BORNE_SOURCE });
  }
  const payable = atLeastZero(minus(within, elsewhere));
  const owed = atLeastZero(negate(position.due));
  const recover =
    desk.sign === 1 ? plus(atLeastZero(minus(elsewhere, within)), owed) : returned(desk, liability, owed, elsewhere);
  if (desk.sign === 1) pushElsewhere(desk, liability, within, elsewhere, payable);
  pushRecover(desk, liability, recover);
  desk.borneLeft = atLeastZero(minus(desk.borneLeft, within));
  return { payable, capCut: minus(due, personal), borneCut: desk.sign === 1 ? minus(personal, within) : ZERO, recover };
}

/** On a reversal the hospital took its direct payment back already; only the rest is to be recovered (counter rule 24). */
function returned(desk: Desk, liability: CompiledLiability, owed: Fen, elsewhere: Fen): Fen {
  const rest = atLeastZero(minus(owed, elsewhere));
  if (elsewhere === 0) return rest;
  const inputs: [string, number][] = [
    ['owed', owed],
    ['returned', elsewhere],
  ];
  desk.steps.push({ rule: 'returned', name: liability.name, inputs, result: rest, source: ELSEWHERE_SOURCE });
  return rest;
}

function cut(
  desk: Desk,
  liability: CompiledLiability,
  rule: 'cap' | 'person-cap',
  due: Fen,
  cap: Fen | 'none',
  paidBefore: Fen,
): Fen {
  if (cap === 'none') return due;
  const kept = minFen(due, atLeastZero(minus(cap, atLeastZero(paidBefore))));
  if (kept === due) return due;
  desk.steps.push({
    rule,
    name: liability.name,
    inputs: [
      ['due', due],
      ['cap', cap],
      ['paidBefore', paidBefore],
    ],
    result: kept,
    source: rule === 'cap' ? liability.cap.source : desk.plan.personCap.source,
  });
  return kept;
}

function paidByPerson(desk: Desk, personCap: Fen | 'none'): Fen {
  if (personCap === 'none') return ZERO;
  return sumFen(Object.values(desk.buckets).map(netPaid));
}

function pushElsewhere(desk: Desk, liability: CompiledLiability, due: Fen, elsewhere: Fen, payable: Fen): void {
  if (elsewhere === 0) return;
  const inputs: [string, number][] = [
    ['due', due],
    ['paidElsewhere', elsewhere],
  ];
  desk.steps.push({ rule: 'paid-elsewhere', name: liability.name, inputs, result: payable, source: ELSEWHERE_SOURCE });
}

function pushRecover(desk: Desk, liability: CompiledLiability, recover: Fen): void {
  if (recover === 0) return;
  desk.steps.push({ rule: 'recover', name: liability.name, inputs: [], result: recover, source: HISTORY_SOURCE });
}
