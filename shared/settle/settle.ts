/** One step of the fold: plan, position and visit in; lines, steps and the next position out (DESIGN idea 7). */
import type { HealthStatus } from '../health.ts';
import {
  atLeastZero,
  formatYuan,
  minFen,
  minus,
  plus,
  sumFen,
  uprightFen,
  withSign,
  ZERO,
  type Fen,
} from '../money.ts';
import type { CompiledLiability, CompiledPlan } from '../plan/compiled.ts';
import { isReversal, othersPaid } from '../settlement-sheet.ts';
import type { Base } from './base.ts';
import { type Bill, openBill } from './bill.ts';
import type { Member } from './care.ts';
import { takeBase, type Taking } from './claim-base.ts';
import { coverStop, type Stop } from './cover.ts';
import { healthFor, inScene } from './figures.ts';
import { pay, type Desk } from './pay.ts';
import { hasPaid } from './payers.ts';
import { stoppedLine } from './plain-line.ts';
import type { Settlement, SettlementLine, SettlementStep } from './result.ts';
import type { Scene } from './scene.ts';
import { ANY_LIABILITY, paidInYear, type SettleState } from './state.ts';
import { drugsLeft, unlistedDrugs } from './take-listed.ts';
import type { Visit } from './visit.ts';
import type { YearSums } from './year-sums.ts';

/**
 * Computes one visit. Pure: the same in preview, in main and at the centre; inputs are never changed. Liabilities are
 * settled in the plan's claiming order and each fen of the bill counts once (counter rule 20). A liability that lacks a
 * figure is `pending`, changes nothing in the state and does not stop the others (counter rule 19).
 * The visit is expected to be parsed, its sheet free of errors (`checkSheet`) and its facts possible (`checkVisit`);
 * whatever it holds, no line is negative, above its cap or above what the insured bore.
 */
export function settle(plan: CompiledPlan, state: SettleState, visit: Visit, facts: Facts): Settlement {
  const steps: SettlementStep[] = [];
  const scene = sceneOf(plan, visit, facts);
  const stop = coverStop(plan, scene, steps) ?? splitStop(plan, visit);
  if (stop !== null) return stopped(plan, state, stop, steps);
  pushSetting(plan, visit.sheet.med_type, steps);
  const sums: YearSums = { buckets: state.buckets, sign: isReversal(visit.sheet) ? -1 : 1, moved: new Map() };
  const bill = openBill(plan, visit, sums, steps);
  // A reversal of what was never counted takes nothing from the year.
  const borne = atLeastZero(plus(state.borne, withSign(bill.borne, bill.sign)));
  const desk: Desk = {
    plan,
    sign: bill.sign,
    buckets: { ...state.buckets },
    steps,
    openCaps: new Set(),
    holds: [...bill.holds],
    towardLine: bill.towardLine,
    borneLeft: minFen(bill.borne, atLeastZero(minus(borne, paidInYear(state.buckets)))),
  };
  const taking = { plan, scene, bill, waiting: [], steps, sums };
  const lines = payAll(desk, claimAll(taking), visit);
  keepSums(desk, taking, lines);
  pushOpenCaps(desk);
  pushNowhere(desk, bill, lines);
  const { buckets, holds } = desk;
  const open = [...desk.openCaps, ...bill.openScopes];
  return { ...totals(lines, steps, plan.orderSource, open), state: { buckets, borne }, lines, steps, holds };
}

/** What decides figures beside the sheet; what is absent is not known, and a figure that needs it waits. */
export type Facts = { readonly healthStatus: HealthStatus; readonly member?: Member | undefined };

const NOTHING_KNOWN: Member = {};

function sceneOf(plan: CompiledPlan, visit: Visit, { healthStatus, member = NOTHING_KNOWN }: Facts): Scene {
  return { health: healthStatus, member, visit, item: null, hasPaid: (payer) => hasPaid(plan, visit, payer) };
}

/** A liability in its scene and what it counts, or why nothing. */
type Claim = { readonly liability: CompiledLiability; readonly scene: Scene; readonly base: Base | Stop };

/** Every liability takes its base, in claiming order: each fen counts once (counter rule 20). */
function claimAll(taking: Taking): Claim[] {
  const hasElsewhere = taking.scene.visit.paidElsewhere.length > 0 || taking.scene.visit.othPayIs === 'this-product';
  return taking.plan.liabilities.map((plain) => {
    const health = healthFor(taking.plan, plain, taking.scene);
    if (typeof health !== 'string') {
      keepDrugs(taking, plain);
      return { liability: plain, scene: taking.scene, base: health };
    }
    const scene = health === taking.scene.health ? taking.scene : { ...taking.scene, health };
    const here = scene === taking.scene ? taking : { ...taking, scene };
    // Most liabilities of a bill have no cost: their figures are told only where they are needed.
    const isNeeded = plain.factor !== null || plain.threshold !== null;
    const base = takeBase(here, isNeeded ? inScene(plain, scene) : plain);
    const isEmpty = 'status' in base || base.length === 0;
    return { liability: isEmpty && !hasElsewhere ? plain : inScene(plain, scene), scene, base };
  });
}

/** Drugs of a liability that waits stay its own: no drug-only liability counts before it is known whose they are. */
function keepDrugs({ bill, scene, waiting }: Taking, liability: CompiledLiability): void {
  const { kind, list } = liability;
  if (kind === 'listed-drugs' && drugsLeft(bill, scene.visit, list ?? '').length > 0) waiting.push(liability);
}

/** Lines in the plan's own order. A reversal undoes in the opposite order of claiming, or a shared line would be given back to another liability than used it. */
function payAll(desk: Desk, claims: readonly Claim[], visit: Visit): SettlementLine[] {
  const { plan, sign, steps } = desk;
  const lines: SettlementLine[] = [];
  for (const { liability, scene, base } of sign === 1 ? claims : claims.toReversed()) {
    lines[liability.at] =
      'status' in base
        ? stopLine(liability, base, steps)
        : named(desk, liability, visit, pay(desk, liability, scene, base, paidElsewhere(plan, visit, liability, sign)));
  }
  return lines;
}

/**
 * Sums of a liability move with every bill it has a figure for; those of the whole bill with every bill that counts anywhere, or
 * waits for nothing.
 */
function keepSums({ buckets }: Desk, { bill, sums }: Taking, lines: readonly SettlementLine[]): void {
  const counts = (of: (line: SettlementLine) => boolean): boolean =>
    lines.some((line) => line.status === 'payable' && of(line));
  const isSplit = typeof bill.inScope === 'number';
  const isWaiting = lines.some(({ status }) => status === 'pending');
  const hasCost = !isWaiting || counts(({ base }) => base !== 0);
  for (const [key, sum] of sums.moved) {
    const [owner] = key.split('|');
    const isKept = owner === ANY_LIABILITY ? isSplit && hasCost : counts(({ liability }) => liability === owner);
    if (isKept) buckets[key] = sum;
  }
}

/** Unset caps that this bill touches: said, and not cutting. */
function pushOpenCaps({ steps, openCaps, plan }: Desk): void {
  for (const cap of openCaps) {
    steps.push({ rule: 'cap-unset', name: null, inputs: [['capName', cap]], result: null, source: plan.orderSource });
  }
}

function pushSetting(plan: CompiledPlan, medType: string, steps: SettlementStep[]): void {
  const setting = plan.medTypes.value?.[medType];
  if (setting === undefined) return;
  const { source } = plan.medTypes;
  steps.push({ rule: 'setting', name: null, inputs: [['med_type', medType]], result: setting, source });
}

/** A line without cost although drugs were stated for it: not on the list or refused by a condition, and the clerk must learn it. */
function named(
  { plan, steps }: Desk,
  liability: CompiledLiability,
  visit: Visit,
  line: SettlementLine,
): SettlementLine {
  if (line.reason !== 'no-cost' || liability.kind !== 'listed-drugs') return line;
  const detail = unlistedDrugs(plan, liability, visit);
  if (detail !== null) return { ...line, reason: 'drug-not-listed', detail };
  const refused = steps.find(({ rule, name }) => rule === 'drug-not-entitled' && name === liability.name);
  const requirement = refused?.inputs.find(([code]) => code === 'requirement')?.[1];
  return typeof requirement === 'string' ? { ...line, reason: 'drug-not-entitled', detail: requirement } : line;
}

/** A one-stop payment on the sheet must be told apart by liability before it can be booked (counter rule 24). */
function splitStop(plan: CompiledPlan, visit: Visit): Stop | null {
  const { amount } = othersPaid(visit.sheet);
  if (visit.othPayIs !== 'this-product' || amount === 0) return null;
  if (plan.liabilities.length === 1 && visit.paidElsewhere.length === 0) return null;
  const own = new Set(plan.liabilities.map((liability) => liability.id));
  const told = sumFen(visit.paidElsewhere.flatMap(({ liability, amount }) => (own.has(liability) ? [amount] : [])));
  return told === amount ? null : { status: 'pending', reason: 'one-stop-split-missing', detail: formatYuan(amount) };
}

/** This product's own payments for the visit, upright; on a reversal they are what the hospital took back. */
export function paidElsewhere(plan: CompiledPlan, visit: Visit, liability: CompiledLiability, sign: 1 | -1): Fen {
  if (visit.paidElsewhere.length === 0) {
    const isWhole = plan.liabilities.length === 1 && visit.othPayIs === 'this-product';
    return isWhole ? uprightFen(othersPaid(visit.sheet).amount, sign) : ZERO;
  }
  const own = visit.paidElsewhere.filter((payment) => payment.liability === liability.id);
  return sumFen(own.map((payment) => uprightFen(payment.amount, sign)));
}

function stopLine(liability: CompiledLiability, stop: Stop, steps: SettlementStep[]): SettlementLine {
  const inputs: [string, string][] = stop.detail === null ? [] : [['detail', stop.detail]];
  steps.push({ rule: 'stopped', name: liability.name, inputs, result: stop.reason, source: liability.settings.source });
  return stoppedLine(liability, stop.status, stop.reason, stop.detail);
}

function stopped(plan: CompiledPlan, state: SettleState, stop: Stop, steps: SettlementStep[]): Settlement {
  const lines: SettlementLine[] = [];
  for (const liability of plan.liabilities) lines[liability.at] = stopLine(liability, stop, steps);
  // A year that waits for the split of fee lines waits for no figure of the plan.
  const isOfPlan = stop.reason === 'year-undecided' && plan.yearOf.value !== 'lines';
  const open = isOfPlan && stop.detail !== null ? [stop.detail] : [];
  return { ...totals(lines, steps, plan.orderSource, open), state, lines, steps, holds: [] };
}

/**
 * What the insured bore and no liability counts, once every liability has had its turn. Cost that a switch keeps out has its own
 * step; while a liability waits nobody knows what it will leave.
 */
function pushNowhere(
  { plan, sign, steps }: Desk,
  { inScope, outOfScope }: Bill,
  lines: readonly SettlementLine[],
): void {
  if (typeof inScope !== 'number' || typeof outOfScope !== 'number') return;
  if (lines.some(({ status }) => status === 'pending')) return;
  const left = plus(inScope, outOfScope);
  if (left === 0) return;
  const sides: [string, Fen][] = [
    ['inScopeLeft', inScope],
    ['outOfScopeLeft', outOfScope],
  ];
  const inputs = sides.flatMap(([side, amount]): [string, number][] =>
    amount === 0 ? [] : [[side, withSign(amount, sign)]],
  );
  steps.push({ rule: 'nowhere', name: null, inputs, result: withSign(left, sign), source: plan.orderSource });
}

type Totals = Pick<Settlement, 'payable' | 'payableSoFar' | 'unset'>;

function totals(
  lines: readonly SettlementLine[],
  steps: SettlementStep[],
  source: string,
  open: Iterable<string>,
): Totals {
  const inputs: [string, number][] = [];
  const unset = new Set(open);
  let payableSoFar = ZERO;
  for (const { name, payable, reason, detail } of lines) {
    if (reason === 'figure-unset' && detail !== null) unset.add(detail);
    if (payable === null) continue;
    payableSoFar = plus(payableSoFar, payable);
    inputs.push([name, payable]);
  }
  const payable = inputs.length === lines.length ? payableSoFar : null;
  steps.push({ rule: payable === null ? 'subtotal' : 'total', name: null, inputs, result: payableSoFar, source });
  return { payable, payableSoFar, unset: [...unset] };
}
