/** The steps of a trial in plain Chinese; a second figure prints only the steps that differ from the first. */
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import type { ExplainedStep } from '../../../shared/settle/explain.ts';
import type { Block, PaperStep } from '../content.ts';

export function stepBlocks(figures: readonly TriedFigure[]): Block[] {
  const [first, ...others] = figures;
  if (first === undefined) return [];
  const printed = new Set(first.steps.map((step) => JSON.stringify(step)));
  const differing = others.map(({ healthStatus, steps }): Block => {
    const own = steps.filter((step) => !printed.has(JSON.stringify(step)));
    return stepsBlock(`按${HEALTH_STATUS_NAMES[healthStatus]}计算时不同的步骤`, own);
  });
  return [stepsBlock(`计算步骤（按${HEALTH_STATUS_NAMES[first.healthStatus]}）`, first.steps), ...differing];
}

function stepsBlock(title: string, steps: readonly ExplainedStep[]): Block {
  return { block: 'steps', title, steps: steps.map(paperStep) };
}

function paperStep({ title, formula, result, source }: ExplainedStep): PaperStep {
  return { title, lines: [`${formula}。`], result, source };
}
