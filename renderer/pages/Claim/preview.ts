/** The live trial: the typed sheet through the same `settle()` as the desk's, under each health status (DESIGN idea 7). */
import type { Output } from '../../../shared/contract.ts';
import type { Expected } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import type { Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { expectedOf, trialFigures } from '../../../shared/trial.ts';
import type { Refolded } from '../../../shared/settle/refold-result.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { waterfall, type WaterfallBar } from '../../../shared/settle/waterfall.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { Finding } from '../../../shared/sheet/check.ts';
import type { ClaimDraft } from './draft.ts';
import { readSheet } from './read-sheet.ts';
import type { StatedProblems } from './read-stated.ts';
import { readVisit } from './read-visit.ts';

/** One status's outcome. */
export interface Figure {
  readonly healthStatus: HealthStatus;
  readonly settlement: Refolded;
  /** It takes back or states anew a decided bill. */
  readonly isFollowing: boolean;
  /** With what is payable so far; `isPending` says that a liability is 待补 and the last two bars will move. */
  readonly bars: readonly WaterfallBar[];
  readonly isPending: boolean;
}

export interface Preview {
  /** Null while the sheet is not whole or does not add up. */
  readonly visit: Visit | null;
  /** The sheet as far as it is typed. */
  readonly partial: SettlementSheet | null;
  /** What others paid through the hospital (counter rule 24). */
  readonly others: Fen;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** What stands beside the sheet and cannot be right, by place. */
  readonly problems: StatedProblems;
  /** One per health status that is still possible; empty while there is no visit. */
  readonly figures: readonly Figure[];
  /** What `claims.try` is told the clerk saw. */
  readonly expected: Expected;
}

/** Everything the right side shows, from what was typed so far. */
export function preview(
  draft: ClaimDraft,
  context: Output<'claims.context'>,
  plan: CompiledPlan,
  today: LocalDate,
): Preview {
  const { sheet, partial, others, missing, findings } = readSheet(draft, today);
  const nothing = { ...NOTHING_SHOWN, partial, others, missing, findings };
  const isWhole = sheet !== null && !findings.some(({ level }) => level === 'error');
  if (!isWhole) return nothing;
  const { visit, problems } = readVisit(draft, sheet, context.plan, plan);
  if (visit === null) return { ...nothing, problems };
  const figures = trialFigures(plan, context.state, visit, context.statuses, context.past);
  const drawn = figures.map((figure) => ({
    ...figure,
    bars: waterfall(visit, figure.settlement.payableSoFar),
    isPending: figure.settlement.payable === null,
  }));
  return { ...nothing, visit, figures: drawn, expected: expectedOf(figures) };
}

const NOTHING_SHOWN = { visit: null, problems: {}, figures: [], expected: { healthy: null, preexisting: null } };

/** Why nothing at all of this stay is covered, such as 不在保障期间; null when something may be payable. */
export function uncovered({ settlement }: Figure): string | null {
  const isUncovered = settlement.lines.length > 0 && settlement.lines.every(({ status }) => status === 'notCovered');
  if (!isUncovered) return null;
  return settlement.lines.every(({ reason }) => reason === 'outside-cover') ? '不在保障期间' : '不属保障范围';
}
