/** The journal as it is written: append-only, two chains, documents beside (DESIGN §3.3). */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, entrySchema, NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { castMember } from '../../main/demo/cast.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE, workedVisit } from '../support/claims.ts';
import type { TestDesk } from '../support/desk.ts';
import { cardOf, proposal } from '../support/proposals.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

interface Row {
  readonly ordinal: number;
  readonly epoch: string;
  readonly chain: 'business' | 'access';
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly business_day: string;
  readonly bytes: string;
  readonly hash: string;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
}

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
beforeAll(async () => {
  template = await deskTemplate();
  desk = template.open();
  crew = await signInCrew(desk);
  const planId = 'zaozhuang-2022';
  await desk.call('enrollment.check', { planId, card: cardOf(castMember('孟样例')) }, { session: crew.clerk });
  const { policyId, paymentId } = await desk.call('enrollment.propose', proposal('孟样例'), { session: crew.clerk });
  await desk.call('payments.collect', { paymentId, received: 20_000 }, { session: crew.cashier });
  await onClaimDay(desk, crew.clerk, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '孟样例'), { session: crew.clerk });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session: crew.clerk });
  });
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
});

function rows(): Row[] {
  return behind(desk, (db) =>
    db.all<Row>(
      `SELECT journal.*, salt, body FROM journal LEFT JOIN documents ON documents.entry_id = journal.id ORDER BY ordinal`,
    ),
  );
}

const entryOf = (row: Row): Entry => entrySchema.parse(JSON.parse(row.bytes));

describe('both chains', () => {
  test.each(['business', 'access'] as const)('%s: 1, 2, 3 … each naming the hash of the one before', (chain) => {
    const chained = rows().filter((row) => row.chain === chain);
    expect(chained.length).toBeGreaterThan(4);
    expect(chained.map((row) => row.seq)).toEqual(chained.map((_, index) => index + 1));
    const expected = [NO_PREVIOUS_HASH, ...chained.map((row) => row.hash)].slice(0, -1);
    expect(chained.map((row) => entryOf(row).prev)).toEqual(expected);
  });
  test('looks and sign-ins stand in the access chain, acts in the business chain', () => {
    const types = (chain: Row['chain']) => new Set(rows().flatMap((row) => (row.chain === chain ? [row.type] : [])));
    expect(types('access')).toEqual(new Set(['session.opened/1', 'person.opened/1']));
    expect(types('business')).toContain('policy.proposed/1');
    expect(types('business')).not.toContain('person.opened/1');
  });
});

test('each row repeats its header, its hash is that of its bytes, and its bytes are canonical', () => {
  for (const row of rows()) {
    const { epoch, chain, seq, id, type, subject, businessDay } = entryOf(row);
    const { business_day, ...columns } = row;
    expect({ ...columns, businessDay: business_day }).toMatchObject({
      epoch,
      chain,
      seq,
      id,
      type,
      subject,
      businessDay,
    });
    expect(sha256(row.bytes)).toBe(row.hash);
  }
});

test('a document is bound to its entry by a salt of its own and the hash of both', () => {
  const documents = rows().filter((row) => row.body !== null);
  expect(documents.length).toBeGreaterThan(5);
  for (const { salt, body, ...row } of documents) {
    expect(salt?.length).toBe(16);
    expect(entryOf({ salt, body, ...row }).docHash).toBe(sha256(salt ?? '', body ?? ''));
  }
  const salts = documents.map((row) => Buffer.from(row.salt ?? []).toString('hex'));
  expect(new Set(salts).size).toBe(salts.length);
});

test('no name, certificate number or phone of a person stands in any header', () => {
  const { psn_name, certno } = castMember('孟样例').row;
  const headers = rows().map((row) => row.bytes + row.subject);
  expect(headers.filter((header) => header.includes(psn_name) || header.includes(certno))).toEqual([]);
  expect(rows().some((row) => row.body?.includes(certno) === true)).toBe(true);
});

describe('append-only, even for somebody with the key', () => {
  test.each([
    [`UPDATE journal SET bytes = replace(bytes, '0', '1')`, 'the journal is append-only'],
    ['UPDATE journal SET seq = seq + 100', 'the journal is append-only'],
    ['DELETE FROM journal', 'the journal is append-only'],
    [`UPDATE documents SET body = '{}' WHERE body IS NOT NULL`, 'a document is never changed'],
    [`UPDATE documents SET retain_until = '2099-01-01'`, 'a document is never changed'],
    ['DELETE FROM documents', 'a document is never deleted'],
    ['UPDATE packages SET n = n + 1', 'packages are append-only'],
    ['DELETE FROM packages', 'packages are append-only'],
  ])('%s', (sql, refusal) => {
    const before = JSON.stringify(rows());
    expect(() => behind(desk, (db) => db.execute(sql))).toThrow(refusal);
    expect(JSON.stringify(rows())).toBe(before);
  });
  test('a salt cannot go without its body, nor a body without its salt', () => {
    expect(() => behind(desk, (db) => db.execute('UPDATE documents SET body = NULL'))).toThrow('CHECK');
    expect(() => behind(desk, (db) => db.execute('UPDATE documents SET salt = NULL'))).toThrow('never changed');
  });
});

describe('what may not enter', () => {
  const planted = (text: string) => ({
    planId: 'zaozhuang-2022',
    insured: { ...proposal('柏样例').insured, psn_name: `柏${text}样例`, nameConfirmed: true },
  });
  test.each([
    ['a NUL', '\u0000'],
    ['an escape', '\u001b[2J'],
    ['a C1 control', '\u0085'],
    ['half a surrogate pair', '\ud840'],
  ])('%s in a name is refused by field, and nothing is written', async (_, text) => {
    const before = journalState(desk);
    const input = { ...proposal('柏样例'), ...planted(text) };
    const answer = await desk.answer('enrollment.propose', input, { session: crew.clerk });
    expect(answer).toMatchObject({ ok: false, error: { code: 'input-invalid', details: { field: '被保险人·姓名' } } });
    expect(journalState(desk)).toBe(before);
  });
  test('the same in the texts of a claim', async () => {
    const { policies } = await desk.call('policies.list', { paymentState: null, limit: 1 }, { session: crew.clerk });
    const on = workedVisit().sheet.begndate;
    for (const planted of [{ list: 'a\u0000' }, { item: 'b\ud840' }, { name: 'c\u001b' }]) {
      const drug = { list: 'special', item: '1', name: '样例药', amount: 100, on, ...planted };
      const input = claimOf(policies[0]?.policyId ?? '', '孟样例', {
        visit: { ...workedVisit(), listedDrugs: [drug] },
      });
      const answer = await desk.answer('claims.open', input, { session: crew.clerk });
      expect(answer).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
    }
  });
});

test('the same look within ten minutes is one entry; another operator, purpose or time is another', async () => {
  const { certno } = castMember('孟样例').row;
  const looks = () => rows().filter((row) => row.type === 'person.opened/1').length;
  const look = (session: string, purpose: 'claim' | 'inquiry') =>
    desk.call('policies.ofPerson', { certno, purpose }, { session });
  const before = looks();
  await look(crew.clerk, 'claim');
  await look(crew.clerk, 'claim');
  expect(looks()).toBe(before + 1);
  await look(crew.clerk, 'inquiry');
  await look(crew.supervisor, 'claim');
  expect(looks()).toBe(before + 3);
});
