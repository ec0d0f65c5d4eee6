import { describe, expect, it } from 'vitest';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import { decide } from '../../../shared/settle/decide.ts';
import { type DecidedBill, pastOf, settleAfter, standingVisit } from '../../../shared/settle/past.ts';
import { explain } from '../../../shared/settle/explain.ts';
import { initialState, type SettleState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit } from '../../../shared/settle/visit.ts';
import { reversedVisit } from '../../support/histories.ts';
import { zaozhuang } from '../../support/plans.ts';
import { sheetOf } from '../../support/sheets.ts';

const PLAN = zaozhuang();

function bill(setlId: string, inScope: string): Visit {
  const sheet = sheetOf({ inscp_scp_amt: inScope }, { setl_id: setlId, mdtrt_id: `M-${setlId}` });
  return visitFromSheet(sheet, { sum: null, listed: [] });
}

/** Decides these in their order; a claim after the first follows it. */
function decided(visits: readonly Visit[]): { readonly bills: DecidedBill[]; readonly state: SettleState } {
  const bills: DecidedBill[] = [];
  let state = initialState();
  for (const [at, visit] of visits.entries()) {
    const follows = at === 0 ? null : 'C0';
    const past = follows === null ? null : pastOf(bills, follows);
    const run = decide(PLAN, state, { visit, healthStatus: 'healthy', verdict: 'pay', past });
    if (run === null) throw new Error(`bill ${at} has no figure`);
    state = run.stateAfter;
    bills.push({
      claimId: `C${at}`,
      follows,
      visit,
      decision: { healthStatus: 'healthy', verdict: 'pay', lines: run.lines },
    });
  }
  return { bills, state };
}

/** 60 000 decided, of which 10 000 came back: 50 000 stand, (50 000 − 20 000) × 75 % = 22 500. */
const PART_BACK = decided([bill('S1', '60000.00'), reversedVisit(bill('S1', '10000.00'))]);

function correctedTo(visit: Visit, { bills, state }: typeof PART_BACK = PART_BACK) {
  const settled = settleAfter(PLAN, state, visit, { healthStatus: 'healthy', past: pastOf(bills, 'C0') });
  const owed = settled.adjustments.map(({ kind, amount }) => `${kind} ${formatYuan(amount)}`);
  return settled.payable === null ? [settled.lines[0]?.reason, settled.lines[0]?.detail] : owed;
}

describe('a bill of which a part came back', () => {
  it('stands with the rest', () => {
    const standing = standingVisit(PLAN, pastOf(PART_BACK.bills, 'C0'));
    expect(formatYuan(standing?.sheet.inscp_scp_amt ?? ZERO)).toBe('50,000.00');
  });

  it('is not stated anew with what came back: the old sheet would pay the refund again', () => {
    expect(correctedTo(bill('S1', '60000.00'))).toEqual(['correction-beyond', '50,000.00']);
    expect(correctedTo(bill('S1', '45000.00'))).toEqual(['recover 3,750.00']);
    // Not even after it was stated once in between.
    const again = decided([bill('S1', '60000.00'), reversedVisit(bill('S1', '10000.00')), bill('S1', '45000.00')]);
    expect(correctedTo(bill('S1', '60000.00'), again)).toEqual(['correction-beyond', '45,000.00']);
  });

  it('settled anew by the hospital it may be more than it was', () => {
    expect(correctedTo(bill('S2', '61000.00'))).toEqual(['top-up 8,250.00']);
  });
});

it('a bill of which nothing came back may be stated with more', () => {
  expect(correctedTo(bill('S1', '61000.00'), decided([bill('S1', '60000.00')]))).toEqual(['top-up 750.00']);
});

describe('a correction with one liability still open', () => {
  it('names what is missing there; the others wait for it, and no step speaks of an amount', () => {
    const { bills, state } = decided([bill('S1', '60000.00')]);
    const sheet = sheetOf({ inscp_scp_amt: '50000.00', fulamt_ownpay_amt: '10000.00' }, { setl_id: 'S1' });
    const open = visitFromSheet(sheet, { sum: null, listed: [] });
    const settled = settleAfter(PLAN, state, open, { healthStatus: 'healthy', past: pastOf(bills, 'C0') });
    const reasons = settled.lines.map(({ liability, reason, detail }) => [liability, reason, detail]);
    expect(settled.payable).toBeNull();
    expect(reasons).toContainEqual(['in-policy', 'others-pending', '责任二 医保政策范围外住院药品费用']);
    expect(reasons).toContainEqual(['out-drugs', 'drug-sum-missing', null]);
    const said = settled.steps.map((step) => explain(step).formula);
    expect(new Set(said)).toEqual(new Set(['缺自费药品合计，待补']));
  });

  it('a correction that changes nothing says so of each liability, whose cost it had', () => {
    const { bills, state } = decided([bill('S1', '60000.00')]);
    const settled = settleAfter(PLAN, state, bill('S1', '60000.00'), {
      healthStatus: 'healthy',
      past: pastOf(bills, 'C0'),
    });
    expect(new Set(settled.lines.map(({ reason }) => reason))).toEqual(new Set(['nothing-due']));
  });
});
