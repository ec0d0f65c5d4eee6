/** The decided bills a claim follows: it takes one of them back (冲正) or states it anew (更正) (counter rules 21–23). */
import { z } from 'zod';
import { type Decision, decisionSchema } from '../decision.ts';
import { formatYuan } from '../money.ts';
import type { CompiledPlan } from '../plan/compiled.ts';
import { isReversal } from '../settlement-sheet.ts';
import { unclearBill } from './adjust.ts';
import { foldYear } from './fold-year.ts';
import { foldDecision } from './fold-decision.ts';
import { type History, isSamePosition } from './history.ts';
import { resettleIn, settleNext } from './refold.ts';
import { incompleteResult, type Refolded, stoppedResult } from './refold-result.ts';
import { type Facts, settle } from './settle.ts';
import { initialState, type SettleState, settleStateSchema } from './state.ts';
import { isTakenBack } from './take-back.ts';
import { type Visit, visitSchema } from './visit.ts';

/** A year's decisions from an untouched year, and among them the place of the bill that a claim follows (-1: it is not there). */
export const pastSchema = z.strictObject({
  history: z.strictObject({
    from: settleStateSchema,
    entries: z
      .array(
        decisionSchema.pick({ healthStatus: true, verdict: true }).extend({
          visit: visitSchema,
          lines: z.array(decisionSchema.shape.lines.element.pick({ liability: true, decided: true })).readonly(),
          corrects: z.int().optional(),
        }),
      )
      .readonly(),
  }),
  followed: z.int().min(-1),
});
export type Past = { readonly history: History; readonly followed: number };

/** One decision of a year with the visit it was taken on. `follows`: the claim whose bill it took back or stated anew. */
export interface DecidedBill {
  readonly claimId: string;
  readonly follows: string | null;
  readonly visit: Visit;
  readonly decision: Pick<Decision, 'healthStatus' | 'verdict' | 'lines'>;
}

/** The past of a claim that follows another; `bills` are the year's in the order of decision, from an untouched year. */
export function pastOf(bills: readonly DecidedBill[], follows: string): Past {
  const entries = bills.map(({ visit: decided, follows: of, decision: { healthStatus, verdict, lines: all } }) => {
    const lines = all.map(({ liability, decided: amount }) => ({ liability, decided: amount }));
    const corrects = of === null || isReversal(decided.sheet) ? undefined : placeOf(bills, of);
    return { visit: decided, healthStatus, verdict, lines, ...(corrects === undefined ? {} : { corrects }) };
  });
  return { history: { from: initialState(), entries }, followed: placeOf(bills, follows) };
}

function placeOf(bills: readonly DecidedBill[], claimId: string): number {
  return bills.findIndex((bill) => bill.claimId === claimId);
}

/** What a claim comes to where the year stands: of a bill of its own (`past` null) `settle`, else what changes in the decided year. */
export function settleAfter(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  facts: Facts & { readonly past: Past | null },
): Refolded {
  const { past } = facts;
  if (past === null) return { ...settle(plan, state, visit, facts), adjustments: [] };
  return isReversal(visit.sheet) ? reversed(plan, state, past, visit, facts) : corrected(plan, state, past, visit);
}

/** Of a bill that is known a reversal takes back what stands; more than that is a slip, and no position decides it. */
function reversed(plan: CompiledPlan, state: SettleState, { history }: Past, visit: Visit, facts: Facts): Refolded {
  const settled = settleNext(plan, state, history, visit, facts);
  const why = settled.steps.find(({ rule }) => rule === 'by-position')?.result;
  if (why !== 'reversal-beyond' && why !== 'original-missing') return settled;
  return stoppedResult(plan, state, unclearBill(plan, visit, { reason: 'reversal-beyond', detail: null }));
}

/** A reversal can be told from the position alone, a correction cannot. */
function corrected(plan: CompiledPlan, state: SettleState, { history, followed }: Past, visit: Visit): Refolded {
  const year = foldYear(plan, history);
  if (!isSamePosition(year.state, state)) return incompleteResult(plan, state, visit);
  const standing = year.bills.find(({ at }) => at === followed)?.visit.sheet.medfee_sumamt;
  if (standing !== undefined && visit.sheet.medfee_sumamt > standing && isPartlyBack({ history, followed }, visit)) {
    const why = { reason: 'correction-beyond', detail: formatYuan(standing) } as const;
    return stoppedResult(plan, state, unclearBill(plan, visit, why));
  }
  return resettleIn(plan, year, followed, visit);
}

/** Whether some of the settlement a sheet is of was given back: stated anew with more than is left, it would pay the refund again. */
function isPartlyBack({ history: { entries }, followed }: Past, { sheet }: Visit): boolean {
  const stated = entries.filter(
    ({ visit, corrects }, at) => (at === followed || corrects === followed) && visit.sheet.setl_id === sheet.setl_id,
  );
  return entries.some(
    ({ visit, verdict }) =>
      verdict === 'pay' && isReversal(visit.sheet) && stated.some((entry) => isTakenBack(entry.visit, visit)),
  );
}

/** The bill a claim follows as it stands in the year, after what took parts of it back or stated it anew; null: nothing of it stands. */
export function standingVisit(plan: CompiledPlan, { history, followed }: Past): Visit | null {
  return foldYear(plan, history).bills.find(({ at }) => at === followed)?.visit ?? null;
}

/** The position after a decision that was taken on another one, as `foldDecision`; of a claim that follows another by its `past`. */
export function foldAfter(
  plan: CompiledPlan,
  state: SettleState,
  visit: Visit,
  decision: Pick<Decision, 'healthStatus' | 'verdict' | 'lines'> & { readonly past: Past | null },
): SettleState {
  if (decision.past === null || decision.verdict === 'decline') return foldDecision(plan, state, visit, decision);
  return settleAfter(plan, state, visit, decision).state;
}
