/** Facts of a claim that cannot be: each is refused naming field, value and next step (counter rules 19–24). */
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { checkVisit } from '../../../shared/settle/check-visit.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import { visitFromSheet } from '../../../shared/settle/visit.ts';
import { ganzhou, zaozhuang } from '../../support/plans.ts';
import { reversalOf, workedStay, yuan } from '../../support/sheets.ts';

const plan = zaozhuang();
const worked = visitFromSheet(workedStay(), { sum: { amount: yuan('31200.00'), source: 'entered' }, listed: [] });
const drug = { list: 'special', item: 'x', name: '样例特药01号', amount: yuan('1.00'), on: worked.sheet.enddate };

function refusal(changes: Partial<Visit>, of = plan): { code: string; sentence: string } {
  try {
    checkVisit(of, { ...worked, ...changes });
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, sentence: errorSentence(error.code, error.details) };
    throw error;
  }
  return { code: 'ok', sentence: '' };
}

it('the worked stay passes, with every fact stated', () => {
  const otherPayers = [{ payer: 'special-benefit', state: 'paid', amount: yuan('1.00') } as const];
  const paidElsewhere = [{ liability: 'in-policy', amount: yuan('10.00') }];
  const struck = [{ liability: 'out-drugs', amount: yuan('5.00'), reason: '无医嘱' }];
  const facts = { otherPayers, paidElsewhere, struck, listedDrugs: [drug], otherInsurance: yuan('3.00') };
  expect(refusal(facts).code).toBe('ok');
  expect(refusal({ otherPayers: [{ payer: 'special-benefit', state: 'none', amount: yuan('0.00') }] }).code).toBe('ok');
});

describe('the day of a listed drug', () => {
  it.each(['2023-06-10', '2022-05-31', '2022-06-21'])(
    '%s, outside the stay, is refused naming drug and dates',
    (on) => {
      const { code, sentence } = refusal({ listedDrugs: [drug, { ...drug, on: localDate(on) }] });
      expect(code).toBe('claim-drug-outside-stay');
      for (const named of [drug.name, on, '2022-06-01', '2022-06-20', '请']) expect(sentence).toContain(named);
    },
  );
  it('its first and last day are within', () => {
    const { begndate, enddate } = worked.sheet;
    const listedDrugs = [begndate, enddate].map((on) => ({ ...drug, on }));
    expect(refusal({ listedDrugs }).code).toBe('ok');
  });
});

describe('an amount against the sign of its sheet', () => {
  it.each<[string, Partial<Visit>, string]>([
    ['paidElsewhere', { paidElsewhere: [{ liability: 'in-policy', amount: yuan('-1000000.00') }] }, '-1,000,000.00'],
    ['struck', { struck: [{ liability: 'in-policy', amount: yuan('-20000.00'), reason: '误' }] }, '-20,000.00'],
    [
      'otherPayers',
      { otherPayers: [{ payer: 'special-benefit', state: 'paid', amount: yuan('-5000.00') }] },
      '-5,000.00',
    ],
    ['otherInsurance', { otherInsurance: yuan('-0.01') }, '-0.01'],
  ])('%s is refused with its value and what to do', (_, changes, value) => {
    const { code, sentence } = refusal(changes);
    expect(code).toBe('claim-amount-sign');
    expect(sentence).toContain(value);
    expect(sentence).toContain('请');
  });

  it('drugs too', () => {
    expect(refusal({ drugSum: { amount: yuan('-1.00'), source: 'entered' } }).code).toBe('claim-drug-amount-sign');
    expect(refusal({ listedDrugs: [{ ...drug, amount: yuan('-1.00') }] }).sentence).toContain('-1.00');
  });

  it('on a reversal it is the other way round', () => {
    const sheet = reversalOf(workedStay());
    const paid = (amount: string): Partial<Visit> => ({
      sheet,
      drugSum: null,
      paidElsewhere: [{ liability: 'in-policy', amount: yuan(amount) }],
    });
    expect([refusal(paid('-1.00')).code, refusal(paid('1.00')).code]).toEqual(['ok', 'claim-amount-sign']);
  });
});

describe('an id that the plan does not have', () => {
  it.each<[string, Partial<Visit>]>([
    ['paidElsewhere', { paidElsewhere: [{ liability: 'in-polciy', amount: yuan('1.00') }] }],
    ['struck', { struck: [{ liability: 'in-polciy', amount: yuan('1.00'), reason: '误' }] }],
  ])('%s: the liabilities there are, are named', (_, changes) => {
    const { code, sentence } = refusal(changes);
    expect([code, sentence.includes('in-polciy')]).toEqual(['claim-liability-unknown', true]);
    expect(sentence).toContain(plan.liabilities[0]?.name ?? '?');
  });

  it('a payer off the sheet, and one that is on it', () => {
    for (const payer of ['nobody', 'hifp_pay']) {
      const { code, sentence } = refusal({ otherPayers: [{ payer, state: 'paid', amount: yuan('1.00') }] });
      expect([code, sentence.includes('特惠保险')]).toEqual(['claim-payer-unknown', true]);
    }
    const { sentence } = refusal({ otherPayers: [{ payer: 'x', state: 'none', amount: yuan('0.00') }] }, ganzhou());
    expect(sentence).toContain('请');
  });

  it('a list', () => {
    const { code, sentence } = refusal({ listedDrugs: [{ ...drug, list: 'speical' }] });
    expect([code, sentence.includes('样例特药01号')]).toEqual(['claim-list-unknown', true]);
  });
});

describe('a payer stated against itself', () => {
  it('twice', () => {
    const paid = { payer: 'special-benefit', state: 'paid', amount: yuan('1.00') } as const;
    expect(refusal({ otherPayers: [paid, paid] }).code).toBe('claim-payer-twice');
  });

  it.each(['none', 'open'] as const)('with an amount although %s', (state) => {
    const { code, sentence } = refusal({ otherPayers: [{ payer: 'special-benefit', state, amount: yuan('7.00') }] });
    expect([code, sentence.includes('7.00')]).toEqual(['claim-payer-amount', true]);
  });
});
