/** Plans for tests: the built-in ones compiled, and a small product of one in-scope liability to vary. */
import { demoPlans, findPlan } from '../../shared/plan/built-in.ts';
import { compilePlan, type CompiledPlan } from '../../shared/plan/compile.ts';
import { loadPlan } from '../../shared/plan/load.ts';
import type { Plan } from '../../shared/plan/schema.ts';

export function demoPlan(id: 'zaozhuang-2022' | 'ganzhou'): Plan {
  return findPlan(demoPlans(), id);
}

/** 枣庄 with sample values, some figures replaced: `{ 'base.preselfpayShare': '1' }`. */
export function zaozhuang(figures: Readonly<Record<string, unknown>> = {}): CompiledPlan {
  return compilePlan(withFigures(demoPlan('zaozhuang-2022'), figures));
}

export function ganzhou(figures: Readonly<Record<string, unknown>> = {}): CompiledPlan {
  return compilePlan(withFigures(demoPlan('ganzhou'), figures));
}

/** A plan with the values of some figures replaced (or, with undefined, unset), checked by the loader again. */
export function withFigures(plan: Plan, figures: Readonly<Record<string, unknown>>): Plan {
  const copy: unknown = structuredClone(plan);
  for (const [path, value] of Object.entries(figures)) {
    const figure = at(copy, path.split('.'));
    delete figure['unset'];
    delete figure['bounds'];
    if (value === undefined) delete figure['value'];
    if (value === undefined) delete figure['sample'];
    figure[value === undefined ? 'unset' : 'value'] = value ?? '测试中未定';
    if (value === undefined) figure['source'] = { doc: 'policy', at: '测试' };
  }
  return loadPlan(copy);
}

/** 枣庄 reduced to its in-scope liability, for claims whose base is published as one sum. */
export function oneLiability(
  line: string,
  ratio: string,
  cap: string,
  more: Record<string, unknown> = {},
): CompiledPlan {
  return zaozhuang({
    'deductibles.in-policy.amount': line,
    'liabilities.in-policy.ratio.healthy': ratio,
    'liabilities.in-policy.cap': cap,
    ...more,
  });
}

/** 枣庄 reduced to its in-scope liability with ratios by amount: `[above, healthy, preexisting]` of each band. */
export function bandedLiability(
  line: string,
  bands: readonly (readonly [above: string, healthy: string, preexisting?: string])[],
  more: Readonly<Record<string, unknown>> = {},
): CompiledPlan {
  const plan = withFigures(demoPlan('zaozhuang-2022'), {
    'deductibles.in-policy.amount': line,
    'liabilities.in-policy.cap': 'none',
    ...more,
  });
  const source = { doc: 'policy', at: '测试' };
  const ratio = {
    kind: 'banded',
    bands: bands.map(([above, healthy, preexisting = healthy], nth) => ({
      id: `band-${nth + 1}`,
      above: { value: above, source },
      healthy: { value: healthy, source },
      preexisting: { value: preexisting, source },
    })),
  };
  const liabilities = plan.liabilities.map((each) => (each.id === 'in-policy' ? { ...each, ratio } : each));
  return compilePlan(loadPlan({ ...plan, liabilities }));
}

/** 枣庄 with a cap that some of its liabilities share. */
export function sharingCap(
  amount: string,
  liabilities: readonly string[],
  figures: Readonly<Record<string, unknown>> = {},
): CompiledPlan {
  const plan = withFigures(demoPlan('zaozhuang-2022'), figures);
  const source = { doc: 'policy', at: '测试' };
  const cap = { id: 'both', name: '责任一、二共用', liabilities, amount: { value: amount, source } };
  return compilePlan(loadPlan({ ...plan, sharedCaps: [cap] }));
}

/** A figure of a test's plan. */
export function figure(value: unknown): { value: unknown; source: { doc: string; at: string } } {
  return { value, source: { doc: 'policy', at: '测试' } };
}

/** A choice of figures: `[id, when, value]` of each case in order, then what holds otherwise. */
export function choice(cases: readonly (readonly [id: string, when: object, value: unknown])[], otherwise: unknown) {
  return {
    cases: cases.map(([id, when, value]) => ({ id, name: `情形 ${id}`, when, use: figure(value) })),
    otherwise: figure(otherwise),
  };
}

/** Ratios that are the same whatever the health. */
export function flat(ratio: unknown) {
  return { kind: 'by-health', healthy: ratio, preexisting: ratio };
}

interface Liability {
  readonly counts?: object;
  readonly settings?: readonly string[];
  readonly line?: unknown;
  readonly deductible?: object;
  readonly ratio?: object;
  readonly cap?: unknown;
  readonly more?: object;
}

/**
 * A product of the liabilities a test states, each with its own line, claimed in their order: 20 000 over the line at 0.5 without a cap
 * where it says nothing else. `more` replaces parts of the plan.
 */
export function product(
  liabilities: Readonly<Record<string, Liability>>,
  more: Readonly<Record<string, unknown>> = {},
): CompiledPlan {
  const base = withFigures(demoPlan('zaozhuang-2022'), { 'base.preselfpayShare': '0', 'base.overlmtShare': '0' });
  const every = ['inpatient', 'emergency', 'day-surgery', 'chronic', 'outpatient', 'pharmacy', 'other'];
  const ids = Object.keys(liabilities);
  const plan = {
    ...base,
    priorPayers: base.priorPayers.filter(({ field }) => field !== null),
    deductibles: ids.map((id) => {
      const { line = figure('20000.00'), deductible = {} } = liabilities[id] ?? {};
      return { id, name: `${id} 起付线`, amount: line, owner: 'person', ...deductible };
    }),
    lineArrangement: figure('as-listed'),
    liabilities: ids.map((id) => {
      const {
        counts,
        settings = every,
        ratio = flat(figure('0.5')),
        cap = figure('none'),
        more: also = {},
      } = liabilities[id] ?? {};
      return {
        id,
        name: id,
        counts: counts ?? { kind: 'in-scope' },
        settings: figure(settings),
        deductible: id,
        ratio,
        cap,
        ...also,
      };
    }),
    claimOrder: figure(ids),
    personCap: figure('none'),
    ...more,
  };
  return compilePlan(loadPlan(plan));
}

function at(node: unknown, path: readonly string[]): Record<string, unknown> {
  const [key, ...rest] = path;
  if (typeof node !== 'object' || node === null) throw new Error(`no figure at ${path.join('.')}`);
  // Only this helper walks untyped JSON; the loader checks the whole plan afterwards.
  if (key === undefined) return node as Record<string, unknown>;
  if (Array.isArray(node))
    return at(
      node.find((element: { id?: string }) => element.id === key),
      rest,
    );
  return at((node as Record<string, unknown>)[key], rest);
}
