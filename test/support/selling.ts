/** A small product for the tests of selling: 枣庄 with samples, another name, and the parts of `selling` a test states. */
import { loadPlan } from '../../shared/plan/load.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { demoPlan, withFigures } from './plans.ts';

export const SOURCE = { doc: 'policy', at: '测试' } as const;

/** A figure as a plan file writes it. */
export function figure<T>(value: T): { value: T; source: typeof SOURCE } {
  return { value, source: SOURCE };
}

export function unsetFigure(reason = '文件未写明'): { unset: string; source: typeof SOURCE } {
  return { unset: reason, source: SOURCE };
}

/** 枣庄 2022 with samples, these figures replaced, and this part `selling`, checked by the loader. */
export function sellingPlan(selling: unknown, figures: Readonly<Record<string, unknown>> = {}): Plan {
  return loadPlan({ ...withFigures(demoPlan('zaozhuang-2022'), figures), selling });
}
