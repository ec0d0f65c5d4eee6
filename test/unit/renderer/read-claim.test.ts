import { describe, expect, it } from 'vitest';
import { castMember } from '../../../main/demo/cast.ts';
import { draftOfClaim, EMPTY_CLAIM } from '../../../renderer/pages/Claim/draft.ts';
import { followingDraft, mayBeFollowed } from '../../../renderer/pages/Claim/following.ts';
import { uncovered } from '../../../renderer/pages/Claim/preview.ts';
import { factsText } from '../../../renderer/pages/Claim/read-claim.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import { localDate } from '../../../shared/dates.ts';
import { netReversals } from '../../../shared/sheet/net.ts';
import { visitSchema } from '../../../shared/settle/visit.ts';
import { workedVisit } from '../../support/claims.ts';
import { goldenSheet, sheetOf, workedStay, yuan } from '../../support/sheets.ts';
import { readTyped, typedSheet } from './claim-reading.ts';

const DRUGS = { drugSum: '31200' };

/** A claim as the desk gives it back. */
const taken = (visit: Claim['visit']): Claim => ({
  claimId: '00000000-0000-7000-8000-000000000001',
  policyId: '00000000-0000-7000-8000-000000000002',
  productName: '枣庄',
  psn_name: '孟样例',
  certno: '',
  claimant: {
    psn_cert_type: '01',
    certno: castMember('孟样例').row.certno,
    psn_name: '孟样例',
    tel: null,
    relation: '01',
  },
  visit,
  invoices: [],
  determined: null,
  follows: null,
  decided: null,
  returned: null,
  trials: [],
  openedAt: '2022-07-01T09:00:00',
});

describe('a typed sheet', () => {
  it('is the sheet on the paper, and pays what the worked stay pays', () => {
    const { shown, facts } = readTyped(typedSheet(workedStay(), DRUGS));
    expect(facts?.visit.sheet).toEqual({ ...workedStay(), setl_time: workedStay().setl_time.slice(0, 10) });
    expect(shown.expected).toEqual({ healthy: yuan('18525.00'), preexisting: yuan('7410.00') });
  });

  it('that is empty names what is missing in the order of the form, and shows no figure', () => {
    const { shown, facts } = readTyped(EMPTY_CLAIM);
    expect(shown.missing.slice(0, 7)).toEqual([
      '险种类型',
      '医疗类别',
      '定点医药机构',
      '开始日期',
      '结束日期',
      '结算日期',
      '医疗费总额',
    ]);
    expect([shown.figures, facts]).toEqual([[], null]);
  });

  it('that does not add up is told at once, even before its head is typed', () => {
    const { amounts } = typedSheet();
    const { shown } = readTyped({ ...EMPTY_CLAIM, amounts: { ...amounts, medfee_sumamt: '160000.01' } });
    expect(shown.findings.map(({ id }) => id)).toContain('I1');
    expect(shown.visit).toBeNull();
  });

  it('of a day still to come is told at its field while it is typed, as the desk would refuse it', () => {
    const { shown, facts } = readTyped({ ...typedSheet(workedStay(), DRUGS), settledOn: '20220702' });
    expect(shown.findings.map(({ id, sentence }) => [id, sentence])).toEqual([
      [
        'future-setl_time',
        '结算单结算时间 2022-07-02 晚于今天 2022-07-01，就医和结算都已发生后才能受理。请按结算单改正日期，并确认本机日期正确。',
      ],
    ]);
    expect([shown.figures, facts]).toEqual([[], null]);
    const early = readTyped({ ...EMPTY_CLAIM, enddate: '20220702' });
    expect(early.shown.findings.map(({ id }) => id)).toEqual(['future-enddate']);
  });

  it('with a text that cannot be kept says so at its field, and no figure is shown', () => {
    const { shown, facts } = readTyped(typedSheet(workedStay(), { hospital: '院'.repeat(201) }));
    expect(shown.findings.map(({ id, sentence }) => [id, sentence])).toEqual([
      ['field-fixmedins_name', '定点医药机构名称不能超过 200 个字。请按结算单改正。'],
    ]);
    expect([shown.figures, shown.missing, facts]).toEqual([[], [], null]);
  });
});

describe('an amount that cannot be read is never 0', () => {
  it.each([
    ['drugSum', { drugSum: '31.200,00' }],
    ['otherInsurance', { otherInsurance: '2千' }],
    ['otherInsurance', { otherInsurance: '-100' }],
    ['payer special-benefit', { payers: { 'special-benefit': { state: 'paid', amount: '500O' } } }],
    ['payer special-benefit', { payers: { 'special-benefit': { state: 'paid', amount: '' } } }],
    ['listed 0 amount', { listed: [{ drug: 'special/sample-special-01', amount: '-1', on: '' }] }],
  ] as const)('%s', (place, changes) => {
    const { shown, facts } = readTyped(typedSheet(workedStay(), { ...DRUGS, ...changes }));
    expect(Object.keys(shown.problems)).toEqual([place]);
    expect([shown.visit, shown.figures, facts]).toEqual([null, [], null]);
  });

  it('a row of a drug or a receipt that nothing was typed into is not there', () => {
    const rows = { listed: [{ drug: '', amount: '', on: '' }], invoices: [{ bill_code: '', bill_no: ' ' }] };
    const { facts } = readTyped(typedSheet(workedStay(), { ...DRUGS, ...rows }));
    expect([facts?.visit.listedDrugs, facts?.invoices]).toEqual([[], []]);
  });

  it('a half-filled one is told at its fields', () => {
    const rows = { listed: [{ drug: '', amount: '10', on: '2022-6' }], invoices: [{ bill_code: 'A', bill_no: '' }] };
    const read = readTyped(typedSheet(workedStay(), { ...DRUGS, ...rows }));
    expect(Object.keys(read.shown.problems)).toEqual(['listed 0 drug', 'listed 0 on']);
    expect(read.hasWrongInvoice).toBe(true);
  });
});

describe('what the desk would refuse is told before it is asked', () => {
  it('drugs above the self-funded cost, at the sum; a drug of another day, at the drugs', () => {
    const above = readTyped(typedSheet(workedStay(), { drugSum: '40000.01' })).shown;
    expect(above.problems['drugSum']).toContain('多出 0.01 元');
    const listed = [{ drug: 'special/sample-special-01', amount: '100', on: '20220701' }];
    const late = readTyped(typedSheet(workedStay(), { ...DRUGS, listed })).shown;
    expect(Object.keys(late.problems)).toEqual(['listed']);
  });

  it('the sheet of another person, at the number; hidden digits and another name are no reason', () => {
    const { certno } = castMember('孟样例').row;
    const other = readTyped(typedSheet(workedStay(), { ...DRUGS, patientCertno: castMember('秦样例').row.certno }));
    expect([other.patient.problem !== null, other.facts]).toEqual([true, null]);
    const hidden = certno.replace(/^(.{6}).{8}/, '$1********');
    const masked = readTyped(typedSheet(workedStay(), { ...DRUGS, patientCertno: hidden, patientName: '孟某人' }));
    expect(masked.patient.problem).toBeNull();
    expect(masked.patient.warning).toContain('姓名差异');
    expect(masked.facts?.visit.sheet).toMatchObject({ certno: hidden, psn_name: '孟某人' });
  });
});

describe('其他支出 (counter rule 24)', () => {
  const sheet = sheetOf({ inscp_scp_amt: '50000.00', oth_pay: '6000.00' });

  it('is asked about, and while nobody asked nothing is payable', () => {
    const { shown } = readTyped(typedSheet(sheet));
    expect(shown.others).toBe(yuan('6000.00'));
    expect(shown.expected.healthy).toBeNull();
  });

  it('paid for this product it is split by liability and booked as paid', () => {
    const own = { othPayIs: 'this-product', paidElsewhere: { 'in-policy': '6000', 'out-drugs': '' } } as const;
    const { facts, shown } = readTyped(typedSheet(sheet, own));
    expect(facts?.visit.paidElsewhere).toEqual([{ liability: 'in-policy', amount: yuan('6000.00') }]);
    expect(shown.expected.healthy).toBe(yuan('16500.00'));
  });

  it('said to be another payer’s, a split typed before does not go along', () => {
    const others = { othPayIs: 'other-payer', paidElsewhere: { 'in-policy': '6000' } } as const;
    expect(readTyped(typedSheet(sheet, others)).facts?.visit).toMatchObject({
      othPayIs: 'other-payer',
      paidElsewhere: [],
    });
  });

  it('an answer given for a sheet that had some is forgotten when it has none', () => {
    expect(readTyped(typedSheet(workedStay(), { othPayIs: 'this-product' })).facts?.visit.othPayIs).toBeNull();
  });
});

describe('the figure', () => {
  it('of a stay outside the cover is words', () => {
    const last = typedSheet(workedStay(), { begndate: '20210601', enddate: '20210620', settledOn: '20210620' });
    const [figure] = readTyped(last).shown.figures;
    expect(figure === undefined ? null : uncovered(figure)).toBe('不在保障期间');
    const [inside] = readTyped(typedSheet()).shown.figures;
    expect(inside === undefined ? '' : uncovered(inside)).toBeNull();
  });

  it('that waits for a liability is not drawn as if it were whole', () => {
    const [figure] = readTyped(typedSheet(goldenSheet())).shown.figures;
    expect(figure?.isPending).toBe(true);
    const [waiting] = readTyped(typedSheet(workedStay())).shown.figures;
    expect(waiting?.bars.find(({ key }) => key === 'product')?.amount).toBe(yuan('10125.00'));
  });
});

describe('a claim back in the form', () => {
  it('is the same facts, so that opening it changes nothing', () => {
    const changes = { ...DRUGS, othPayIs: null, patientName: '孟样例', setlId: 'JS1' } as const;
    const { facts } = readTyped(typedSheet(workedStay(), changes));
    if (facts === null) throw new Error('the worked stay is whole');
    const again = readTyped(draftOfClaim(taken(visitSchema.parse(facts.visit))));
    expect(factsText(again.facts)).toBe(factsText(facts));
  });

  it('keeps what the form does not show: the time of settling, the funds by type, the receipt', () => {
    const setldetail = [{ fund_pay_type: '390100', fund_payamt: yuan('76500.00') }];
    const sheet = { ...workedStay(), psn_no: 'P1', setldetail, setl_time: '2022-06-20 16:30:00' };
    const { facts } = readTyped(typedSheet(workedStay(), DRUGS));
    if (facts === null) throw new Error('the worked stay is whole');
    const visit = visitSchema.parse({ ...facts.visit, sheet });
    const draft = draftOfClaim(taken(visit));
    expect(readTyped(draft).facts?.visit.sheet).toEqual(sheet);
    expect(readTyped({ ...draft, settledOn: '20220621' }).facts?.visit.sheet.setl_time).toBe('2022-06-21');
  });
});

describe('a decided bill', () => {
  const original = taken(visitSchema.parse(workedVisit({ setl_id: 'S1', mdtrt_id: 'M1' })));

  it('is taken back with the amounts as the refund sheet prints them, counted as negative', () => {
    const draft = followingDraft({ claim: original, as: 'reversal' });
    expect([draft.setlId, draft.settledOn, draft.amounts.medfee_sumamt]).toEqual(['', '', '160,000.00']);
    const { visit } = readTyped({ ...draft, setlId: 'S1-R', settledOn: '20220630' }).shown;
    const { sheet, drugSum } = visit ?? {};
    expect([sheet?.medfee_sumamt, sheet?.refd_setl_flag, sheet?.init_setl_id, drugSum?.amount]).toEqual([
      -16_000_000,
      true,
      'S1',
      -3_120_000,
    ]);
    expect(netReversals(sheet === undefined ? [] : [original.visit.sheet, sheet]).cancelled).toHaveLength(1);
  });

  it('is stated anew from what was taken in', () => {
    const draft = followingDraft({ claim: original, as: 'correction' });
    expect(readTyped(draft).shown.visit).toEqual(readTyped(draftOfClaim(original)).shown.visit);
  });

  it('asks for the 结算日期 before anything is wrong, and says what does not add up as it was typed', () => {
    const empty = readTyped(followingDraft({ claim: original, as: 'reversal' }));
    expect(empty.shown.missing).toEqual(['结算日期']);
    expect(empty.shown.findings).toEqual([]);
    const draft = followingDraft({ claim: original, as: 'reversal' });
    const wrong = readTyped({ ...draft, settledOn: '20220630', amounts: { ...draft.amounts, medfee_sumamt: '10000' } });
    const said = wrong.shown.findings.map(({ sentence }) => sentence).join('');
    expect(said).toContain('10,000.00');
    expect(said).not.toMatch(/-\d/);
  });

  it('that is a reversal itself comes back into the form as it was typed', () => {
    const draft = { ...followingDraft({ claim: original, as: 'reversal' }), setlId: 'S1-R', settledOn: '20220630' };
    const visit = readTyped(draft).shown.visit ?? original.visit;
    const back = draftOfClaim({ ...original, visit });
    expect(back.amounts).toEqual(draft.amounts);
    expect(
      mayBeFollowed({
        ...original,
        visit,
        decided: { on: localDate('2022-07-01'), verdict: 'pay', payable: yuan('0.00'), recover: yuan('18525.00') },
      }),
    ).toBe(false);
  });
});
