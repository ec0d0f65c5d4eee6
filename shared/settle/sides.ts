/** In scope and out of scope: the two sides of a bill after switches, hospital part and payers (counter rule 18). */
import {
  atLeastZero,
  minFen,
  minus,
  plus,
  timesRate,
  WHOLE,
  uprightFen,
  ZERO,
  type CompiledRate,
  type Fen,
} from '../money.ts';
import type { Compiled, CompiledBase, CompiledPlan } from '../plan/compile.ts';
import type { SettlementSheet } from '../settlement-sheet.ts';
import type { Pool, Unknown } from './bill.ts';
import type { Payers } from './payers.ts';
import type { SettlementStep } from './result.ts';
import { shareKey } from './state.ts';
import type { Visit } from './visit.ts';
import { countInYear, roundedOver, type YearSums } from './year-sums.ts';

type Sides = {
  readonly inScope: Pool;
  readonly outOfScope: Pool;
  readonly selfFunded: Fen;
  /** In scope before payers. */
  readonly inScopeTotal: Fen;
};

/** The bill being split: `sheet` is upright, `visit` holds what was stated of its parts. */
export type Splitting = { readonly visit: Visit; readonly sheet: SettlementSheet; readonly sign: 1 | -1 };

/** The sums each side leaves to be claimed; unknown while a switch that matters is unset. */
export function splitSides(
  plan: CompiledPlan,
  splitting: Splitting,
  hospital: Fen,
  payers: Payers,
  sums: YearSums,
  steps: SettlementStep[],
): Sides | Unknown {
  const { sheet } = splitting;
  if (plan.base === null) return pooledSides(plan, sheet, hospital, payers, steps);
  const { hospPartFrom } = plan.base;
  // It may come off any part, drugs included: no liability can be counted before its order is known.
  if (hospital !== 0 && hospPartFrom.value === null) return { reason: 'figure-unset', detail: hospPartFrom.name };
  const left = takeHospitalPart(plan.base, sheet, hospital, steps);
  const apart = takeParts(plan.base, splitting, left, steps);
  if ('reason' in apart) return apart;
  const presel = share(plan.base.preselfpayShare, 'preselfpay', left.preselfpay, sums, steps);
  const overlmt = share(plan.base.overlmtShare, 'overlmt', left.overlmt, sums, steps);
  const missing = presel === null ? plan.base.preselfpayShare : plan.base.overlmtShare;
  if (presel === null || overlmt === null) return unknownSides(missing.name, left.fulamt);
  const rests = {
    preselfpay: restOf(plan.base.preselfpayRest, minus(left.preselfpay, presel), 'preselfpay-rest', steps),
    overlmt: restOf(plan.base.overlmtRest, minus(left.overlmt, overlmt), 'overlmt-rest', steps),
  };
  if (typeof rests.preselfpay === 'string') return unknownSides(rests.preselfpay, left.fulamt);
  if (typeof rests.overlmt === 'string') return unknownSides(rests.overlmt, left.fulamt);
  const grossIn = atLeastZero(plus(left.inscp, presel, overlmt, apart.in));
  const grossOut = atLeastZero(plus(left.fulamt, rests.preselfpay, rests.overlmt, apart.out));
  return deductPayers(plan, { left, presel, overlmt, apart: apart.in, grossIn, grossOut }, payers, steps);
}

function unknownSides(name: string, selfFunded: Fen): Sides {
  const unknown = { reason: 'figure-unset', detail: name } as const;
  return { inScope: unknown, outOfScope: unknown, selfFunded, inScopeTotal: ZERO };
}

/** What of a field that does not count in scope counts out of scope; the name of the rule where it is unset and matters. */
function restOf(
  rule: Compiled<'out-of-scope' | 'nowhere'> | null,
  rest: Fen,
  name: 'preselfpay-rest' | 'overlmt-rest',
  steps: SettlementStep[],
): Fen | string {
  if (rule === null || rest === 0) return rest;
  if (rule.value === null) return rule.name;
  if (rule.value === 'out-of-scope') return rest;
  steps.push({ rule: name, name: null, inputs: [['amount', rest]], result: ZERO, source: rule.source });
  return ZERO;
}

/** Takes the parts a plan treats apart out of their fields (shape 7); a part nobody has stated is not 0, where there may be one. */
function takeParts(
  base: CompiledBase,
  { visit, sign }: Splitting,
  left: Parts,
  steps: SettlementStep[],
): { readonly in: Fen; readonly out: Fen } | Unknown {
  const sums = { in: ZERO, out: ZERO };
  const { area, parts: told } = visit.care ?? {};
  for (const { id, name, from, areas, counts } of base.parts) {
    if (left[from] === 0) continue;
    const stated = told?.find(({ part }) => part === id);
    if (stated === undefined && area !== undefined && !areas.includes(area)) continue;
    if (stated === undefined) return { reason: 'part-missing', detail: name };
    const amount = minFen(left[from], uprightFen(stated.amount, sign));
    if (amount === 0) continue;
    if (counts.value === null) return { reason: 'figure-unset', detail: counts.name };
    left[from] = minus(left[from], amount);
    if (counts.value === 'in-scope') sums.in = plus(sums.in, amount);
    if (counts.value === 'out-of-scope') sums.out = plus(sums.out, amount);
    steps.push({ rule: 'part', name, inputs: [['amount', amount]], result: counts.value, source: counts.source });
  }
  return sums;
}

/** Both sides in one sum: total less every payer and the hospital's part, whatever the switches are (counter rule 18). */
function pooledSides(
  plan: CompiledPlan,
  sheet: SettlementSheet,
  hospital: Fen,
  payers: Payers,
  steps: SettlementStep[],
): Sides {
  const paid = plus(payers.in, payers.out, payers.both);
  const cost = atLeastZero(minus(sheet.medfee_sumamt, hospital));
  const pooled = atLeastZero(minus(cost, paid));
  steps.push({
    rule: 'pooled',
    name: null,
    inputs: [
      ['medfee_sumamt', sheet.medfee_sumamt],
      ['hosp_part_amt', hospital],
      ['payers', paid],
    ],
    result: pooled,
    source: plan.baseSource,
  });
  pushExcess('pooled-excess', paid, cost, plan.baseSource, steps);
  return { inScope: pooled, outOfScope: ZERO, selfFunded: sheet.fulamt_ownpay_amt, inScopeTotal: cost };
}

const ALL_PARTS = ['overlmt', 'fulamt', 'preselfpay', 'inscp'] as const;

type Parts = { overlmt: Fen; fulamt: Fen; preselfpay: Fen; inscp: Fen };

function takeHospitalPart(base: CompiledBase, sheet: SettlementSheet, hospital: Fen, steps: SettlementStep[]): Parts {
  const left = {
    overlmt: sheet.overlmt_selfpay,
    fulamt: sheet.fulamt_ownpay_amt,
    preselfpay: sheet.preselfpay_amt,
    inscp: sheet.inscp_scp_amt,
  };
  if (hospital === 0 || base.hospPartFrom.value === null) return left;
  const inputs: [string, number][] = [['hosp_part_amt', hospital]];
  let rest = hospital;
  // What the plan's order leaves over was still not borne by the insured, so it comes off the other parts.
  for (const part of new Set([...base.hospPartFrom.value, ...ALL_PARTS])) {
    const taken = minFen(left[part], rest);
    if (taken === 0) continue;
    left[part] = minus(left[part], taken);
    rest = minus(rest, taken);
    inputs.push([part, taken]);
  }
  steps.push({
    rule: 'hosp-part',
    name: null,
    inputs,
    result: minus(hospital, rest),
    source: base.hospPartFrom.source,
  });
  return left;
}

/** The part of a figure that counts in scope; null when the switch is unset and it matters. */
function share(
  by: Compiled<CompiledRate>,
  rule: 'preselfpay' | 'overlmt',
  amount: Fen,
  sums: YearSums,
  steps: SettlementStep[],
): Fen | null {
  if (amount === 0) return ZERO;
  if (by.value === null) return null;
  const alone = timesRate(amount, by.value);
  // Nothing is rounded where all of it counts, or nothing.
  const isPart = by.value !== 0 && by.value !== WHOLE;
  const counted = isPart ? countInYear(sums, shareKey(rule), amount, by.value) : null;
  const inputs: [string, string | number][] = [
    ['amount', amount],
    ['share', by.value],
    ...(counted === null ? [] : roundedOver(counted, alone)),
  ];
  const result = counted?.amount ?? alone;
  steps.push({ rule, name: null, inputs, result, source: by.source });
  return result;
}

type Gross = {
  readonly left: Parts;
  readonly presel: Fen;
  readonly overlmt: Fen;
  /** Parts treated apart that count in scope. */
  readonly apart: Fen;
  readonly grossIn: Fen;
  readonly grossOut: Fen;
};

/** Payers of scope in come off the in-scope sum, `both` in first; neither side falls below 0 and the excess is shown. */
function deductPayers(plan: CompiledPlan, gross: Gross, payers: Payers, steps: SettlementStep[]): Sides {
  const afterIn = minus(gross.grossIn, payers.in);
  const bothOnIn = minFen(atLeastZero(afterIn), payers.both);
  const inScope = atLeastZero(minus(afterIn, bothOnIn));
  const onOut = plus(payers.out, minus(payers.both, bothOnIn));
  const outOfScope = atLeastZero(minus(gross.grossOut, onOut));
  steps.push({
    rule: 'in-scope',
    name: null,
    inputs: [
      ['inscp_scp_amt', gross.left.inscp],
      ['preselfpay', gross.presel],
      ['overlmt', gross.overlmt],
      ...(gross.apart === 0 ? [] : [['apart', gross.apart] as [string, number]]),
      ['payers', plus(payers.in, bothOnIn)],
    ],
    result: inScope,
    source: plan.baseSource,
  });
  pushExcess('in-scope-excess', payers.in, gross.grossIn, plan.baseSource, steps);
  pushExcess('out-of-scope-excess', onOut, gross.grossOut, plan.baseSource, steps);
  return { inScope, outOfScope, selfFunded: gross.left.fulamt, inScopeTotal: gross.grossIn };
}

/** Payers that paid more than their side holds: the side is 0, and the excess is shown, never moved (counter rule 18). */
function pushExcess(
  rule: 'in-scope-excess' | 'out-of-scope-excess' | 'pooled-excess',
  paid: Fen,
  held: Fen,
  source: string,
  steps: SettlementStep[],
): void {
  if (paid <= held) return;
  const inputs: [string, number][] = [
    ['payers', paid],
    ['heldBefore', held],
  ];
  steps.push({ rule, name: null, inputs, result: minus(paid, held), source });
}
