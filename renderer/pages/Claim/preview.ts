/** The live trial: the typed sheet through the same `settle()` as the desk's, under each health status (DESIGN idea 7). */
import type { Output } from '../../../shared/contract.ts';
import type { Expected } from '../../../shared/contract/claims.ts';
import type { HealthStatus } from '../../../shared/health.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { expectedOf, trialFigures } from '../../../shared/trial.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { waterfall, type WaterfallBar } from '../../../shared/settle/waterfall.ts';
import type { Finding } from '../../../shared/sheet/check.ts';
import type { ClaimDraft } from './draft.ts';
import { readSheet } from './read-sheet.ts';
import { readVisit } from './read-visit.ts';

/** One status's outcome. */
export interface Figure {
  readonly healthStatus: HealthStatus;
  readonly settlement: Settlement;
  readonly bars: readonly WaterfallBar[];
}

export interface Preview {
  /** Null while the sheet is not whole or does not add up. */
  readonly visit: Visit | null;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Why the drugs cannot be right. */
  readonly drugProblem: string | null;
  /** One per health status that is still possible; empty while there is no visit. */
  readonly figures: readonly Figure[];
  /** What `claims.try` is told the clerk saw. */
  readonly expected: Expected;
}

/** Everything the right side shows, from what was typed so far. */
export function preview(draft: ClaimDraft, context: Output<'claims.context'>, plan: CompiledPlan): Preview {
  const { sheet, missing, findings } = readSheet(draft);
  const nothing = { visit: null, missing, findings, drugProblem: null, figures: [], expected: NOTHING_SHOWN };
  const isWhole = sheet !== null && !findings.some(({ level }) => level === 'error');
  if (!isWhole) return nothing;
  const { visit, problem } = readVisit(draft, sheet, context.plan);
  if (visit === null) return { ...nothing, drugProblem: problem };
  const figures = trialFigures(plan, context.state, visit);
  const drawn = figures.map((figure) => ({ ...figure, bars: waterfall(sheet, figure.settlement.payable) }));
  return { visit, missing, findings, drugProblem: null, figures: drawn, expected: expectedOf(figures) };
}

const NOTHING_SHOWN: Expected = { healthy: null, preexisting: null };
