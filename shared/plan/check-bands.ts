/** Do ratios by amount cover every fen above the line, once? */
import { formatYuan } from '../money.ts';
import { allOf, isChosen } from './choice.ts';
import { fenOf, valueOf } from './figure.ts';
import type { Problem } from './load.ts';
import type { Plan } from './schema.ts';

/**
 * Bands ascend, and the first one alone begins at the line or below it: no cost above the line is without a ratio, and no band is
 * without cost. They are measured on one liability's own cost, so its line is nobody else's.
 */
export function bands(plan: Plan): Problem[] {
  return plan.liabilities.flatMap((liability): Problem[] => {
    const { id } = liability;
    return allOf(liability.ratio).flatMap((ratio): Problem[] => {
      if (ratio.kind === 'by-health') return [];
      const path = `liabilities.${id}.ratio.bands`;
      const twice = ratio.bands.find((band, at) => ratio.bands.findIndex((other) => other.id === band.id) !== at);
      if (twice !== undefined) return [[path, `编号“${twice.id}”重复`]];
      if (isLineShared(plan, liability)) return [[path, '与其他责任共用起付线的责任不能分段']];
      return bandStarts(plan, liability, ratio.bands).map((problem): Problem => [path, problem]);
    });
  });
}

type Liability = Plan['liabilities'][number];
type Bands = Extract<Liability['ratio'], { kind: 'banded' }>['bands'];

function isLineShared(plan: Plan, { id, deductible }: Liability): boolean {
  const others = plan.liabilities.filter((other) => other.id !== id);
  const isOneForAll = valueOf(plan.lineArrangement) === 'one-for-all' && others.length > 0;
  return isOneForAll || others.some((other) => other.deductible === deductible);
}

/** What is wrong with where bands begin; what is unset says nothing yet. */
function bandStarts(plan: Plan, { deductible }: Liability, bands: Bands): string[] {
  const amount = plan.deductibles.find((candidate) => candidate.id === deductible)?.amount;
  // A line that facts decide is no one figure to compare with.
  const line = amount === undefined || isChosen(amount) ? null : fenOf(amount);
  const starts = bands.map(({ above }) => fenOf(above));
  return starts.flatMap((start, at) => {
    if (start === null) return [];
    const before = starts[at - 1] ?? null;
    if (before !== null && start <= before) return [`各段起点须从小到大，${formatYuan(start)} 不大于前一段的起点`];
    if (line === null) return [];
    if (at === 0 && start > line) {
      return [`第一段起点 ${formatYuan(start)} 高于起付线 ${formatYuan(line)}，两者之间的费用没有比例`];
    }
    return at > 0 && start <= line
      ? [`第 ${at + 1} 段起点 ${formatYuan(start)} 不高于起付线 ${formatYuan(line)}，前一段没有费用`]
      : [];
  });
}
