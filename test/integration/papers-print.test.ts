/** Printing: one original, every later print marked; and a paper only from content nobody touched. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COMMERCIAL, NOT_A_POLICY } from '../../shared/terms/paper-texts.ts';
import type { TestDesk } from '../support/desk.ts';
import { proposal } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
import { behind, type Crew, deskTemplate, type DeskTemplate, journalState, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let no: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  desk = template.open();
  crew = await signInCrew(desk);
  const { papers } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk });
  no = papers[0]?.no ?? '';
  return () => desk.dispose();
});

async function textOf(method: 'papers.open' | 'papers.print'): Promise<string> {
  const { ticket } = await desk.call(method, { no }, { session: crew.clerk });
  return (await readPdf(desk.app.downloads.take(ticket)?.bytes ?? new Uint8Array())).packed;
}
const markOf = (text: string): string | null => /补打第\d+次/.exec(text)?.[0] ?? null;
const printed = () =>
  behind(desk, (db) =>
    db.all<{ reprint: number }>(
      `SELECT bytes ->> '$.amounts.reprint' AS reprint FROM journal WHERE type = 'paper.printed/1' AND chain = 'access'
       ORDER BY ordinal`,
    ),
  ).map(({ reprint }) => reprint);

test('the first print is the original, each later one says how many came before; looking changes nothing', async () => {
  const looked = await textOf('papers.open');
  expect(markOf(looked)).toBeNull();
  expect(await textOf('papers.print')).toBe(looked);
  expect(await textOf('papers.open')).toBe(looked);
  expect(markOf(await textOf('papers.print'))).toBe('补打第1次');
  expect(markOf(await textOf('papers.print'))).toBe('补打第2次');
  expect(await textOf('papers.open')).toBe(looked);
  expect(printed()).toEqual([0, 1, 2]);
});

test('printed at the same moment on one desk there is still one original', async () => {
  const texts = await Promise.all([textOf('papers.print'), textOf('papers.print'), textOf('papers.print')]);
  expect(new Set(texts.map(markOf))).toEqual(new Set([null, '补打第1次', '补打第2次']));
  expect(printed()).toEqual([0, 1, 2]);
});

test('another paper of the same policy has its own count', async () => {
  const payment = { tender: 'card' as const, payer: null, reference: 'K-1', subsidy: null };
  const { papers } = await desk.call('enrollment.propose', proposal('卫样例', { payment }), { session: crew.clerk });
  for (const paper of papers) {
    no = paper.no;
    expect(markOf(await textOf('papers.print'))).toBeNull();
  }
  expect(printed()).toEqual([0, 0]);
});

describe('content that is not what was journaled', () => {
  const tamper = (sql: string) =>
    behind(desk, (db) => {
      for (const trigger of ['documents_only_erased', 'journal_no_update']) db.execute(`DROP TRIGGER ${trigger}`);
      db.transaction((w) => w.run(sql));
    });
  test.each([
    ['a name changed in the body', `UPDATE documents SET body = replace(body, '柏样例', '柏改名')`],
    ['another salt', `UPDATE documents SET salt = zeroblob(16) WHERE salt IS NOT NULL`],
    ['an amount changed in the entry', `UPDATE journal SET bytes = replace(bytes, '9000', '9001')`],
  ])('%s: neither shown nor printed, and the sentence says what to do', async (_, sql) => {
    tamper(sql);
    const before = journalState(desk, 'access');
    for (const method of ['papers.open', 'papers.print'] as const) {
      const answer = await desk.answer(method, { no }, { session: crew.clerk });
      expect(answer).toMatchObject({ ok: false, error: { code: 'paper-tampered' } });
      expect(answer.ok ? '' : answer.error.message).toContain('核验流水');
    }
    expect(journalState(desk, 'access')).toBe(before);
  });
});

test('投保受理单 carries the notices the plan prints on every proposal, each once', async () => {
  const text = await textOf('papers.open');
  const count = (sentence: string): number => text.split(sentence.replaceAll(/\s/g, '')).length - 1;
  const ofPlan =
    '因欠缴保费、中断参保关系等原因暂停或终止基本医疗保险待遇的，不享受本保险待遇；补缴或续保后，自享受基本医疗保险待遇之日起享受。';
  const ofPerson = '次年基本医保未缴费的，自恢复医保待遇之日起享受。';
  for (const sentence of [ofPlan, ofPerson, COMMERCIAL, NOT_A_POLICY])
    expect([sentence, count(sentence)]).toEqual([sentence, 1]);
  expect(text.indexOf(ofPerson)).toBeLessThan(text.indexOf(ofPlan));
  expect(count('理赔试算单非给付决定')).toBe(0);
});
