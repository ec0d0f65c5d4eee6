/** The figures of one liability for this person and visit, or what keeps it from being computed. */
import type { HealthStatus } from '../health.ts';
import { maxFen, minFen, minus, plus, ZERO, type Fen } from '../money.ts';
import type { Compiled, CompiledLiability, CompiledPlan, CompiledSharedCap } from '../plan/compiled.ts';
import { type RatioBand, ratioBands, type Stretch } from './bands.ts';
import type { Stop } from './cover.ts';
import type { SettlementStep } from './result.ts';
import { FACT_NAMES, type Scene } from './scene.ts';

/** A cap that is set, which other liabilities use up too. */
export type SharedCap = Pick<CompiledSharedCap, 'name' | 'keys'> & { readonly amount: Fen; readonly source: string };

export type Figures = {
  readonly line: Fen;
  readonly lineSource: string;
  readonly bands: readonly RatioBand[];
  readonly cap: Fen | 'none';
  readonly capSource: string;
  readonly sharedCaps: readonly SharedCap[];
  readonly personCap: Fen | 'none';
  readonly personCapSource: string;
};

/** Whose figures these are. `openCaps` collects the names of unset caps: they are reported and do not cut. */
export type Asking = {
  readonly plan: CompiledPlan;
  readonly scene: Scene;
  readonly steps: SettlementStep[];
  readonly openCaps: Set<string>;
  /** Whether the year, this step included, stays under a line of this size: then nothing is paid whatever the ratio. */
  readonly staysUnder: (line: Fen) => boolean;
  /** Where this step's cost lies in the year's, over a line of this size (`ratioBands`). */
  readonly stretch: (line: Fen) => Stretch | null;
};

/** The liability with the figures of this scene in place of its cases. */
export function inScene(liability: CompiledLiability, scene: Scene): CompiledLiability {
  return liability.figuresFor === null ? liability : { ...liability, ...liability.figuresFor(scene) };
}

/** What a figure that has no value keeps waiting for: the plan, or a fact. */
export function waitsFor({ name, missing }: Compiled<unknown>): Stop {
  if (missing === undefined) return { status: 'pending', reason: 'figure-unset', detail: name };
  return factMissing(`${FACT_NAMES[missing]}（${name}）`);
}

/** A fact nobody has stated, in words. */
export function factMissing(detail: string): Stop {
  return { status: 'pending', reason: 'fact-missing', detail };
}

/** Every figure that paying needs. `liability` is already in its scene. */
export function figuresOf(asking: Asking, liability: CompiledLiability): Figures | Stop {
  const line = lineOf(asking, liability);
  const bands = bandsAsked(asking, liability, line);
  if ('status' in bands) return bands;
  if (typeof line !== 'number') return line;
  const { plan, scene } = asking;
  const personCap = plan.personCapFor === null ? plan.personCap : plan.personCapFor(scene);
  for (const cap of [liability.cap, personCap]) {
    if (cap.missing !== undefined) return waitsFor(cap);
    if (cap.value === null) asking.openCaps.add(cap.name);
  }
  return {
    line,
    lineSource: liability.line.source,
    bands,
    cap: liability.cap.value ?? 'none',
    capSource: liability.cap.source,
    sharedCaps: sharedCapsOf(asking, liability),
    personCap: personCap.value ?? 'none',
    personCapSource: personCap.source,
  };
}

/** Caps that other liabilities use up too; one that is unset is reported and does not cut. */
function sharedCapsOf({ openCaps }: Asking, { sharedCaps }: CompiledLiability): readonly SharedCap[] {
  if (sharedCaps.length === 0) return NONE;
  return sharedCaps.flatMap(({ name, keys, amount: { value, source, name: figure } }) => {
    if (value === null) openCaps.add(figure);
    return value === null ? [] : [{ name, keys, amount: value, source }];
  });
}

const NONE: readonly SharedCap[] = [];

/** The ratios of the liability; under the line none is needed, and one that is open is not waited for. */
function bandsAsked({ scene, staysUnder, stretch }: Asking, liability: CompiledLiability, line: Fen | Stop) {
  // Where each item has ratios of its own the liability has none.
  if (liability.isByItem) return [];
  const bands = bandsOf(liability, scene, typeof line === 'number' ? () => stretch(line) : undefined);
  return 'status' in bands && typeof line === 'number' && staysUnder(line) ? [] : bands;
}

/** The ratios of a liability or, where each item has its own, of one item; of those only that the cost reaches, where its `stretch` is known. */
export function bandsOf(
  liability: CompiledLiability,
  { health }: Scene,
  stretch?: () => Stretch | null,
): readonly RatioBand[] | Stop {
  const bands = ratioBands(liability.bands, health, stretch);
  return Array.isArray(bands) ? bands : waitsFor(bands);
}

/** The line of the year; a line that follows the person comes from last year's (shape 22). */
function lineOf(asking: Asking, liability: CompiledLiability): Fen | Stop {
  const { line, carried } = liability;
  const { member } = asking.scene;
  if (carried === null) return line.value ?? waitsFor(line);
  if (member.consecutiveYears === undefined) return factMissing(`${FACT_NAMES.consecutiveYears}（${line.name}）`);
  if (member.consecutiveYears === 1) return line.value ?? waitsFor(line);
  const last = member.lastYearLines?.[liability.deductible];
  if (last === undefined) return factMissing(`上年个人起付线（${line.name}）`);
  if (member.claimFreeYears === undefined) return factMissing(`${FACT_NAMES.claimFreeYears}（${line.name}）`);
  return carriedLine(asking, liability, carried, last, member.claimFreeYears > 0);
}

function carriedLine(
  { scene, steps }: Asking,
  { name, line }: CompiledLiability,
  carried: NonNullable<CompiledLiability['carried']>,
  last: Fen,
  isClaimFree: boolean,
): Fen | Stop {
  const { familyOrder } = scene.member;
  if (carried.familyOrder !== null && familyOrder === undefined) {
    return factMissing(`${FACT_NAMES.familyOrder}（${line.name}）`);
  }
  const step = isClaimFree ? carried.withoutClaim : carried.afterClaim;
  const family = carried.familyOrder !== null && familyOrder === true ? carried.familyOrder : null;
  const needed = [step, carried.floor, carried.ceiling, ...(family === null ? [] : [family])];
  const open = needed.find(({ value }) => value === null);
  if (open !== undefined) return waitsFor(open);
  const size = step.value ?? ZERO;
  const moved = minus(isClaimFree ? minus(last, size) : plus(last, size), family?.value ?? ZERO);
  const result = minFen(maxFen(moved, carried.floor.value ?? moved), carried.ceiling.value ?? moved);
  const inputs: [string, number | string][] = [
    ['lastLine', last],
    [isClaimFree ? 'stepDown' : 'stepUp', size],
    ...(family === null ? [] : [['stepFamily', family.value ?? ZERO] as [string, number]]),
    ['floor', carried.floor.value ?? ZERO],
    ['ceiling', carried.ceiling.value ?? ZERO],
  ];
  steps.push({ rule: 'carried-line', name, inputs, result, source: step.source });
  return result;
}

/**
 * Whether the insured counts as 既往症 for this liability. A plan that defines it by illness and day goes by the diagnoses
 * (shapes 49, 50); where none are known, and in every other plan, by what was determined.
 */
export function healthFor(plan: CompiledPlan, liability: CompiledLiability, scene: Scene): HealthStatus | Stop {
  const { preexisting } = liability;
  const { diagnoses, firstCoverFrom } = scene.member;
  if (preexisting === null || diagnoses === undefined) return scene.health;
  // Nothing was found: which illnesses the plan means makes no difference.
  if (diagnoses.length === 0) return 'healthy';
  const { illnesses, before } = preexisting;
  if (illnesses.value === null) return waitsFor(illnesses);
  const meant = diagnoses.filter(({ illness }) => illnesses.value === 'any' || illnesses.value?.has(illness) === true);
  // No such illness: whenever cover began makes no difference.
  if (meant.length === 0) return 'healthy';
  if (before.value === null) return waitsFor(before);
  const day = before.value === 'first-cover' ? firstCoverFrom : plan.cover.value?.from;
  if (day === undefined) return factMissing(`首次参保的保障起始日（${before.name}）`);
  return meant.some(({ on }) => on < day) ? 'preexisting' : 'healthy';
}
