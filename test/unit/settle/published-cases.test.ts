import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../main/hosts/cli/facts.ts';
import { sumFen, ZERO } from '../../../shared/money.ts';
import { findPlan } from '../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { packs } from '../../../shared/plan/packs.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { yuan } from '../../support/sheets.ts';

type Case = { id: string; plan: string; what: string; facts: unknown };
type File = {
  cases: (Case & { published: string; recomputed: string })[];
  impossible: Case & { published: string; bound: string };
};
const file: File = JSON.parse(readFileSync('test/fixtures/published-cases.json', 'utf8'));
const shipped = packs();

/** Every visit of a case through its pack, as `desk settle` does. */
function settled({ id, plan: planId, facts }: Case): Settlement[] {
  const plan = compilePlan(findPlan(shipped, planId));
  const { statuses, member, state: before, bills } = readFacts(id, facts);
  const [healthStatus = 'healthy'] = statuses;
  let state = before;
  return bills.map(({ visit }) => {
    const settlement = settle(plan, state, visit, { healthStatus, member });
    state = settlement.state;
    return settlement;
  });
}

function payable(settlements: readonly Settlement[]): number | null {
  const known = settlements.flatMap((each) => each.payable ?? []);
  return known.length === settlements.length ? sumFen(known) : null;
}

/** Payable lines above 0, by liability, over all visits. */
function byLiability(settlements: readonly Settlement[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { liability, payable: due } of settlements.flatMap(({ lines }) => lines)) {
    if ((due ?? ZERO) > 0) sums[liability] = (sums[liability] ?? 0) + (due ?? ZERO);
  }
  return sums;
}

function caseOf(id: string): Case {
  const found = file.cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
}

describe('published claims, whole, through their packs', () => {
  it.each(file.cases)('$id ($plan): $what', (each) => {
    expect(payable(settled(each))).toBe(yuan(each.recomputed));
  });

  it.each<[id: string, parts: Record<string, string>]>([
    ['HQ01', { 'in-policy': '59360.00', 'out-drugs': '9500.00' }],
    ['HQ05', { 'above-450k': '230000.00', 'out-drugs': '20000.00' }],
    ['AY01', { 'in-policy': '92800.00', 'out-policy': '123900.00', 'domestic-drugs': '227760.00' }],
  ])('%s is paid by the liabilities as printed', (id, parts) => {
    const expected = Object.fromEntries(Object.entries(parts).map(([liability, amount]) => [liability, yuan(amount)]));
    expect(byLiability(settled(caseOf(id)))).toEqual(expected);
  });

  it('YT10 pays each stay to the fen', () => {
    expect(settled(caseOf('YT10')).map((each) => each.payable)).toEqual([159_422, 907_414, 798_640]);
  });

  it('HQ03: the drugs stay under their line and are carried', () => {
    const [settlement] = settled(caseOf('HQ03'));
    const drugs = settlement?.lines.find(({ liability }) => liability === 'out-drugs');
    expect(drugs).toMatchObject({ base: yuan('13566.59'), deductibleUsed: yuan('13566.59'), reason: 'under-line' });
  });

  it('HQ08: the patient’s share above the cap is said', () => {
    const [settlement] = settled(caseOf('HQ08'));
    const drug = settlement?.lines.find(({ liability }) => liability === 'special-drugs');
    expect(drug).toMatchObject({ reason: 'capped', capCut: yuan('200000.00') });
  });

  it('WX02 before WX01 would be paid otherwise: the order of decision decides', () => {
    const first = caseOf('WX02');
    const alone = { ...first, facts: { ...Object(first.facts), member: { familyLineUsed: { family: '0.00' } } } };
    expect(payable(settled(alone))).toBe(yuan('18000.00'));
  });
});

describe('a published claim that contradicts its own rules', () => {
  it('HQ11: even with every yuan borne taken as out of scope the pack gives 691.62 less than was printed', () => {
    const { bound, published } = file.impossible;
    expect(payable(settled(file.impossible))).toBe(yuan(bound));
    expect(yuan(published) - yuan(bound)).toBe(yuan('691.62'));
  });
});
