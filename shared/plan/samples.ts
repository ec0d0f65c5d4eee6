/** 体验模式: marked sample values in place of what the policies leave open, and the lists of what is unset or sample. */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { lineSchema } from '../text.ts';
import { checkBounds, isSet, type Source } from './figure.ts';
import { loadPlan } from './load.ts';
import type { Plan } from './schema.ts';
import { figureName, figuresOf, idOf } from './walk.ts';

export const sampleOverlaySchema = z.strictObject({
  plan: z.string(),
  title: lineSchema(120),
  /** Figure path → sample value; only figures that are unset may be filled. */
  figures: z.record(z.string(), z.unknown()),
});
export type SampleOverlay = z.infer<typeof sampleOverlaySchema>;

export type NamedFigure = { readonly path: string; readonly name: string; readonly source: Source };

/**
 * Figures without a value. `blocks`: counter rule 28 forbids enrolling or trying a real person until it is signed
 * (premium, line, ratio, cap, share, dates of cover).
 */
export function unsetFigures(plan: Plan): (NamedFigure & { readonly reason: string; readonly blocks: boolean })[] {
  return figuresOf(plan).flatMap(({ path, figure }) =>
    isSet(figure)
      ? []
      : [
          {
            path,
            name: figureName(plan, path),
            source: figure.source,
            reason: figure.unset,
            blocks: isMoneyFigure(path),
          },
        ],
  );
}

/** Figures that hold a sample value; every paper that rests on them names them. */
export function sampleFigures(plan: Plan): NamedFigure[] {
  return figuresOf(plan).flatMap(({ path, figure }) =>
    isSet(figure) && figure.sample === true ? [{ path, name: figureName(plan, path), source: figure.source }] : [],
  );
}

/** Throws `plan-figure-unset` naming every figure that stops real business (counter rule 28). */
export function assertSigned(plan: Plan): void {
  const open = [...unsetFigures(plan).filter((figure) => figure.blocks), ...sampleFigures(plan)];
  if (open.length === 0) return;
  throw new AppError('plan-figure-unset', { plan: plan.id, names: open.map((figure) => figure.name).join('、') });
}

/**
 * The plan with sample values, each marked `sample: true` and citing the overlay.
 * Throws `plan-sample-other`, `plan-sample-path`, `plan-sample-overrides`, `plan-out-of-bounds`, `plan-invalid`.
 */
export function applySamples(plan: Plan, overlay: SampleOverlay): Plan {
  if (overlay.plan !== plan.id) throw new AppError('plan-sample-other', { plan: plan.id, sample: overlay.plan });
  const figures = new Map(figuresOf(plan).map(({ path, figure }) => [path, figure]));
  let filled: unknown = plan;
  for (const [path, value] of Object.entries(overlay.figures)) {
    const figure = figures.get(path);
    if (figure === undefined) throw new AppError('plan-sample-path', { plan: plan.id, path });
    if (isSet(figure)) throw new AppError('plan-sample-overrides', { plan: plan.id, path });
    checkBounds(plan.id, path, figure, value);
    filled = replaceAt(filled, path.split('.'), { value, source: { doc: 'sample', at: figure.unset }, sample: true });
  }
  const document = { kind: 'sample', title: overlay.title, number: null, date: null };
  return loadPlan({ ...asRecord(filled), documents: { ...plan.documents, sample: document } });
}

const MONEY_PATHS = [
  /^premium\./,
  /^cover(Year)?$/,
  /^insurers$/,
  /^deductibles\./,
  /^lineArrangement$/,
  /^liabilities\.[^.]+\.(ratio|cap|factor|itemCaps|counts\.threshold)/,
  /^sharedCaps\./,
  /^personCap$/,
  /^base\./,
  /^selling\.(versions|variants)\.[^.]+\.(premium|price)/,
];

function isMoneyFigure(path: string): boolean {
  return MONEY_PATHS.some((pattern) => pattern.test(path));
}

function replaceAt(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (!Array.isArray(node)) return { ...asRecord(node), [key]: replaceAt(asRecord(node)[key], rest, value) };
  return node.map((element: unknown, at) =>
    (idOf(element) ?? String(at)) === key ? replaceAt(element, rest, value) : element,
  );
}

function asRecord(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null ? { ...node } : {};
}
