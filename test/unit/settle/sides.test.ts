/** The two sides of a bill: nothing is taken silently, and every excess is shown (counter rule 18). */
import { describe, expect, it } from 'vitest';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { explain } from '../../../shared/settle/explain.ts';
import type { Settlement, StepRule } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type VisitExtras } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { ganzhou, zaozhuang } from '../../support/plans.ts';
import { goldenSheet, sheetOf, yuan } from '../../support/sheets.ts';

function trial(plan: CompiledPlan, sheet: SettlementSheet, extras: VisitExtras = {}): Settlement {
  const visit = visitFromSheet(sheet, { sum: null, listed: [] }, extras);
  return settle(plan, initialState(), visit, { healthStatus: 'healthy' });
}

function step(settlement: Settlement, rule: StepRule): { result: string; formula: string } | undefined {
  const found = settlement.steps.find((each) => each.rule === rule);
  return found === undefined ? undefined : explain(found);
}

describe('the hospital’s part while its order is unset', () => {
  const plan = zaozhuang({ 'base.hospPartFrom': undefined });

  it('makes every liability with cost wait and names the figure', () => {
    const settlement = trial(plan, goldenSheet());
    expect(settlement.payable).toBeNull();
    expect(settlement.lines.slice(0, 2)).toMatchObject([
      { status: 'pending', reason: 'figure-unset', detail: '医院负担金额的扣减顺序' },
      { status: 'pending', reason: 'figure-unset', detail: '医院负担金额的扣减顺序' },
    ]);
    expect(settlement.unset).toEqual(['医院负担金额的扣减顺序']);
  });

  it('is not missed where the hospital bore nothing', () => {
    expect(trial(plan, sheetOf({ inscp_scp_amt: '30000.00' })).payable).toBe(yuan('7500.00'));
  });
});

describe('payers above what a side still holds', () => {
  const special = (amount: string): VisitExtras => ({
    otherPayers: [{ payer: 'special-benefit', state: 'paid', amount: yuan(amount) }],
  });

  it('of scope out: the excess is shown', () => {
    const plan = zaozhuang({ 'priorPayers.special-benefit.scope': 'out' });
    const settlement = trial(
      plan,
      sheetOf({ inscp_scp_amt: '30000.00', fulamt_ownpay_amt: '100.00' }),
      special('150.00'),
    );
    expect(step(settlement, 'out-of-scope-excess')).toMatchObject({ result: '50.00 元' });
    expect(step(settlement, 'out-of-scope-excess')?.formula).toContain('150.00');
  });

  it('of both sides: in scope first, then out, and the rest is shown', () => {
    const plan = zaozhuang({ 'priorPayers.special-benefit.scope': 'both' });
    const settlement = trial(plan, sheetOf({ inscp_scp_amt: '100.00', fulamt_ownpay_amt: '40.00' }), special('170.00'));
    expect(step(settlement, 'out-of-scope-excess')).toMatchObject({ result: '30.00 元' });
    const within = trial(plan, sheetOf({ inscp_scp_amt: '100.00', fulamt_ownpay_amt: '40.00' }), special('140.00'));
    expect(step(within, 'out-of-scope-excess')).toBeUndefined();
  });

  it('of a pooled product: the excess is shown', () => {
    const sheet = { ...sheetOf({ inscp_scp_amt: '100.00', hifp_pay: '90.00' }), hifmi_pay: yuan('30.00') };
    expect(step(trial(ganzhou(), sheet), 'pooled-excess')).toMatchObject({ result: '20.00 元' });
  });
});
