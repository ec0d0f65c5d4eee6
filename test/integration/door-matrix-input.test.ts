/** Bad input through the real dispatcher: one clear sentence in Chinese, nothing written, never a fault (issue "The spine"). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import { certnoFor } from '../../main/demo/people.ts';
import type { Answer, MethodName } from '../../shared/contract.ts';
import { contract } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import type { TestDesk } from '../support/desk.ts';
import { cardOf, proposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
  desk = template.open();
  crew = await signInCrew(desk);
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
});

/** Calls with whatever a host might hand over. */
const send = (method: string, input: unknown, session = crew.clerk): Promise<Answer> =>
  desk.app.dispatch({ method, input, session, requestId: crypto.randomUUID() });

/** A refusal's sentence is for a clerk: Chinese, ended, and naming a next step rather than a library's English. */
function expectSentence(answer: Answer): void {
  const { code, message } = answer.ok ? { code: 'ok', message: '' } : answer.error;
  expect(code).not.toBe('fault');
  expect(message).toMatch(/[\u4e00-\u9fff].*[。）]$/su);
  expect(message).not.toMatch(/Invalid|expected|received|undefined|NaN|\[object|Too (big|small)/);
}

const withCard = (changes: object) => ({
  planId: 'zaozhuang-2022',
  card: { ...cardOf(castMember('孟样例')), ...changes },
});

describe('certificates', () => {
  const { certno } = castMember('孟样例').row;
  const tail = certno.at(-1) === '0' ? '1' : '0';
  test.each([
    ['a wrong check digit', certno.slice(0, 17) + tail, 'certno-check-digit'],
    ['an impossible date of birth', `370499198502300${certno.slice(15)}`, 'certno-date-impossible'],
    ['a date of birth to come', certnoFor('370499', localDate('2030-01-01'), 1), 'certno-date-future'],
    ['seventeen digits', certno.slice(0, 17), 'certno-shape'],
    ['fifteen digits of old', '370499850312001', 'certno-fifteen-digits'],
    ['what a spreadsheet made of it', '3.70499E+17', 'certno-spreadsheet'],
    ['nothing but spaces', '   ', 'input-invalid'],
  ])('%s', async (_, wrong, code) => {
    const answer = await send('enrollment.check', withCard({ certno: wrong }));
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expectSentence(answer);
    if (!answer.ok && code !== 'certno-date-impossible')
      expect(answer.error.message).not.toContain(certno.slice(0, 17));
  });
  test('an unknown type of certificate', async () => {
    expect(await send('enrollment.check', withCard({ psn_cert_type: '88' }))).toMatchObject({
      error: { code: 'cert-type-unknown' },
    });
  });
});

describe('dates, amounts and codes', () => {
  const payment = { paymentId: '00000000-0000-7000-8000-000000000000' };
  const offer = proposal('孟样例');
  test.each<[string, MethodName, unknown]>([
    ['an impossible date', 'demo.setDay', { day: '2021-02-30' }],
    ['a date of another shape', 'demo.setDay', { day: '20211120' }],
    ['a date that is a number', 'demo.setDay', { day: 20_211_120 }],
    ['three decimals', 'payments.collect', { ...payment, received: 90.001 }],
    ['not a number', 'payments.collect', { ...payment, received: Number.NaN }],
    ['infinity', 'payments.collect', { ...payment, received: Number.POSITIVE_INFINITY }],
    ['beyond exact figures', 'payments.collect', { ...payment, received: 2 ** 60 }],
    ['money as text', 'payments.collect', { ...payment, received: '9000' }],
    ['money as a big integer', 'payments.collect', { ...payment, received: 9_000n }],
    ['an id that is none', 'payments.collect', { paymentId: "' OR 1=1 --", received: 9_000 }],
    ['an unknown tender', 'enrollment.propose', { ...offer, payment: { ...offer.payment, tender: 'gold' } }],
    ['a field too many', 'enrollment.propose', { ...offer, premium: 1 }],
    ['a field too few', 'enrollment.propose', { planId: 'zaozhuang-2022' }],
    ['a limit of 0', 'policies.list', { paymentState: null, limit: 0 }],
    ['nothing', 'enrollment.propose', undefined],
    ['null', 'enrollment.propose', null],
    ['a list', 'enrollment.propose', []],
    [
      'a huge name',
      'enrollment.propose',
      { ...offer, insured: { ...offer.insured, psn_name: '长'.repeat(2_000_000) } },
    ],
    ['a huge phone', 'enrollment.propose', { ...offer, insured: { ...offer.insured, tel: '1'.repeat(31) } }],
  ])('%s', async (_, method, input) => {
    const before = journalState(desk);
    const answer = await send(method, input, method === 'payments.collect' ? crew.cashier : crew.clerk);
    expect(answer).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
    expectSentence(answer);
    expect(answer.ok ? 0 : answer.error.message.length).toBeLessThan(300);
    expect(journalState(desk)).toBe(before);
  });
  test('an unknown plan is said to be unknown', async () => {
    expect(await send('enrollment.propose', { ...offer, planId: 'nowhere-2022' })).toMatchObject({
      error: { code: 'plan-unknown' },
    });
  });
});

describe('methods that are none', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'desk', 'desk.status ', 'DESK.STATUS', ''])(
    '%j',
    async (method) => {
      const answer = await send(method, {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'method-unknown' } });
      expectSentence(answer);
    },
  );
  test('a very long name comes back short', async () => {
    const answer = await send('x'.repeat(100_000), {});
    expect(answer.ok ? '' : answer.error.message.length).toBeLessThan(200);
  });
  test('prototype keys in an input add nothing to anything', async () => {
    const input: unknown = JSON.parse(
      '{"day":"2021-11-20","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}',
    );
    expect(await send('demo.setDay', input)).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
    expect('admin' in {}).toBe(false);
  });
});

test('a session token that is none, or somebody’s number, opens nothing', async () => {
  for (const session of ['', '1001', '__proto__', 'x'.repeat(10_000), '0'.repeat(64)]) {
    const answer = await send('shift.current', {}, session);
    expect(answer).toMatchObject({ ok: false, error: { code: 'session-required' } });
  }
});

test('whatever is sent to whichever method, the answer is a sentence, never a fault, and nothing is written', async () => {
  const methods = Object.keys(contract).filter((name) => !/^(session|desk)\./.test(name));
  const before = journalState(desk);
  const tables = behind(desk, (db) => db.all('SELECT count(*) AS n FROM journal'));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methods),
      fc.anything({ withBigInt: true, withNullPrototype: true }),
      async (method, input) => {
        const answer = await send(method, input, crew.supervisor);
        if (!answer.ok) expectSentence(answer);
      },
    ),
    { numRuns: 300 },
  );
  expect(journalState(desk)).toBe(before);
  expect(behind(desk, (db) => db.all('SELECT count(*) AS n FROM journal'))).toEqual(tables);
});
