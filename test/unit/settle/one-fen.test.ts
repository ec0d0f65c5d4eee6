/** Each fen of a bill counts once, whichever liabilities name the same list (counter rules 20, 21; shapes 4, 5, 68). */
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { parseYuan, type Fen } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { visitFromSheet, type Visit, type VisitExtras } from '../../../shared/settle/visit.ts';
import { choice, figure, flat, product } from '../../support/plans.ts';
import { sheetOf, yuan } from '../../support/sheets.ts';

const ITEM = { id: 'one', name: '一号药' };
const VERSIONS = [{ from: '2022-01-01', to: '2022-12-31', items: [ITEM, { id: 'two', name: '二号药' }] }];
const LISTS = { lists: [{ id: 'shelf', name: '目录', versions: figure(VERSIONS) }] };
const LISTED = { kind: 'listed-drugs', list: 'shelf' };
const FREE = figure('0.00');

/** 10 000.00 self-funded, of it drug one for 6 000.00. */
function bill(extras: VisitExtras = {}, sum: string | null = '6000.00', item = 'one'): Visit {
  const sheet = sheetOf({ fulamt_ownpay_amt: '10000.00' });
  const drug = { list: 'shelf', item, name: item, amount: yuan('6000.00'), on: localDate('2022-06-10') };
  const drugSum = sum === null ? null : ({ amount: parseYuan(sum), source: 'entered' } as const);
  return visitFromSheet(sheet, { sum: drugSum, listed: [drug] }, extras);
}

function bases(plan: CompiledPlan, visit: Visit): (Fen | null)[] {
  return settle(plan, initialState(), visit, { healthStatus: 'healthy' }).lines.map(({ base }) => base);
}

describe('a drug that one liability took', () => {
  it('is gone for another of the same list', () => {
    const plan = product({ a: { counts: LISTED, line: FREE }, b: { counts: LISTED, line: FREE } }, LISTS);
    expect(bases(plan, bill())).toEqual([yuan('6000.00'), 0]);
  });

  it('is not taken off again where the list is a negative one', () => {
    const negative = { kind: 'out-of-scope', except: 'shelf' };
    const plan = product({ a: { counts: LISTED, line: FREE }, b: { counts: negative, line: FREE } }, LISTS);
    expect(bases(plan, bill())).toEqual([yuan('6000.00'), yuan('4000.00')]);
  });

  it('does not let other cost in under its 商保目录', () => {
    const pooled = { kind: 'pooled', catalogue: figure({ list: 'shelf' }) };
    const plan = product({ a: { counts: LISTED, line: FREE }, b: { counts: pooled, line: FREE } }, LISTS);
    expect(bases(plan, bill())).toEqual([yuan('6000.00'), 0]);
  });
});

describe('while one liability of a list waits', () => {
  it('another of the same list does not take its drugs', () => {
    const requires = [{ id: 'place', name: '指定机构', when: { listedPlace: true }, source: FREE.source }];
    const plan = product(
      { a: { counts: LISTED, line: FREE, more: { requires } }, b: { counts: LISTED, line: FREE } },
      LISTS,
    );
    const { lines } = settle(plan, initialState(), bill(), { healthStatus: 'healthy' });
    expect(lines.map(({ reason }) => reason)).toEqual(['fact-missing', 'listed-drug-pending']);
  });
});

describe('what a list leaves out stays for the next liability', () => {
  it('a negative list leaves its items to the liability that lists them', () => {
    const negative = { kind: 'out-of-scope', except: 'shelf' };
    const plan = product({ a: { counts: negative, line: FREE }, b: { counts: LISTED, line: FREE } }, LISTS);
    expect(bases(plan, bill())).toEqual([yuan('4000.00'), yuan('6000.00')]);
  });

  it('a 商保目录 leaves the other self-funded cost', () => {
    const pooled = { kind: 'pooled', catalogue: figure({ list: 'shelf' }) };
    const plan = product(
      { a: { counts: pooled, line: FREE }, b: { counts: { kind: 'out-of-scope' }, line: FREE } },
      LISTS,
    );
    expect(bases(plan, bill())).toEqual([yuan('6000.00'), yuan('4000.00')]);
  });

  it('where nothing is left out of scope the drug sum is not asked for', () => {
    const drugs = { kind: 'out-of-scope-drugs' };
    const plan = product({ a: { counts: { kind: 'out-of-scope' }, line: FREE }, b: { counts: drugs, line: FREE } });
    expect(bases(plan, bill({}, null))).toEqual([yuan('10000.00'), 0]);
  });
});

it('a 商保目录 needs the two sides of the bill apart: without `base` the plan is refused', () => {
  const counts = { kind: 'pooled', catalogue: figure({ list: 'shelf' }) };
  expect(() => product({ a: { counts } }, { ...LISTS, base: null })).toThrow('plan-invalid');
});

describe('a strike of one item', () => {
  const struck = [{ liability: 'a', item: 'one', amount: yuan('2500.00'), reason: '超出用量' }];

  it('takes its amount off where items have no ratio and no cap of their own', () => {
    const plan = product({ a: { counts: LISTED, line: FREE } }, LISTS);
    expect(bases(plan, bill({ struck }))).toEqual([yuan('3500.00')]);
    const items = [{ kind: 'drug', item: 'one', name: '一号药', amount: yuan('2000.00') }] as const;
    const all = product({ a: { counts: { kind: 'out-of-scope' }, line: FREE } });
    expect(bases(all, bill({ struck, care: { items: [...items] } }))).toEqual([yuan('8000.00')]);
  });

  it('touches no other item', () => {
    const plan = product({ a: { counts: LISTED, line: FREE } }, LISTS);
    expect(bases(plan, bill({ struck }, '6000.00', 'two'))).toEqual([yuan('6000.00')]);
  });
});

describe('既往症 by illness', () => {
  const preexisting = { illnesses: figure(['恶性肿瘤']), before: figure('first-cover') };
  const member = { diagnoses: [{ illness: '骨折', on: localDate('2020-05-01') }] };
  const drugs = { counts: { kind: 'out-of-scope-drugs' }, line: FREE };

  it('without such an illness the first cover need not be known', () => {
    const plan = product({ a: { line: FREE, more: { preexisting } } });
    const visit = visitFromSheet(sheetOf({ inscp_scp_amt: '1000.00' }), { sum: null, listed: [] });
    const settlement = settle(plan, initialState(), visit, { healthStatus: 'healthy', member });
    expect(settlement.payable).toBe(yuan('500.00'));
  });

  it('a liability of listed drugs that waits for it keeps the drug-only one waiting', () => {
    const plan = product({ a: { counts: LISTED, line: FREE, more: { preexisting } }, b: drugs }, LISTS);
    const ill = { diagnoses: [{ illness: '恶性肿瘤', on: localDate('2020-05-01') }] };
    const { lines } = settle(plan, initialState(), bill(), { healthStatus: 'healthy', member: ill });
    expect(lines.map(({ reason }) => reason)).toEqual(['fact-missing', 'listed-drug-pending']);
  });
});

describe('其他支出 as a prior payer', () => {
  const payer = { id: 'aid', name: '互助', field: 'oth_pay', scope: figure('both'), insutypes: null };
  const ratio = choice([['aid', { paidBy: 'aid' }, '1']], '0.5');
  const plan = product({ a: { line: FREE, ratio: flat(ratio) } }, { priorPayers: [payer] });
  const sheet = sheetOf({ inscp_scp_amt: '1000.00', oth_pay: '100.00' });
  const pays = (othPayIs: 'other-payer' | 'this-product'): Fen | null => {
    const visit = visitFromSheet(sheet, { sum: null, listed: [] }, { othPayIs });
    return settle(plan, initialState(), visit, { healthStatus: 'healthy' }).payable;
  };

  it('has paid when it was another payer’s, not when it was this product’s own one-stop payment', () => {
    expect(pays('other-payer')).toBe(yuan('900.00'));
    expect(pays('this-product')).toBe(yuan('400.00'));
  });
});

it('a line that a fact has lowered since still took what it took: bands are measured on the whole year’s cost', () => {
  const band = (id: string, above: string, part: string) => {
    return { id, above: figure(above), healthy: figure(part), preexisting: figure(part) };
  };
  const ratio = { kind: 'banded', bands: [band('low', '5000.00', '0.5'), band('high', '12000.00', '1')] };
  const line = choice([['july', { on: { from: '2022-07-01' } }, '5000.00']], '10000.00');
  const plan = product({ a: { line, ratio } });
  const stay = (amount: string, day: string): Visit => {
    const dates = { begndate: localDate(day), enddate: localDate(day), setl_time: day };
    return visitFromSheet(sheetOf({ inscp_scp_amt: amount }, dates), { sum: null, listed: [] });
  };
  const first = settle(plan, initialState(), stay('12000.00', '2022-06-10'), { healthStatus: 'healthy' });
  expect(first.payable).toBe(yuan('1000.00'));
  const second = settle(plan, first.state, stay('1000.00', '2022-07-10'), { healthStatus: 'healthy' });
  expect(second.payable).toBe(yuan('1000.00'));
});

it('while it is open which line a liability has, a line that follows the person is not taken', () => {
  const carried = { afterClaim: FREE, withoutClaim: FREE, floor: FREE, ceiling: figure('9000.00') };
  const unset = { unset: '测试', source: { doc: 'policy', at: '测试' } };
  const plan = product({ a: { deductible: { carried } } }, { lineArrangement: unset });
  const visit = visitFromSheet(sheetOf({ inscp_scp_amt: '1000.00' }), { sum: null, listed: [] });
  const member = { consecutiveYears: 2, claimFreeYears: 1, lastYearLines: { a: yuan('5000.00') } };
  expect(settle(plan, initialState(), visit, { healthStatus: 'healthy', member }).lines[0]?.status).toBe('pending');
});
