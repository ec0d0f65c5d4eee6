/** What the centre computes of a claim now: figures, holds and the decision it would come to. */
import type { Decision } from '../../shared/decision.ts';
import type { TriedFigure } from '../../shared/entries/claims.ts';
import { HEALTH_STATUSES, type HealthStatus } from '../../shared/health.ts';
import { PAID_TWICE_NAMES } from '../../shared/judge/decision.ts';
import { ZERO } from '../../shared/money.ts';
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { decide, type Decided } from '../../shared/settle/decide.ts';
import { holdSentence } from '../../shared/settle/explain.ts';
import { type YearPosition, yearPosition } from '../../shared/settle/position.ts';
import type { Settlement } from '../../shared/settle/result.ts';
import { frozenFigure, trialFigures } from '../../shared/trial.ts';
import { type ClaimFile, healthOf } from './file.ts';

export interface FiguresNow {
  readonly now: readonly TriedFigure[];
  readonly position: YearPosition;
  readonly holds: readonly Hold[];
}

/** What keeps a claim from being decided, in a sentence; what only keeps it from being paid may still be declined. */
export interface Hold {
  readonly sentence: string;
  readonly keepsFrom: 'paying' | 'deciding';
}

/** The same `settle()` as the desk's, from the group's state of now (DESIGN idea 8). */
export function figuresNow(file: ClaimFile): FiguresNow {
  if (file.plan === null) return { now: file.tried.figures, position: NO_POSITION, holds: [PLAN_UNKNOWN] };
  const plan = compilePlan(file.plan);
  const status = healthOf(file);
  const figures = trialFigures(
    plan,
    file.state,
    file.tried.visit,
    status === null ? HEALTH_STATUSES : [status],
    file.past,
  );
  const held = new Set(figures.flatMap(({ settlement }) => settlement.holds.map(heldSentence)));
  return {
    now: figures.map(frozenFigure),
    position: yearPosition(plan, file.state),
    holds: file.decision === null ? [...holdsOf(file), ...[...held].map(paying)] : [],
  };
}

/** The decision of now; null while a liability is 待补 or the plan is unknown. */
export function decisionNow(file: ClaimFile, healthStatus: HealthStatus, verdict: Decision['verdict']): Decided | null {
  if (file.plan === null) return null;
  const plan: CompiledPlan = compilePlan(file.plan);
  return decide(plan, file.state, { visit: file.tried.visit, healthStatus, verdict, past: file.past });
}

const PLAN_UNKNOWN = deciding('中心没有发布过这份保单的产品方案，不能计算，也不能核定。请联系中心管理人员发布方案。');

const NO_POSITION: YearPosition = { liabilities: [], personCap: null, paid: ZERO, personCapLeft: null };

/** A payer that is 待定 holds 核定 (counter rule 23), and so does what `settle` cannot check. */
function heldSentence(hold: Settlement['holds'][number]): string {
  if (hold.kind !== 'payer-open') return holdSentence(hold);
  return `“${hold.name}”是否赔付待定，确定前不能核定给付。请退回窗口取得其结算单。`;
}

function paying(sentence: string): Hold {
  return { sentence, keepsFrom: 'paying' };
}

function deciding(sentence: string): Hold {
  return { sentence, keepsFrom: 'deciding' };
}

/** Why a claim that is whole and reviewed still must not be decided (counter rules 1, 7; DESIGN idea 8). */
function holdsOf({ policy, check, paidElsewhere }: ClaimFile): Hold[] {
  const holds: Hold[] = [];
  if (policy.state !== 'accepted') holds.push(deciding(`保单为“${STATE_WORDS[policy.state]}”，未承保的保单不能核定。`));
  if (check?.outcome === 'engine-differs')
    holds.push(paying('中心与窗口用同样的数据算出不同结果，查明前不能核定给付。请联系技术支持。'));
  if (paidElsewhere !== null) {
    const what = PAID_TWICE_NAMES[paidElsewhere];
    holds.push(paying(`同一张${what}已在另一理赔案核定给付，不能重复给付。请核对后退回窗口，或不予给付。`));
  }
  return holds;
}

const STATE_WORDS = { proposed: '待承保', refused: '不予承保', cancelled: '退保' } as const;
