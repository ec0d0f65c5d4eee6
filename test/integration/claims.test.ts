/** Claims through the real dispatcher: the worked stay, what is not yet known, and what is refused (counter rules 1, 17–26). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { entryTypes } from '../../shared/entries.ts';
import { fen } from '../../shared/money.ts';
import { claimOf, visitOf, WORKED_PAYABLE, workedVisit } from '../support/claims.ts';
import type { TestDesk } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';
import { goldenSheet, sheetOf, workedStay } from '../support/sheets.ts';
import {
  behind,
  type Crew,
  deskTemplate,
  type DeskTemplate,
  journalState,
  proofOf,
  signInCrew,
} from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let policyId: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  ({ policyId } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk }));
  await desk.call('demo.setDay', { day: '2022-07-01' }, { session: crew.clerk });
});
afterEach(() => desk.dispose());

const claim = (changes: Parameters<typeof claimOf>[2] = {}) => claimOf(policyId, '柏样例', changes);
const open = async (changes: Parameters<typeof claimOf>[2] = {}): Promise<string> =>
  (await desk.call('claims.open', claim(changes), { session: crew.clerk })).claimId;
const attempt = (input: Input<'claims.open'>) => desk.answer('claims.open', input, { session: crew.clerk });
const tryIt = (claimId: string, expected: Input<'claims.try'>['expected']) =>
  desk.answer('claims.try', { claimId, expected }, { session: crew.clerk });
const amend = (claimId: string, changes: Parameters<typeof claimOf>[2]) => {
  const { claimant, visit, invoices } = claim(changes);
  return desk.call('claims.amend', { claimId, claimant, visit, invoices }, { session: crew.clerk });
};

/** What refuses `input`, with the proof that nothing was written. */
async function refusalOf(input: Input<'claims.open'>): Promise<{ code: string; message: string }> {
  const before = journalState(desk);
  const answer = await attempt(input);
  expect(journalState(desk)).toBe(before);
  return answer.ok ? { code: 'ok', message: '' } : answer.error;
}

describe('the worked stay of the counter rules', () => {
  test('pays 18 525.00 healthy and 7 410.00 with 既往症, on a numbered 试算单 that says it is no decision', async () => {
    const tried = await tryIt(await open(), { healthy: 1_852_500, preexisting: 741_000 });
    expect(tried).toMatchObject({ ok: true, value: { payable: { healthy: 1_852_500, preexisting: 741_000 } } });
    const papers = tried.ok ? tried.value.papers : [];
    expect(papers).toEqual([
      { kind: 'claim-trial', no: expect.stringMatching(/^TY01-20220701-[0-9A-Z]{2}-00000\d-[0-9A-Z]$/) },
    ]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
  test('its trial is frozen with plan, lines and steps that say their rule', async () => {
    await tryIt(await open(), WORKED_PAYABLE);
    const [row] = behind(desk, (db) =>
      db.all<{ body: string }>(`SELECT body FROM documents JOIN journal ON id = entry_id WHERE type = 'claim.tried/2'`),
    );
    const body = entryTypes['claim.tried/2'].body.parse(JSON.parse(row?.body ?? '{}'));
    expect(body.figures.map(({ healthStatus }) => healthStatus)).toEqual(['healthy', 'preexisting']);
    for (const { lines, steps } of body.figures) expect([lines.length > 1, steps.length > 5]).toEqual([true, true]);
    expect(body).toMatchObject({ policyState: 'proposed', plan: { planId: 'zaozhuang-2022', coverYear: 2022 } });
  });
  test.each([
    [{ healthy: 1_852_499, preexisting: 741_000 }, '18,525.00'],
    [{ healthy: 1_852_500, preexisting: null }, '待补'],
    [{ healthy: null, preexisting: null }, '7,410.00'],
  ])('shown as %j it is not tried: settlement-changed, nothing written', async (expected, named) => {
    const claimId = await open();
    const before = journalState(desk);
    const answer = await tryIt(claimId, expected);
    expect(answer).toMatchObject({ ok: false, error: { code: 'settlement-changed' } });
    expect(answer.ok ? '' : answer.error.message).toContain(named);
    expect(journalState(desk)).toBe(before);
  });
  test('a trial never counts as history: the second one of the same stay pays the same', async () => {
    const claimId = await open();
    expect(await tryIt(claimId, WORKED_PAYABLE)).toMatchObject({ ok: true });
    expect(await tryIt(claimId, WORKED_PAYABLE)).toMatchObject({ ok: true });
    const other = await open({ visit: workedVisit({ mdtrt_id: 'M2', setl_id: 'S2' }) });
    expect(await tryIt(other, WORKED_PAYABLE)).toMatchObject({ ok: true });
  });
});

describe('the golden sheet of the interface facts', () => {
  test('without its drug sum it waits: payable is unknown, not 0 and not the whole', async () => {
    const claimId = await open({ visit: visitOf(goldenSheet(), null) });
    expect(await tryIt(claimId, { healthy: 0, preexisting: 0 })).toMatchObject({
      error: { code: 'settlement-changed' },
    });
    const tried = await tryIt(claimId, { healthy: null, preexisting: null });
    expect(tried).toMatchObject({ ok: true, value: { payable: { healthy: null, preexisting: null } } });
  });
  test('once its drug sum is entered it pays 0, and both trials stay on the claim', async () => {
    const claimId = await open({ visit: visitOf(goldenSheet(), null) });
    await tryIt(claimId, { healthy: null, preexisting: null });
    await amend(claimId, { visit: visitOf(goldenSheet(), 253_397) });
    expect(await tryIt(claimId, { healthy: fen(0), preexisting: fen(0) })).toMatchObject({ ok: true });
    const { trials } = await desk.call('claims.get', { claimId }, { session: crew.clerk });
    expect(trials.map(({ payable }) => payable)).toEqual([
      { healthy: null, preexisting: null },
      { healthy: 0, preexisting: 0 },
    ]);
    expect(trials[0]?.paper.no).not.toBe(trials[1]?.paper.no);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });
});

test('the 试算单 names the other open trials of the person, the latest of each claim', async () => {
  const first = await open();
  await tryIt(first, WORKED_PAYABLE);
  const second = await tryIt(first, WORKED_PAYABLE);
  const other = await open({ visit: workedVisit({ mdtrt_id: 'M2', setl_id: 'S2' }) });
  await tryIt(other, WORKED_PAYABLE);
  const named = behind(desk, (db) =>
    db.all<{ named: string }>(
      `SELECT body ->> '$.otherOpenTrials' AS named FROM documents JOIN journal ON id = entry_id
       WHERE type = 'claim.tried/2' ORDER BY ordinal`,
    ),
  ).map((row) => JSON.parse(row.named) as string[]);
  expect(named).toEqual([[], [], [second.ok ? second.value.papers[0]?.no : '']]);
});

describe('sheets and receipts that cannot be', () => {
  test('a sheet printed wrong is refused with both sides and the difference', async () => {
    const sheet = workedStay();
    const wrong = { ...sheet, psn_part_amt: fen((sheet.psn_part_amt ?? 0) + 27) };
    const { code, message } = await refusalOf(claim({ visit: { ...workedVisit(), sheet: wrong } }));
    expect(code).toBe('sheet-not-whole');
    for (const figure of ['160,000.00', '160,000.27', '0.27']) expect(message).toContain(figure);
  });
  test('one receipt is claimed once: not twice in a claim, not in two claims; amended away it is free again', async () => {
    const invoice = { bill_code: '37060121', bill_no: '0001234567' };
    expect((await refusalOf(claim({ invoices: [invoice, invoice] }))).code).toBe('claim-invoice-twice');
    const claimId = await open({ invoices: [invoice] });
    const { code, message } = await refusalOf(claim({ invoices: [invoice] }));
    expect([code, message.includes('0001234567')]).toEqual(['claim-invoice-used', true]);
    await amend(claimId, { invoices: [invoice] });
    await amend(claimId, { invoices: [] });
    await open({ invoices: [invoice], visit: workedVisit({ mdtrt_id: 'M2', setl_id: 'S2' }) });
  });
  test.each([
    ['drugs above what the person paid alone', 4_000_001, 'claim-drug-sum-above-self-funded'],
    ['a negative drug sum', -1, 'claim-drug-amount-sign'],
  ])('%s', async (_, amount, code) => {
    const visit = { ...workedVisit(), drugSum: { amount: fen(amount), source: 'entered' as const } };
    expect((await refusalOf(claim({ visit }))).code).toBe(code);
  });
  test('a stay of another cover year is refused with both periods; one that reaches into it is taken', async () => {
    const stay = (begndate: string, enddate: string) =>
      workedVisit({ begndate: localDate(begndate), enddate: localDate(enddate), setl_time: enddate });
    const before = stay('2021-11-01', '2021-11-20');
    const { code, message } = await refusalOf(claim({ visit: before }));
    expect(code).toBe('claim-outside-year');
    expect(message).toContain('2021-11-01');
    expect(message).toContain('2022-');
    await open({ visit: stay('2021-12-20', '2022-01-05') });
  });
  test('fractions of a fen, numbers beyond 2⁵³ and unknown codes never pass the door', async () => {
    const visit = workedVisit();
    const sheets = [
      { ...visit.sheet, medfee_sumamt: 1.5 },
      { ...visit.sheet, medfee_sumamt: 2 ** 53 },
      { ...visit.sheet, insutype: 'x' },
      { ...visit.sheet, begndate: '2022-02-30' },
    ];
    for (const sheet of sheets) {
      // Wrong on purpose.
      const input = claim({ visit: { ...visit, sheet } as typeof visit });
      expect((await refusalOf(input)).code).toBe('input-invalid');
    }
  });
});

describe('on no policy', () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  test('an unknown policy or claim is said to be unknown', async () => {
    expect((await refusalOf({ ...claim(), policyId: nobody })).code).toBe('policy-unknown');
    expect(await tryIt(nobody, WORKED_PAYABLE)).toMatchObject({ error: { code: 'claim-unknown' } });
  });
  test.each([
    ['refused', '不予承保'],
    ['cancelled', '退保'],
  ])('a policy that is %s takes no claim and no trial', async (state, word) => {
    const claimId = await open();
    behind(desk, (db) => db.transaction((writer) => writer.run('UPDATE policies SET state = ?', state)));
    const { code, message } = await refusalOf(claim());
    expect([code, message.includes(word)]).toEqual(['claim-policy-not-live', true]);
    expect(await tryIt(claimId, WORKED_PAYABLE)).toMatchObject({ error: { code: 'claim-policy-not-live' } });
  });
});

test('a bill that pays nothing because it stays under the line says 0, not nothing', async () => {
  const sheet = sheetOf({ inscp_scp_amt: '900.00', hifp_pay: '600.00' });
  const claimId = await open({ visit: visitOf(sheet, 0) });
  expect(await tryIt(claimId, { healthy: fen(0), preexisting: fen(0) })).toMatchObject({ ok: true });
});
