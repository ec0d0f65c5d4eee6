/** Payments made elsewhere: what the hospital paid for this product is paid to date, and goes back the same way (counter rule 24). */
import { describe, expect, it } from 'vitest';
import { sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { explain, explainLine } from '../../../shared/settle/explain.ts';
import type { Settlement } from '../../../shared/settle/result.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState, netPaid, type SettleState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit, type VisitExtras } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { ganzhou, zaozhuang } from '../../support/plans.ts';
import { reversalOf, sheetOf, yuan } from '../../support/sheets.ts';

const HEALTHY = { healthStatus: 'healthy' } as const;

function visit(sheet: SettlementSheet, extras: VisitExtras = {}): Visit {
  return visitFromSheet(sheet, { sum: null, listed: [] }, extras);
}

function netOf(state: SettleState): Fen {
  return sumFen(Object.values(state.buckets).map(netPaid));
}

describe('a product of one liability (赣州)', () => {
  // 60 000.00 − 15 000.00 at 70 % = 31 500.00 for the year, 20 000.00 of it paid at the hospital.
  const sheet = sheetOf({ inscp_scp_amt: '60000.00', oth_pay: '20000.00' });
  const pay = (extras: VisitExtras): Settlement =>
    settle(ganzhou(), initialState(), visit(sheet, { othPayIs: 'this-product', ...extras }), HEALTHY);

  it('takes 其他支出 as its own payment when nobody split it', () => {
    expect(pay({}).payable).toBe(yuan('11500.00'));
  });

  it('waits when the split stated is not the sum on the sheet', () => {
    const { lines } = pay({ paidElsewhere: [{ liability: 'pooled', amount: yuan('1.00') }] });
    expect(lines[0]).toMatchObject({ status: 'pending', payable: null, reason: 'one-stop-split-missing' });
  });
});

describe('基金分项 999997 beyond the hospital’s part, with 其他支出 0', () => {
  const rows = [
    { fund_pay_type: '390100', fund_payamt: ZERO },
    { fund_pay_type: '999996', fund_payamt: yuan('500.00') },
    { fund_pay_type: '999997', fund_payamt: yuan('6000.00') },
  ];
  const sheet = sheetOf({ inscp_scp_amt: '50500.00', hosp_part_amt: '500.00' }, { setldetail: rows });
  const trial = (extras: VisitExtras, claimed = sheet): Settlement =>
    settle(zaozhuang(), initialState(), visit(claimed, extras), HEALTHY);

  it('asks whether the hospital paid for this product already, naming the row', () => {
    const [line] = trial({}).lines;
    expect(line).toMatchObject({ status: 'pending', reason: 'oth-pay-unknown' });
    expect(line === undefined ? '' : explainLine(line)).toContain('999997');
    expect(line === undefined ? '' : explainLine(line)).toContain('6,000.00');
  });

  it('as another payer’s it comes off the in-scope cost', () => {
    expect(trial({ othPayIs: 'other-payer' }).lines[0]?.base).toBe(yuan('44000.00'));
  });

  it('as this product’s it is paid to date, split by liability like 其他支出', () => {
    expect(trial({ othPayIs: 'this-product' }).lines[0]).toMatchObject({ reason: 'one-stop-split-missing' });
    const paidElsewhere = [{ liability: 'in-policy', amount: yuan('6000.00') }];
    expect(trial({ othPayIs: 'this-product', paidElsewhere }).lines[0]).toMatchObject({
      base: yuan('50000.00'),
      paidElsewhere: yuan('6000.00'),
      payable: yuan('16500.00'),
    });
  });

  it('a 999997 row that is the hospital’s part itself asks nothing', () => {
    const own = { ...sheet, setldetail: [{ fund_pay_type: '999997', fund_payamt: yuan('500.00') }] };
    expect(trial({}, own).payable).toBe(yuan('22500.00'));
  });
});

describe('a reversal of a one-stop visit', () => {
  const original = sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' });
  const first = (plan: CompiledPlan, liability: string): Settlement => {
    const paidElsewhere = [{ liability, amount: yuan('6000.00') }];
    return settle(plan, initialState(), visit(original, { othPayIs: 'this-product', paidElsewhere }), HEALTHY);
  };
  const back = (liability: string): Visit =>
    visit(reversalOf(original), {
      othPayIs: 'this-product',
      paidElsewhere: [{ liability, amount: yuan('-6000.00') }],
    });

  it.each(['per-settlement', 'cumulative'])(
    'proposes 追回 only of what the hospital did not take back (%s)',
    (rounding) => {
      const plan = zaozhuang({ rounding });
      const paid = first(plan, 'in-policy');
      expect(paid.lines[0]).toMatchObject({ payable: yuan('16500.00') });
      const taken = settle(plan, paid.state, back('in-policy'), HEALTHY);
      expect(taken.lines[0]).toMatchObject({
        payable: 0,
        paidElsewhere: yuan('-6000.00'),
        recover: yuan('16500.00'),
      });
      expect(netOf(taken.state)).toBe(0);
      const returned = taken.steps.find((step) => step.rule === 'returned');
      expect(returned === undefined ? '' : explain(returned).formula).toContain('6,000.00');
    },
  );

  it('in a product of one liability 其他支出 of the reversal is enough', () => {
    const one = sheetOf({ inscp_scp_amt: '60000.00', oth_pay: '20000.00' });
    const paid = settle(ganzhou(), initialState(), visit(one, { othPayIs: 'this-product' }), HEALTHY);
    const taken = settle(ganzhou(), paid.state, visit(reversalOf(one), { othPayIs: 'this-product' }), HEALTHY);
    expect(taken.lines[0]).toMatchObject({ payable: 0, recover: yuan('11500.00') });
    expect(netOf(taken.state)).toBe(0);
  });

  it('with everything taken back by the hospital, the line says so and nothing is recovered', () => {
    // 28 000.00 in scope: 6 000.00, all of it paid at the hospital.
    const whole = sheetOf({ inscp_scp_amt: '28000.00', oth_pay: '6000.00' });
    const paidElsewhere = [{ liability: 'in-policy', amount: yuan('6000.00') }];
    const facts = { othPayIs: 'this-product', paidElsewhere } as const;
    const paid = settle(zaozhuang(), initialState(), visit(whole, facts), HEALTHY);
    expect(paid.lines[0]).toMatchObject({ payable: 0, paidElsewhere: yuan('6000.00') });
    const taken = settle(zaozhuang(), paid.state, { ...back('in-policy'), sheet: reversalOf(whole) }, HEALTHY);
    const [line] = taken.lines;
    expect(line).toMatchObject({ payable: 0, recover: 0, reason: 'returned' });
    expect(line === undefined ? '' : explainLine(line)).toBe('医院已退回直赔 6,000.00 元，无须再追回。');
    expect(netOf(taken.state)).toBe(0);
  });

  it('never counts more as returned than was paid', () => {
    const taken = settle(zaozhuang(), initialState(), back('in-policy'), HEALTHY);
    expect(taken.lines[0]).toMatchObject({ payable: 0, recover: 0 });
    expect(netOf(taken.state)).toBe(0);
  });
});
