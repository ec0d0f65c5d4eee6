/** Printing: one original, every later print marked; and a paper only from content nobody touched. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COMMERCIAL, NOT_A_POLICY } from '../../shared/terms/paper-texts.ts';
import type { TestDesk } from '../support/desk.ts';
import { beginPrint, handedPdf, printOut } from '../support/papers.ts';
import { proposal } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
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

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).packed;
}
async function looked(): Promise<string> {
  const { ticket } = await desk.call('papers.open', { no }, { session: crew.clerk });
  return textOf(desk.app.downloads.take(ticket)?.bytes ?? new Uint8Array());
}
const printedOut = async (): Promise<string> => textOf(await printOut(desk, no, crew.clerk));
const markOf = (text: string): string | null => /补打第\d+次/.exec(text)?.[0] ?? null;
const printed = () =>
  behind(desk, (db) =>
    db.all<{ reprint: number }>(
      `SELECT bytes ->> '$.amounts.reprint' AS reprint FROM journal WHERE type = 'paper.printed/1' AND chain = 'access'
       ORDER BY ordinal`,
    ),
  ).map(({ reprint }) => reprint);

test('the first print is the original, each later one says how many came before; looking changes nothing', async () => {
  const first = await looked();
  expect(markOf(first)).toBeNull();
  expect(await printedOut()).toBe(first);
  expect(await looked()).toBe(first);
  expect(markOf(await printedOut())).toBe('补打第1次');
  expect(markOf(await printedOut())).toBe('补打第2次');
  expect(await looked()).toBe(first);
  expect(printed()).toEqual([0, 1, 2]);
});

test('printed at the same moment on one desk there is still one original', async () => {
  const texts = await Promise.all([printedOut(), printedOut(), printedOut()]);
  expect(new Set(texts.map(markOf))).toEqual(new Set([null, '补打第1次', '补打第2次']));
  expect(printed().toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
});

test('a double click begins one print, and the papers of one act are begun together', async () => {
  const requestId = crypto.randomUUID();
  const twice = await Promise.all(
    [1, 2].map(() => desk.call('papers.print', { nos: [no, no] }, { session: crew.clerk, requestId })),
  );
  expect(twice[0]).toEqual(twice[1]);
  expect(twice[0]?.prints.map(({ reprint }) => reprint)).toEqual([0]);
});

describe('a print nobody has confirmed', () => {
  const unconfirmed = async () => (await desk.call('papers.unconfirmed', {}, { session: crew.clerk })).prints;
  const confirm = (printId: string, cameOut: boolean, session = crew.clerk) =>
    desk.answer('papers.confirm', { printIds: [printId], cameOut }, { session });

  test('is listed until somebody says what became of it, also after the desk was closed', async () => {
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect(await unconfirmed()).toMatchObject([{ printId, no, reprint: 0, operatorNo: '1001', profile: 'a4' }]);
    expect(printed()).toEqual([]);
    await handedPdf(desk, printId, crew.clerk);
    expect(await unconfirmed()).toHaveLength(1);
    await confirm(printId, true);
    expect(await unconfirmed()).toEqual([]);
    expect(printed()).toEqual([0]);
    // Said twice it is still one print.
    expect(await confirm(printId, true)).toMatchObject({ ok: true });
    expect(printed()).toEqual([0]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });

  test('counts as out, so the next one is a copy; said not to have come out, the next one is the original again', async () => {
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect(markOf(await printedOut())).toBe('补打第1次');
    await confirm(printId, false);
    expect(await unconfirmed()).toEqual([]);
    expect(markOf(await printedOut())).toBeNull();
    expect(markOf(await printedOut())).toBe('补打第2次');
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });

  test('is handed over once: a second sheet without 补打 needs a word that the first did not come out', async () => {
    const { printId } = await beginPrint(desk, no, crew.clerk);
    const sendAgain = () => desk.answer('papers.send', { printId }, { session: crew.clerk });
    const requestId = crypto.randomUUID();
    const first = await desk.call('papers.send', { printId }, { session: crew.clerk, requestId });
    expect(await sendAgain()).toMatchObject({ ok: false, error: { code: 'print-sent', details: { no } } });
    // The same request again is the same answer, not another sheet.
    expect(await desk.call('papers.send', { printId }, { session: crew.clerk, requestId })).toEqual(first);
    await confirm(printId, false);
    expect(await sendAgain()).toMatchObject({ ok: false, error: { code: 'print-ended' } });
    expect(await confirm(printId, true)).toMatchObject({ error: { code: 'print-ended' } });
  });
});

test('a confirmed print is taken back by its own clerk the same day or by a supervisor, by nobody else', async () => {
  const { printId } = await beginPrint(desk, no, crew.clerk);
  const confirm = (session: string, cameOut: boolean) =>
    desk.answer('papers.confirm', { printIds: [printId], cameOut }, { session });
  await confirm(crew.clerk, true);
  const refused = await confirm(crew.cashier, false);
  expect(refused).toMatchObject({ ok: false, error: { code: 'print-of-other', details: { no, operatorNo: '1001' } } });
  expect(await confirm(crew.supervisor, false)).toMatchObject({ ok: true });
  expect(markOf(await printedOut())).toBeNull();
});

test('a file is out when it was handed over: there is nothing to confirm', async () => {
  const { prints } = await desk.call('papers.print', { nos: [no], to: 'file' }, { session: crew.clerk });
  expect(markOf(await textOf(await handedPdf(desk, prints[0]?.printId ?? '', crew.clerk)))).toBeNull();
  expect(printed()).toEqual([0]);
  for (const session of [crew.clerk, crew.supervisor]) {
    const takeBack = { printIds: [prints[0]?.printId ?? ''], cameOut: false };
    const refused = await desk.answer('papers.confirm', takeBack, { session });
    expect(refused).toMatchObject({ ok: false, error: { code: 'print-of-file', details: { no } } });
  }
  expect(markOf(await printedOut())).toBe('补打第1次');
});

test('another paper of the same policy has its own count', async () => {
  const payment = { tender: 'card' as const, payer: null, reference: 'K-1', subsidy: null };
  const { papers } = await desk.call('enrollment.propose', proposal('卫样例', { payment }), { session: crew.clerk });
  for (const paper of papers) {
    no = paper.no;
    expect(markOf(await printedOut())).toBeNull();
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
      const input = method === 'papers.open' ? { no } : { nos: [no] };
      const answer = await desk.app.dispatch({ method, input, session: crew.clerk, requestId: crypto.randomUUID() });
      expect(answer).toMatchObject({ ok: false, error: { code: 'paper-tampered' } });
      expect(answer.ok ? '' : answer.error.message).toContain('核验流水');
    }
    expect(journalState(desk, 'access')).toBe(before);
  });
});

test('投保受理单 carries the notices the plan prints on every proposal, each once', async () => {
  const text = await looked();
  const count = (sentence: string): number => text.split(sentence.replaceAll(/\s/g, '')).length - 1;
  const ofPlan =
    '因欠缴保费、中断参保关系等原因暂停或终止基本医疗保险待遇的，不享受本保险待遇；补缴或续保后，自享受基本医疗保险待遇之日起享受。';
  const ofPerson = '次年基本医保未缴费的，自恢复医保待遇之日起享受。';
  for (const sentence of [ofPlan, ofPerson, COMMERCIAL, NOT_A_POLICY])
    expect([sentence, count(sentence)]).toEqual([sentence, 1]);
  expect(text.indexOf(ofPerson)).toBeLessThan(text.indexOf(ofPlan));
  expect(count('理赔试算单非给付决定')).toBe(0);
});
