/** Refolds on random plans of every rule shape, made by the same generator as the oracle's. */
import { describe, expect, it } from 'vitest';
import { HEALTH_STATUSES } from '../../../shared/health.ts';
import { sumFen, type Fen } from '../../../shared/money.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { loadPlan } from '../../../shared/plan/load.ts';
import { memberSchema } from '../../../shared/settle/care.ts';
import { foldHistory, resettle, settleReversal } from '../../../shared/settle/refold.ts';
import { paidInYear } from '../../../shared/settle/state.ts';
import { visitSchema } from '../../../shared/settle/visit.ts';
import { diceOf } from '../../oracle/dice.ts';
import { anyPlan } from '../../oracle/generate-plan.ts';
import { anyFacts, anyVisit } from '../../oracle/generate-visit.ts';
import { countedIn, decideAll, type DecidedVisit, reversedVisit } from '../../support/histories.ts';

const PLANS = 600;

/** A plan of a seed, a year of it in mixed statuses, one of its bills, and how many of them were decided before the known history. */
function caseOf(seed: number) {
  const dice = diceOf(seed);
  const json = anyPlan(dice);
  const plan = compilePlan(loadPlan(json));
  const member = memberSchema.parse(anyFacts(dice, json).member ?? {});
  const bills = dice.some(1, 4, (nth): DecidedVisit => {
    const visit = visitSchema.parse(anyVisit(dice, json, 3 * nth + 1));
    const sheet = { ...visit.sheet, setl_id: `S${nth}` };
    return { visit: { ...visit, sheet }, healthStatus: dice.pick(HEALTH_STATUSES), member };
  });
  const known = dice.happens(0.3) ? dice.between(0, bills.length - 1) : 0;
  const at = known + dice.between(0, bills.length - 1 - known);
  const [bill] = bills.slice(at);
  if (bill === undefined) throw new RangeError('a year has a bill');
  return { plan, bills, bill, at, known };
}

/** A year of which only what came after the first `known` decisions is known one by one. */
function yearOf({ plan, bills, known }: Pick<ReturnType<typeof caseOf>, 'plan' | 'bills' | 'known'>) {
  const { state: from } = decideAll(plan, bills.slice(0, known));
  return decideAll(plan, bills.slice(known), { history: { from, entries: [] }, state: from, settlements: [] });
}

describe('on random plans of every shape', () => {
  it('a bill and its reversal leave the year without it, from whatever position the history begins', () => {
    let moved = 0;
    for (let seed = 1; seed <= PLANS; seed += 1) {
      const scene = caseOf(seed);
      const { plan, bills, bill, at } = scene;
      const { history, state } = yearOf(scene);
      expect(foldHistory(plan, history), `seed ${seed}`).toEqual(state);
      const taken = settleReversal(plan, state, history, reversedVisit(bill.visit), bill);
      if (taken.payable === null) {
        expect(taken, `seed ${seed}`).toMatchObject({ adjustments: [], state });
        continue;
      }
      const without = decideAll(plan, bills.toSpliced(at, 1)).state;
      expect(countedIn(taken.state), `seed ${seed}`).toEqual(countedIn(without));
      const sum = (kind: string): Fen =>
        sumFen(taken.adjustments.flatMap((each) => (each.kind === kind ? [each.amount, each.returned] : [])));
      expect(paidInYear(state.buckets) + sum('top-up') - sum('recover'), `seed ${seed}`).toBe(
        paidInYear(without.buckets),
      );
      moved += taken.adjustments.length;
    }
    expect(moved).toBeGreaterThan(PLANS / 10);
  });

  it('figures that come anew leave the year they would have made', () => {
    let moved = 0;
    for (let seed = 1; seed <= PLANS; seed += 1) {
      const scene = caseOf(seed);
      const { plan, bills, bill, at, known } = scene;
      const { history, state } = yearOf(scene);
      const { visit: other } = caseOf(seed + PLANS).bill;
      const visit = {
        ...other,
        sheet: { ...other.sheet, setl_id: bill.visit.sheet.setl_id },
        struck: bill.visit.struck,
      };
      const changed = resettle(plan, history, at - known, visit);
      if (changed.payable === null) {
        expect(changed, `seed ${seed}`).toMatchObject({ adjustments: [], state });
        continue;
      }
      const anew = decideAll(plan, bills.with(at, { ...bill, visit })).state;
      expect(countedIn(changed.state), `seed ${seed}`).toEqual(countedIn(anew));
      moved += changed.adjustments.length;
    }
    expect(moved).toBeGreaterThan(PLANS / 10);
  });
});
