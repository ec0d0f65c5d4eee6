/** The plans that ship with the desk, and their 体验模式 sample values. */
import { AppError } from '../errors.ts';
import ganzhou from '../plans/ganzhou.json' with { type: 'json' };
import ganzhouSamples from '../plans/samples/ganzhou.json' with { type: 'json' };
import zaozhuangSamples from '../plans/samples/zaozhuang-2022.json' with { type: 'json' };
import zaozhuang from '../plans/zaozhuang-2022.json' with { type: 'json' };
import { loadPlan } from './load.ts';
import { applySamples, sampleOverlaySchema } from './samples.ts';
import type { Plan } from './schema.ts';

const FILES = [
  { plan: zaozhuang, samples: zaozhuangSamples },
  { plan: ganzhou, samples: ganzhouSamples },
];

/** The plans as their documents fix them: what a document leaves open is unset. */
export function builtInPlans(): Plan[] {
  return FILES.map((file) => loadPlan(file.plan));
}

/** The same plans with every open figure a demonstration needs filled by a marked sample value. */
export function demoPlans(): Plan[] {
  return FILES.map((file) => applySamples(loadPlan(file.plan), sampleOverlaySchema.parse(file.samples)));
}

/** One plan of a list by its id. Throws `plan-unknown`. */
export function findPlan(plans: readonly Plan[], id: string): Plan {
  const plan = plans.find((candidate) => candidate.id === id);
  if (plan === undefined) throw new AppError('plan-unknown', { plan: id });
  return plan;
}
