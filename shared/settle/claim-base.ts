/** What one liability may count of a bill: its care setting, its conditions, its pool or items, less what a reviewer struck. */
import {
  atLeastZeroExact,
  beforeRate,
  minFen,
  minus,
  minusExact,
  plus,
  toExact,
  WHOLE,
  ZERO,
  type ExactFen,
  type Fen,
} from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { type Base, type DrugPart, itemBase, multiplied, strike, together, wholeBase } from './base.ts';
import type { Bill, Pool, Unknown } from './bill.ts';
import type { Stop } from './cover.ts';
import { factMissing, waitsFor } from './figures.ts';
import type { SettlementStep } from './result.ts';
import { FACT_NAMES, type Scene } from './scene.ts';
import { totalKey } from './state.ts';
import { drugsLeft, NO_DRUGS, onList, sumOf, takeListed, takeParts, waitingDrugs } from './take-listed.ts';
import type { Visit } from './visit.ts';
import { countInYear, type YearSums } from './year-sums.ts';

/** What taking a base needs to know. */
export type Taking = {
  readonly plan: CompiledPlan;
  readonly scene: Scene;
  readonly bill: Bill;
  /** Liabilities of listed drugs that could not be judged yet, so that no other takes what may be theirs. */
  readonly waiting: Pick<CompiledLiability, 'name' | 'list'>[];
  readonly steps: SettlementStep[];
  /** What is rounded over the year; kept once the liability it belongs to has its figure. */
  readonly sums: YearSums;
};

/**
 * Takes the liability's base out of the bill and returns it, upright (never negative), or why there is none. `liability` is in
 * its scene.
 */
export function takeBase(taking: Taking, liability: CompiledLiability): Base | Stop {
  const { plan, scene, bill, waiting, steps } = taking;
  const { visit } = scene;
  const drugs = liability.list === null ? NO_DRUGS : drugsLeft(bill, visit, liability.list);
  if (liability.kind === 'listed-drugs' && drugs.length === 0) return wholeBase(ZERO);
  if (bill.stop !== null) return pending(bill.stop);
  const stop = settingStop(plan, liability, visit) ?? requirementStop(taking, liability);
  if (stop !== null) {
    if (stop.status === 'pending' && liability.kind === 'listed-drugs') waiting.push(liability);
    return stop;
  }
  const taken = takePool(taking, liability, drugs);
  if ('status' in taken) return taken;
  const allowed = together(liability, strike(liability, visit, taken, bill.sign, steps));
  return liability.factor === null || allowed.length === 0 ? allowed : multiply(taking, liability, allowed);
}

function multiply({ sums, steps }: Taking, liability: CompiledLiability, base: Base): Base | Stop {
  if (liability.factor === null) return base;
  const { value } = liability.factor;
  if (value === null) return waitsFor(liability.factor);
  return value === WHOLE ? base : multiplied(liability, base, value, sums, steps);
}

/** Conditions of the whole liability; those of single items are asked per item. Without cost there is nothing to ask. */
function requirementStop({ scene, bill }: Taking, { requires, kind }: CompiledLiability): Stop | null {
  if (requires.length === 0 || isEmpty(kind, bill)) return null;
  let open: Stop | null = null;
  for (const { name, holds, isOfItem } of requires) {
    if (isOfItem) continue;
    const answer = holds(scene);
    if (answer === false) return { status: 'notCovered', reason: 'not-entitled', detail: name };
    if (answer !== true) open ??= factMissing(`${FACT_NAMES[answer.missing]}（${name}）`);
  }
  return open;
}

/** Whether a pool is known to hold nothing. */
function isEmpty(kind: CompiledLiability['kind'], { inScope, outOfScope, drugs }: Bill): boolean {
  switch (kind) {
    case 'in-scope':
    case 'in-scope-above':
      return inScope === 0;
    case 'out-of-scope':
      return outOfScope === 0;
    case 'out-of-scope-drugs':
      return drugs === 0 || outOfScope === 0;
    case 'pooled':
      return inScope === 0 && outOfScope === 0;
    case 'listed-drugs':
      return false;
  }
}

function settingStop(plan: CompiledPlan, liability: CompiledLiability, visit: Visit): Stop | null {
  const { med_type: medType } = visit.sheet;
  if (plan.medTypes.value === null) return waitsFor(plan.medTypes);
  const setting = plan.medTypes.value[medType];
  if (setting === undefined) return { status: 'pending', reason: 'med-type-unknown', detail: medType };
  if (liability.settings.value === null) return waitsFor(liability.settings);
  if (liability.settings.value.has(setting)) return null;
  return { status: 'notCovered', reason: 'setting-not-covered', detail: medType };
}

function takePool(taking: Taking, liability: CompiledLiability, drugs: readonly DrugPart[]): Base | Stop {
  const { bill } = taking;
  const { visit } = taking.scene;
  switch (liability.kind) {
    case 'in-scope':
      return whole(take(bill.inScope, () => (bill.inScope = ZERO)));
    case 'in-scope-above':
      return whole(takeAbove(taking, liability));
    case 'out-of-scope': {
      const sum = takeOutOfScope(taking, liability, drugs);
      return typeof sum === 'number' ? itemBase(liability, visit, sum, bill.sign) : sum;
    }
    case 'out-of-scope-drugs': {
      const sum = takeDrugs(taking, liability);
      return typeof sum === 'number' ? itemBase(liability, visit, sum, bill.sign) : sum;
    }
    case 'listed-drugs':
      return takeListed(taking, liability, drugs);
    case 'pooled':
      return whole(takeBoth(taking, liability, drugs));
  }
}

function whole(taken: Fen | Stop): Base | Stop {
  return typeof taken === 'number' ? wholeBase(taken) : taken;
}

function take(pool: Pool, empty: () => void): Fen | Stop {
  if (typeof pool !== 'number') return pending(pool);
  empty();
  return pool;
}

/**
 * Of the year's in-scope total the part above a threshold, as far as the insured still bears it: what payers paid beyond the
 * threshold is not paid again (shapes 11, 45). Where the cost is multiplied first, so is the total (shape 13); the base is
 * returned before that, as every base is.
 */
function takeAbove({ bill, sums, steps }: Taking, liability: CompiledLiability): Fen | Stop {
  const { id, name, threshold, factor } = liability;
  const { inScope, inScopeTotal } = bill;
  if (typeof inScope !== 'number') return pending(inScope);
  if (threshold === null || inScopeTotal === 0) return ZERO;
  if (threshold.value === null) return waitsFor(threshold);
  if (factor !== null && factor.value === null) return waitsFor(factor);
  const by = factor?.value ?? WHOLE;
  const { before, after, amount: total } = countInYear(sums, totalKey(id), inScopeTotal, by);
  const least = toExact(threshold.value);
  const above = (sum: ExactFen): Fen => beforeRate(atLeastZeroExact(minusExact(sum, least)), by);
  // A reversal gives back from the top of the year's total.
  const [less, more] = bill.sign === 1 ? [before, after] : [after, before];
  const base = minFen(minus(above(more.exact), above(less.exact)), inScope);
  const inputs: [string, number][] = [
    ['inScopeBefore', before.whole],
    ['inScopeTotal', total],
    ['threshold', threshold.value],
    ['borneInScope', inScope],
  ];
  steps.push({ rule: 'above-threshold', name, inputs, result: base, source: threshold.source });
  bill.inScope = minus(inScope, base);
  return base;
}

/** All cost out of scope, less the items of a negative list (shape 4). */
function takeOutOfScope(taking: Taking, liability: CompiledLiability, drugs: readonly DrugPart[]): Fen | Stop {
  const { bill } = taking;
  const { outOfScope } = bill;
  if (typeof outOfScope !== 'number') return pending(outOfScope);
  const waits = waitingDrugs(taking, outOfScope);
  if (waits !== null) return waits;
  const excluded = liability.list === null || outOfScope === 0 ? NO_DRUGS : onList(taking, liability, drugs);
  if ('status' in excluded) return excluded;
  const kept = minFen(outOfScope, sumOf(excluded));
  const places = new Set(excluded.map(({ at }) => at));
  bill.drugsLeft = bill.drugsLeft.map((left, at) => (places.has(at) ? left : ZERO));
  bill.outOfScope = kept;
  return minus(outOfScope, kept);
}

function takeBoth(taking: Taking, liability: CompiledLiability, drugs: readonly DrugPart[]): Fen | Stop {
  const { bill } = taking;
  if (liability.catalogue?.value === null) return waitsFor(liability.catalogue);
  const { inScope, outOfScope } = bill;
  if (typeof inScope !== 'number') return pending(inScope);
  if (typeof outOfScope !== 'number') return pending(outOfScope);
  const waits = waitingDrugs(taking, outOfScope);
  if (waits !== null) return waits;
  if (liability.list === null || outOfScope === 0) {
    bill.inScope = bill.outOfScope = ZERO;
    bill.drugsLeft = bill.drugsLeft.map(() => ZERO);
    return plus(inScope, outOfScope);
  }
  const listed = onList(taking, liability, drugs);
  if ('status' in listed) return listed;
  bill.inScope = ZERO;
  return plus(inScope, takeParts(bill, listed));
}

function takeDrugs({ bill, waiting, steps }: Taking, liability: CompiledLiability): Fen | Stop {
  // Drugs are among what is left out of scope: where nothing is, their sum need not be known.
  if (bill.outOfScope === 0) bill.drugs = ZERO;
  if (typeof bill.drugs !== 'number') return pending(bill.drugs);
  const waits = waitingDrugs({ waiting }, bill.drugs);
  if (waits !== null) return waits;
  const base = typeof bill.outOfScope === 'number' ? minFen(bill.drugs, bill.outOfScope) : bill.drugs;
  if (base !== 0) {
    const inputs: [string, number][] = [['drugsLeft', base]];
    steps.push({ rule: 'drug-sum', name: liability.name, inputs, result: base, source: liability.line.source });
  }
  if (typeof bill.outOfScope === 'number') bill.outOfScope = minus(bill.outOfScope, base);
  bill.drugs = ZERO;
  bill.drugsLeft = bill.drugsLeft.map(() => ZERO);
  return base;
}

function pending({ reason, detail }: Unknown): Stop {
  return { status: 'pending', reason, detail };
}
