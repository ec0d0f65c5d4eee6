import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { initialState } from '../../shared/settle/state.ts';
import { settle } from '../../shared/settle/settle.ts';
import { visitFromSheet } from '../../shared/settle/visit.ts';
import { differenceOf, whatIf, type Supposition } from '../../shared/what-if.ts';
import { ganzhou, zaozhuang } from '../support/plans.ts';
import { sheetOf, workedStay, yuan } from '../support/sheets.ts';

const worked = visitFromSheet(workedStay(), { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [] });
const asItIs: Supposition = { healthStatus: 'healthy', medType: null, insutype: null, oneMore: null };
const suppose = (changes: Partial<Supposition>) =>
  whatIf(zaozhuang(), initialState(), worked, { ...asItIs, ...changes });

describe('supposing', () => {
  it('nothing is the trial itself', () => {
    expect(suppose({}).bills).toEqual([
      { visit: worked, settlement: settle(zaozhuang(), initialState(), worked, { healthStatus: 'healthy' }) },
    ]);
  });

  it('the other status pays what the worked stay says', () => {
    expect(suppose({ healthStatus: 'preexisting' }).payable).toBe(yuan('7410.00'));
  });

  it('the same bill again pays without the lines, which the first has used up', () => {
    const { bills, payable } = suppose({ oneMore: 'same' });
    // 33 500 × 75 % + 31 200 × 75 %
    expect(bills.map(({ settlement }) => settlement.payable)).toEqual([yuan('18525.00'), yuan('48525.00')]);
    expect(payable).toBe(yuan('67050.00'));
    expect(differenceOf(payable, yuan('18525.00'))).toBe(yuan('48525.00'));
  });

  it('a bill of an amount and a day counts that amount in scope and nothing else', () => {
    const { bills } = suppose({ oneMore: { inScope: yuan('10000.00'), on: localDate('2022-09-01') } });
    const [, more] = bills.map(({ settlement }) => settlement);
    expect(more?.payable).toBe(yuan('7500.00'));
    expect(more?.holds).toEqual([]);
    expect(more?.lines.map(({ payable }) => payable)).toEqual([yuan('7500.00'), 0, 0, 0]);
    const pooled = whatIf(
      ganzhou(),
      initialState(),
      visitFromSheet(sheetOf({ inscp_scp_amt: '9.00' }), { sum: null, listed: [] }),
      {
        ...asItIs,
        oneMore: { inScope: yuan('10000.00'), on: localDate('2022-09-01') },
      },
    );
    expect(pooled.bills[1]?.settlement.lines[0]?.base).toBe(yuan('10000.00'));
  });

  it('a day outside the cover year pays nothing and says so', () => {
    const { bills } = suppose({ oneMore: { inScope: yuan('10000.00'), on: localDate('2023-09-01') } });
    expect(bills[1]?.settlement.lines.map(({ reason }) => reason)).toEqual(Array(4).fill('outside-cover'));
  });

  it('another kind of care that is not covered pays nothing', () => {
    const { bills } = suppose({ medType: '11' });
    expect(bills[0]?.settlement.lines[0]).toMatchObject({ status: 'notCovered', reason: 'setting-not-covered' });
  });

  it('a figure that waits leaves no sum and no difference', () => {
    const waiting = visitFromSheet(workedStay(), { sum: null, listed: [] });
    const { payable } = whatIf(zaozhuang(), initialState(), waiting, asItIs);
    expect([payable, differenceOf(payable, yuan('1.00'))]).toEqual([null, null]);
  });

  it('changes neither the visit nor the position it starts from', () => {
    const state = initialState();
    const before = JSON.stringify([worked, state]);
    whatIf(zaozhuang(), state, worked, { ...asItIs, medType: '11', insutype: '310', oneMore: 'same' });
    expect(JSON.stringify([worked, state])).toBe(before);
  });
});
