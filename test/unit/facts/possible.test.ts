/** Facts that cannot be true together are refused naming field, value and what they go against; true ones pass. */
import { describe, expect, it } from 'vitest';
import { answerTo, hq01, withMember, withStay } from '../../support/facts.ts';
import { refusal } from '../../support/refusal.ts';

/** Two stays of HQ01, each with its changes to the sheet. */
function twoStays(...sheets: readonly [object, object]): unknown {
  const facts = hq01();
  const [stay] = facts.visits;
  return { ...facts, visits: sheets.map((sheet) => ({ ...stay, sheet: { ...stay.sheet, ...sheet } })) };
}

describe('a bill in two claims', () => {
  it.each<[string, [object, object]]>([
    ['neither has an id', [{ setl_id: undefined }, { setl_id: undefined }]],
    ['only one has an id', [{}, { setl_id: undefined }]],
  ])('sheets that agree in everything are one settlement where %s', (_, sheets) => {
    const { code, sentence } = refusal(() => answerTo(twoStays(...sheets)));
    expect(code).toBe('facts-sheet-twice');
    for (const named of ['第 1 次和第 2 次', '2024-05-06', '336,800.00', '"setl_id"', '请']) {
      expect(sentence).toContain(named);
    }
  });

  it.each<[string, [object, object]]>([
    ['another day', [{ setl_id: undefined }, { setl_id: undefined, enddate: '2024-06-21', setl_time: '2024-06-21' }]],
    ['another hospital', [{ setl_id: undefined }, { setl_id: undefined, fixmedins_name: '另一家医院' }]],
    ['ids of their own', [{ setl_id: 'P001' }, { setl_id: 'P002' }]],
  ])('are two with %s', (_, sheets) => {
    expect(answerTo(twoStays(...sheets)).payable).toBeGreaterThan(6_886_000);
  });

  it('two purchases alike may both be true', () => {
    const drugs = [{ list: 'special', item: 'sample-special-01', name: '样例特药01号', amount: '13000.00' }];
    const purchase = { purchase: { on: '2022-05-01', med_type: '21', drugs } };
    const facts = { format: 1, insutype: '390', healthStatus: 'healthy', visits: [purchase, purchase] };
    expect(answerTo(facts, 'zaozhuang-2022').payable).toBe(360_000);
  });
});

it('sheets of two people are not one person’s year; no whole certificate number is told', () => {
  const { code, sentence } = refusal(() =>
    answerTo(twoStays({ certno: '11010119900101004X' }, { setl_id: 'P002', certno: '110101199001010058' })),
  );
  expect([code, sentence.includes('110***0058'), sentence.includes('110101199001010058')]).toEqual([
    'facts-other-person',
    true,
    false,
  ]);
  const same = twoStays({ certno: '11010119900101004x' }, { setl_id: 'P002', certno: '11010119900101004X' });
  expect(answerTo(same).payable).toBeGreaterThan(6_886_000);
});

describe('facts against each other', () => {
  it.each<[string, string, unknown, readonly string[]]>([
    [
      'basic insurance paid and did not settle',
      'claim-settled-contradicts',
      { care: { settledByBasic: false } },
      ['107,000.00'],
    ],
    [
      'items above the whole bill',
      'claim-items-above-total',
      { care: { items: [{ kind: 'drug', item: 'x', name: 'x', amount: '336800.01' }] } },
      ['336,800.01', '336,800.00', '0.01'],
    ],
    [
      'an item below 0',
      'claim-amount-sign',
      { care: { items: [{ kind: 'drug', item: 'x', name: 'x', amount: '-1.00' }] } },
      ['单项药品、耗材的金额', '-1.00'],
    ],
    [
      'a drug prescribed after its day',
      'claim-prescribed-after',
      {
        listedDrugs: [
          {
            list: 'special',
            item: 'x',
            name: '样例药',
            amount: '1.00',
            on: '2024-05-07',
            facts: { prescribedOn: '2024-05-08' },
          },
        ],
      },
      ['样例药', '2024-05-07', '2024-05-08'],
    ],
  ])('%s', (_, code, stay, named) => {
    const refused = refusal(() => answerTo(withStay(Object(stay))));
    expect(refused.code).toBe(code);
    for (const word of [...named, '请']) expect(refused.sentence).toContain(word);
  });

  it.each<[string, object, readonly string[]]>([
    [
      'a suspension that ends before it begins',
      { suspended: [{ from: '2024-05-02', to: '2024-05-01' }] },
      ['2024-05-02', '2024-05-01'],
    ],
    ['care before the first cover', { firstCoverFrom: '2024-06-21' }, ['2024-06-21', '2024-05-06 至 2024-06-20']],
  ])('%s', (_, member, named) => {
    const { code, sentence } = refusal(() => answerTo(withMember(member)));
    expect(code).toBe('facts-contradict');
    for (const word of [...named, '请']) expect(sentence).toContain(word);
  });

  it('the first cover may begin within the stay, or years before', () => {
    for (const firstCoverFrom of ['2024-06-20', '2021-01-01']) {
      expect(answerTo(withMember({ firstCoverFrom })).payable).toBe(6_886_000);
    }
  });

  it('more years without a claim than years insured are said', () => {
    const { notices } = answerTo(withMember({ consecutiveYears: 2, claimFreeYears: 2 }));
    expect(notices).toEqual([expect.stringContaining('连续未理赔 2 年，而连续参保 2 年')]);
  });
});

it.each<[string, unknown, RegExp]>([
  [
    'new, and covered years before',
    withMember({ consecutiveYears: 1, claimFreeYears: 0, firstCoverFrom: '2021-01-01' }),
    /^本年度首次参保，.*2021-01-01/,
  ],
  [
    'insured for years, and covered from this one',
    withMember({ firstCoverFrom: '2024-01-01' }),
    /^连续参保 2 年，.*2024-01-01/,
  ],
  [
    'not settled, and funds paid',
    withStay({ sheet: { hifp_pay: '0', maf_pay: '107000.00' }, care: { settledByBasic: false } }),
    /^第 1 次就医未经基本医保结算，.*186,000\.00 元/,
  ],
])('%s: said, for someone may count or settle otherwise', (_, facts, sentence) => {
  expect(answerTo(facts).notices).toContainEqual(expect.stringMatching(sentence));
});

describe('parts of a sheet field', () => {
  const parts = (...amounts: readonly (readonly [string, string])[]) => ({
    sheet: { preselfpay_amt: '1000.00', fulamt_ownpay_amt: '58600.00' },
    care: { parts: amounts.map(([part, amount]) => ({ part, amount })) },
  });
  const yantai = (stay: { sheet: object; care: object }) => {
    const facts = withStay(stay) as { member: object }; // built above
    return answerTo({ ...facts, member: { ...facts.member, version: undefined } }, 'yantai-2024');
  };

  it('are together at most the field', () => {
    const most = parts(['away-first', '500.00'], ['exam-first', '300.00'], ['diag-first', '200.00']);
    expect(yantai(most).plan).toBe('yantai-2024');
    const { code, sentence } = refusal(() => yantai(parts(['away-first', '600.00'], ['exam-first', '400.01'])));
    expect(code).toBe('claim-part-above-field');
    for (const named of ['away-first', 'exam-first', '1,000.01', '先行自付金额 1,000.00', '请']) {
      expect(sentence).toContain(named);
    }
  });

  it('are stated once, with the sheet’s sign', () => {
    expect(refusal(() => yantai(parts(['away-first', '1.00'], ['away-first', '2.00']))).code).toBe('claim-part-twice');
    expect(refusal(() => yantai(parts(['away-first', '-1.00']))).code).toBe('claim-amount-sign');
  });
});

describe('what was decided', () => {
  const decided = (...amounts: readonly string[]) =>
    withStay({ decided: amounts.map((amount) => ({ liability: 'in-policy', amount })) });

  it('is never above what the insured bore', () => {
    // 150 800.00 borne; the drugs' 9 500.00 stand beside it as computed.
    expect(answerTo(decided('141300.00')).payable).toBe(6_886_000);
    const { code, sentence } = refusal(() => answerTo(decided('141300.01')));
    expect(code).toBe('facts-decided-above-borne');
    for (const named of ['第 1 次', '150,800.01', '150,800.00', '0.01', '请']) expect(sentence).toContain(named);
  });

  it('is said where it is above the computed, and not where it is below', () => {
    expect(answerTo(decided('60000.00')).notices).toEqual([expect.stringMatching(/60,000\.00.*59,360\.00.*640\.00/)]);
    expect(answerTo(decided('59000.00'))).not.toHaveProperty('notices');
  });

  it('is said where no position can hold it', () => {
    const facts = withStay({ decided: [{ liability: 'special-drugs', amount: '100.00' }] });
    expect(answerTo(facts).notices).toContainEqual(expect.stringMatching(/100\.00 元没有计入全年累计.*prior/));
  });

  it('is stated once per liability', () => {
    expect(refusal(() => answerTo(decided('1.00', '2.00'))).code).toBe('facts-decided-twice');
  });
});
