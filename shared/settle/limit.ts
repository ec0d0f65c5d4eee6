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
import type { CompiledLiability } from '../plan/compiled.ts';
import type { Figures } from './figures.ts';
import type { Desk } from './pay.ts';
import { netPaid, paidInYear } from './state.ts';
import { BORNE_SOURCE, ELSEWHERE_SOURCE, HISTORY_SOURCE } from './result.ts';

type Position = { readonly due: Fen; readonly paidBefore: Fen };

/** What a liability had earned and been paid before this step. */
export type YearSoFar = { readonly earned: ExactFen; readonly paid: Fen };

/** Sums the liability's buckets, all ratio classes. */
export function yearSoFar(desk: Pick<Desk, 'buckets'>, { keys }: CompiledLiability): YearSoFar {
  let earned = toExact(ZERO);
  let paid = ZERO;
  for (const key of keys) {
    const bucket = desk.buckets[key];
    if (bucket === undefined) continue;
    earned = plusExact(earned, bucket.earned);
    paid = plus(paid, netPaid(bucket));
  }
  return { earned, paid };
}

/**
 * What this step makes due (negative: less than was paid). `per-settlement` rounds this part; `cumulative` rounds the
 * year and pays the difference; a reversal always compares the year's position with what was paid (counter rules 21, 22).
 */
export function positionOf(
  desk: Desk,
  liability: CompiledLiability,
  before: YearSoFar,
  earned: ExactFen,
  cap: Fen | 'none',
): Position {
  const paidBefore = before.paid;
  if (desk.sign === 1 && desk.plan.rounding === 'per-settlement') return { due: roundExact(earned), paidBefore };
  const year = atLeastZero(roundExact(plusExact(before.earned, earned)));
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

/** Cuts what is due, in order: liability cap, shared caps, person cap, cost borne, payments elsewhere. `elsewhere` is upright. */
export function limit(
  desk: Desk,
  liability: CompiledLiability,
  position: Position,
  figures: Figures,
  elsewhere: Fen,
): Limited {
  const due = atLeastZero(position.due);
  const personal = due === 0 ? due : capped(desk, liability, due, capsOf(desk, figures, position.paidBefore));
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

/** A cap in force, and what was paid under it this year. */
type Cap = {
  readonly rule: 'cap' | 'shared-cap' | 'person-cap';
  readonly name: string | null;
  readonly amount: Fen;
  readonly paidBefore: Fen;
  readonly source: string;
};

/** The liability's own cap, those it shares, and the person's, in this order. */
function capsOf(desk: Desk, figures: Figures, paidBefore: Fen): Cap[] {
  const { cap, sharedCaps, personCap } = figures;
  const paidIn = (keys: readonly string[]): Fen => sumFen(keys.flatMap((key) => desk.buckets[key] ?? []).map(netPaid));
  const own: Cap[] =
    cap === 'none' ? [] : [{ rule: 'cap', name: null, amount: cap, paidBefore, source: figures.capSource }];
  const shared = sharedCaps.map(({ name, keys, amount, source }): Cap => {
    return { rule: 'shared-cap', name, amount, paidBefore: paidIn(keys), source };
  });
  if (personCap === 'none') return [...own, ...shared];
  const paid = paidInYear(desk.buckets);
  const { personCapSource: source } = figures;
  return [...own, ...shared, { rule: 'person-cap', name: null, amount: personCap, paidBefore: paid, source }];
}

/** What every cap leaves of what is due; a step for each that cuts. */
function capped(desk: Desk, liability: CompiledLiability, due: Fen, caps: readonly Cap[]): Fen {
  let kept = due;
  for (const { rule, name, amount, paidBefore, source } of caps) {
    const left = minFen(kept, atLeastZero(minus(amount, atLeastZero(paidBefore))));
    if (left === kept) continue;
    const called: [string, string][] = name === null ? [] : [['capName', name]];
    const inputs: [string, number | string][] = [...called, ['due', kept], ['cap', amount], ['paidBefore', paidBefore]];
    desk.steps.push({ rule, name: liability.name, inputs, result: left, source });
    kept = left;
  }
  return kept;
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
