/** Every decision run again from its own inputs: the figures, the steps and the position it left (DESIGN idea 7). Only reads. */
import type { Decision } from '../../shared/decision.ts';
import type { TriedFigure } from '../../shared/entries/claims.ts';
import { decisionEntries } from '../../shared/entries/decisions.ts';
import { formatYuan, type Fen } from '../../shared/money.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import { decide, type Decided } from '../../shared/settle/decide.ts';
import { isSamePosition } from '../../shared/settle/history.ts';
import { foldHistory } from '../../shared/settle/refold.ts';
import { explain } from '../../shared/settle/explain.ts';
import type { Connection, Database } from '../database/open.ts';
import { createPlanShelf } from '../feed/plan-shelf.ts';
import { canonical } from '../journal/canonical.ts';
import { pastOfClaim, type StandingDecision, standingDecisions } from './past.ts';
import { trialNoOf } from './review.ts';
import { requireClaim } from './store.ts';

/** What was decided otherwise than its own inputs give, and the step that differs. Erased decisions cannot be run again. */
export function decisionFindings(db: Connection): { where: string; sentence: string }[] {
  const policies = db.all<{ policy_id: string; plan_hash: string }>(
    'SELECT policy_id, plan_hash FROM policies WHERE policy_id IN (SELECT policy_id FROM decisions)',
  );
  const plans = createPlanShelf(db);
  return policies.flatMap(({ policy_id: policyId, plan_hash: planHash }) => {
    const plan = plans.signed(planHash).compiled();
    return standingDecisions(db, policyId).flatMap((standing) => findingOf(db, plan, standing));
  });
}

function findingOf(db: Database, plan: CompiledPlan, { claimId, visit, decision }: StandingDecision) {
  const { past } = pastOfClaim(db, requireClaim(db, claimId), decision.decisionId);
  const { healthStatus, verdict, stateBefore } = decision;
  // Without every decision of the year a reversal or a correction cannot be run again here.
  if (past !== null && !isSamePosition(foldHistory(plan, past.history), stateBefore)) return [];
  const run = decide(plan, stateBefore, { visit, healthStatus, verdict, past });
  const difference = run === null ? '有责任待补，没有可核定的金额' : differenceOf(db, decision, run);
  if (difference === null) return [];
  const no = trialNoOf(db, decision.settlementId);
  const of = no === null ? '' : `（试算单 ${no}）`;
  return [{ where: decision.decisionId, sentence: `核定${of}按其自身的数据重算不一致：${difference}` }];
}

/** The first step that differs, else the first liability, else the position; null: all the same. */
function differenceOf(db: Database, decision: Decision, run: Decided): string | null {
  return (
    stepDifference(frozenSteps(db, decision), run) ??
    lineDifference(decision, run) ??
    (canonical(run.stateAfter) === canonical(decision.stateAfter) ? null : '核定后的年度累计')
  );
}

/** The steps a decision of this desk froze; none where the claims office decided, or the centre confirmed it on another position. */
function frozenSteps(db: Database, { decisionId, stateBefore }: Decision): TriedFigure['steps'] {
  const row = db.one<{ body: string | null }>(
    `SELECT body FROM journal JOIN documents ON entry_id = id WHERE type = 'claim.decided/1' AND subject = ?`,
    decisionId,
  );
  if (row === undefined || row.body === null) return [];
  const { figure, decision } = decisionEntries['claim.decided/1'].body.parse(JSON.parse(row.body));
  return canonical(decision.stateBefore) === canonical(stateBefore) ? (figure?.steps ?? []) : [];
}

/** By rule and amount: a later program may word a step otherwise. */
function stepDifference(frozen: TriedFigure['steps'], { settlement }: Decided): string | null {
  const steps = settlement.steps.map(explain);
  const at = frozen.findIndex(({ rule, result }, nth) => rule !== steps[nth]?.rule || result !== steps[nth]?.result);
  const step = frozen[at];
  if (step === undefined) return null;
  return `第 ${at + 1} 步“${step.title}”，记录为 ${step.formula}，重算为 ${steps[at]?.formula ?? '没有这一步'}`;
}

function lineDifference({ lines, payable, recover }: Decision, run: Decided): string | null {
  const at = lines.findIndex(({ liability, computed, decided }, nth) => {
    const line = run.lines[nth];
    return line?.liability !== liability || line.computed !== computed || line.decided !== decided;
  });
  const line = lines[at];
  if (line !== undefined) return `${line.name}，${recorded(line.decided, run.lines[at]?.decided)}`;
  if (payable !== run.payable) return `核定金额，${recorded(payable, run.payable)}`;
  return (recover ?? 0) === run.recover ? null : `追回金额，${recorded(recover, run.recover)}`;
}

function recorded(was: Fen | undefined, now: Fen | undefined): string {
  const yuan = (amount: Fen | undefined): string => (amount === undefined ? '没有' : `${formatYuan(amount)} 元`);
  return `记录为 ${yuan(was)}，重算为 ${yuan(now)}`;
}
