/** Printers, profiles and voids through the real dispatcher; the spooler is a script of the test's own. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lpPrinter } from '../../main/printing/lp.ts';
import { PROFILES } from '../../shared/print-profile.ts';
import type { SettingKey } from '../../shared/settings.ts';
import { voidConsequence } from '../../shared/papers.ts';
import { type TestClock, testClock, type TestDesk } from '../support/desk.ts';
import { beginPrint, handedPdf, printOut } from '../support/papers.ts';
import { proposal } from '../support/proposals.ts';
import { readPdf } from '../support/read-pdf.ts';
import { type Crew, deskTemplate, type DeskTemplate, journalState, proofOf, signInCrew } from '../support/spine.ts';

let template: DeskTemplate;
let folder: string;
let clock: TestClock;
let desk: TestDesk;
let crew: Crew;
let no: string;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joint spooler '));
  clock = testClock();
  const printer = lpPrinter({ lp: join(folder, 'lp'), lpstat: join(folder, 'lpstat') });
  desk = template.open({ clock, printer });
  crew = await signInCrew(desk);
  const { papers } = await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk });
  no = papers[0]?.no ?? '';
});
afterEach(async () => {
  await desk.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const script = (name: string, body: string): void => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
};
/** A spooler that keeps what it was told and given. */
const goodSpooler = (): void => {
  script('lp', `printf '%s\\n' "$@" > '${folder}/told'\ncat > '${folder}/given'\necho 'request id is x-1'`);
  script('lpstat', `printf 'Laser-1\\nForm-24\\n'`);
};
const told = (): string[] => readFileSync(join(folder, 'told'), 'utf8').trim().split('\n');
const given = (): Buffer => readFileSync(join(folder, 'given'));
const tryChange = (key: SettingKey, value: unknown) =>
  desk.app.dispatch({
    method: 'settings.change',
    input: { key, value },
    session: crew.admin,
    requestId: crypto.randomUUID(),
  });
const change = async (key: SettingKey, value: unknown) =>
  expect(await tryChange(key, value)).toMatchObject({ ok: true });
const send = (printId: string) => desk.call('papers.send', { printId }, { session: crew.clerk });
const unconfirmed = async () => (await desk.call('papers.unconfirmed', {}, { session: crew.clerk })).prints;
const list = async (asked: { day?: string; no?: string } = {}) => {
  const answer = await desk.app.dispatch({
    method: 'papers.list',
    input: { day: asked.day ?? null, no: asked.no ?? null },
    session: crew.clerk,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as { papers: { no: string; state: string; prints: number; failed: number }[] };
};

describe('a printer that is set for a sheet', () => {
  test('gets the paper silently, and its queue confirms the print', async () => {
    goodSpooler();
    await change('print.devices', { a4: 'Laser-1' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect(await send(printId)).toEqual({ state: 'queued', device: 'Laser-1' });
    expect(told()).toEqual(['-d', 'Laser-1', '-t', no, '-o', 'media=A4', '-o', 'print-scaling=none', '--', '-']);
    expect((await readPdf(given())).packed).toContain(no);
    expect(await unconfirmed()).toEqual([]);
    expect((await list()).papers).toMatchObject([{ no, state: 'original', prints: 1 }]);
  });

  test('that refuses says why and what to do, and the next print is still the original', async () => {
    script('lp', `echo 'lp: The printer or class does not exist.' >&2\nexit 1`);
    await change('print.devices', { a4: 'Laser-9' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    const sent = await send(printId);
    expect(sent).toEqual({
      state: 'failed',
      device: 'Laser-9',
      reason: '本机没有名为“Laser-9”的打印机。请检查后重新打印，或改用打印对话框。',
    });
    expect((await list()).papers).toMatchObject([{ no, state: 'unprinted', prints: 0, failed: 1 }]);
    const { prints } = await desk.call('papers.print', { nos: [no], to: 'dialog' }, { session: crew.clerk });
    expect(prints).toMatchObject([{ reprint: 0 }]);
    const bytes = await handedPdf(desk, prints[0]?.printId ?? '', crew.clerk);
    expect((await readPdf(bytes)).packed).not.toContain('补打');
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });

  test('that says something nobody knows: the clerk gets a reference, the log the words', async () => {
    const lines: unknown[] = [];
    await desk.dispose();
    const printer = lpPrinter({ lp: join(folder, 'lp'), lpstat: join(folder, 'lpstat') });
    const log = {
      info: () => undefined,
      error: (event: string, facts: object) => void lines.push({ event, ...facts }),
    };
    desk = template.open({ clock, printer, log });
    crew = await signInCrew(desk);
    no = (await desk.call('enrollment.propose', proposal('柏样例'), { session: crew.clerk })).papers[0]?.no ?? '';
    script('lp', `cat >/dev/null\necho 'lp: Frobnicator out of cheese' >&2\nexit 1`);
    await change('print.devices', { a4: 'Laser-1' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    const sent = await send(printId);
    if (sent.state !== 'failed') throw new Error(`the print was ${sent.state}`);
    expect(sent.reason).not.toMatch(/Frobnicator/);
    const [, reference = ''] = /打印系统未说明原因（编号 ([0-9A-F]{8})/.exec(sent.reason) ?? [];
    const line = { event: 'print-refused', reference, device: 'Laser-1', complaint: 'lp: Frobnicator out of cheese' };
    expect(lines).toEqual([line]);
  });

  test('that gives no answer: the print stays open and listed until somebody says, and is not sent again', async () => {
    // Killed is what a command that takes too long ends by.
    script('lp', `kill -9 $$`);
    await change('print.devices', { a4: 'Laser-1' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect(await send(printId)).toMatchObject({ state: 'unknown', device: 'Laser-1', reason: expect.any(String) });
    expect(await unconfirmed()).toMatchObject([{ printId, no }]);
    expect((await list()).papers).toMatchObject([{ no, state: 'unconfirmed', failed: 0 }]);
    const again = await desk.answer('papers.send', { printId }, { session: crew.clerk });
    expect(again).toMatchObject({ error: { code: 'print-sent' } });
    await desk.call('papers.confirm', { printIds: [printId], cameOut: false }, { session: crew.clerk });
    expect(await beginPrint(desk, no, crew.clerk)).toMatchObject({ reprint: 0 });
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
  });

  test('that is taking a print: 没打出 is refused until it has answered', async () => {
    script('lp', `cat >/dev/null\ntouch '${folder}/taking'\nwhile [ ! -e '${folder}/go' ]; do sleep 0.02; done`);
    await change('print.devices', { a4: 'Laser-1' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    const sending = send(printId);
    await vi.waitFor(() => expect(existsSync(join(folder, 'taking'))).toBe(true), { timeout: 10_000 });
    const takeBack = () =>
      desk.answer('papers.confirm', { printIds: [printId], cameOut: false }, { session: crew.clerk });
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: 'print-going' } });
    writeFileSync(join(folder, 'go'), '');
    expect(await sending).toMatchObject({ state: 'queued' });
    expect(await takeBack()).toMatchObject({ ok: true });
  });

  test('on a machine without a spooler the screen’s dialog prints', async () => {
    await change('print.devices', { a4: 'Laser-1' });
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect((await readPdf(await handedPdf(desk, printId, crew.clerk))).packed).toContain(no);
    expect(await unconfirmed()).toMatchObject([{ printId }]);
    expect(await desk.call('printers.list', {}, { session: crew.admin })).toEqual({ devices: [] });
  });

  test('of another sheet gets nothing; a sheet is chosen for each kind of paper', async () => {
    goodSpooler();
    await change('print.devices', { form241: 'Form-24' });
    await change('print.profiles', { 'proposal-acceptance': 'a5' });
    const bytes = await printOut(desk, no, crew.clerk);
    expect(existsSync(join(folder, 'told'))).toBe(false);
    expect(await pageSize(bytes)).toEqual([420, 595]);
    expect(await desk.call('printers.list', {}, { session: crew.admin })).toEqual({ devices: ['Laser-1', 'Form-24'] });
  });

  test('in text mode gets GB18030 lines in a 24-pin printer’s own commands', async () => {
    goodSpooler();
    await change('print.devices', { form241: 'Form-24' });
    await change('print.profiles', { 'proposal-acceptance': 'form241' });
    await change('print.formMode', 'text');
    const { printId } = await beginPrint(desk, no, crew.clerk);
    expect(await send(printId)).toMatchObject({ state: 'queued' });
    expect(told()).toEqual(['-d', 'Form-24', '-t', no, '-o', 'raw', '--', '-']);
    expect([...given().subarray(0, 4)]).toEqual([0x1b, 0x40, 0x1c, 0x26]);
    const text = new TextDecoder('gb18030').decode(given());
    for (const said of ['投保受理单', no, '一式三联：存根/客户/记账', '柏样例']) expect(text).toContain(said);
  });
});

async function pageSize(bytes: Uint8Array): Promise<number[]> {
  const [box = ''] = /\/MediaBox \[[^\]]*\]/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  const [, , width = '', height = ''] = box.match(/[\d.]+/g) ?? [];
  return [Math.round(Number(width)), Math.round(Number(height))];
}

describe('test pages', () => {
  test('of every sheet say its name and the offsets in force, and journal nothing', async () => {
    await change('print.offsets', { a4: { x: 1.5, y: -2 }, form241: { x: 0, y: 3 } });
    const before = [journalState(desk), journalState(desk, 'access')];
    for (const profile of PROFILES) {
      const sent = await desk.call('printers.testPage', { profile }, { session: crew.clerk });
      if (sent.state !== 'handed') throw new Error(`the test page was ${sent.state}`);
      const { packed, pages } = await readPdf(desk.app.downloads.take(sent.ticket)?.bytes ?? new Uint8Array());
      expect(pages).toHaveLength(1);
      expect(packed).toContain('测试页');
      expect(packed).toContain('龑赟喆');
      if (profile === 'a4') expect(packed).toContain('右移1.5毫米，下移-2.0毫米');
    }
    expect([journalState(desk), journalState(desk, 'access')]).toEqual(before);
  });

  test('an offset moves everything by so many millimetres', async () => {
    const where = async () => (await readPdf(await printOut(desk, no, crew.clerk))).pages[0]?.extent.left ?? 0;
    const before = await where();
    await change('print.offsets', { a4: { x: 10, y: 0 } });
    expect((await where()) - before).toBeCloseTo(28.35, 1);
  });

  test.each([
    ['more than 20 mm', { a4: { x: 21, y: 0 } }],
    ['no number', { a4: { x: 'weit', y: 0 } }],
    ['an unknown sheet', { a3: { x: 0, y: 0 } }],
  ])('an offset of %s is refused', async (_, value) => {
    expect(await tryChange('print.offsets', value)).toMatchObject({ ok: false, error: { code: 'setting-invalid' } });
  });

  test('a printer’s name can never be an option of the command', async () => {
    const answer = await tryChange('print.devices', { a4: '-o raw' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'setting-invalid' } });
  });
});

describe('作废', () => {
  const voidIt = (session: string, reason = '样例：姓名写错') =>
    desk.answer('papers.void', { no, cause: 'wrong-content', reason }, { session });

  test('by whoever issued it in the same shift: the number stays, the paper says 作废, the money does not move', async () => {
    const answer = await voidIt(crew.clerk);
    expect(answer).toEqual({ ok: true, value: { consequence: voidConsequence('proposal-acceptance') } });
    expect((await list()).papers).toMatchObject([
      { no, state: 'void', voided: { operatorNo: '1001', reason: '样例：姓名写错' } },
    ]);
    const { pages } = await readPdf(await printOut(desk, no, crew.clerk));
    for (const { marks } of pages) expect(marks).toContain('作废');
    const { policies } = await desk.call('policies.list', { paymentState: null, limit: 10 }, { session: crew.clerk });
    expect(policies).toMatchObject([{ state: 'proposed', payment: { state: 'receivable' } }]);
    expect(proofOf(desk.ports.dataDir)).toMatchObject({ ok: true });
    expect(await voidIt(crew.supervisor)).toMatchObject({ ok: false, error: { code: 'paper-void' } });
  });

  test('by nobody else but a supervisor, and not by the clerk the next day', async () => {
    const refused = await voidIt(crew.cashier);
    expect(refused).toMatchObject({ error: { code: 'paper-void-not-yours', details: { no, operatorNo: '1001' } } });
    clock.set('2021-11-21');
    const nextDay = await desk.signIn('1001');
    await desk.call('shift.open', {}, { session: nextDay });
    expect(await voidIt(nextDay)).toMatchObject({ error: { code: 'paper-void-not-yours' } });
    expect(await voidIt(await desk.signIn('1003'))).toMatchObject({ ok: true });
  });

  test('is no way out of a bad print: the number stays good and the sentence names 没打出 and 补打', async () => {
    const spoiled = { no, cause: 'spoiled-print' as const, reason: '样例：卡纸' };
    const answer = await desk.answer('papers.void', spoiled, { session: crew.supervisor });
    expect(answer).toMatchObject({ ok: false, error: { code: 'paper-void-spoiled' } });
    const said = answer.ok ? '' : answer.error.message;
    for (const step of ['没打出', '补打']) expect(said).toContain(step);
    expect((await list()).papers).toMatchObject([{ no, state: 'unprinted' }]);
  });

  test('of a receipt says that no second one is issued and who gives the payer something', () => {
    const said = voidConsequence('premium-receipt');
    for (const next of ['不再为它开第二张收据', '交主管联系保险公司出具']) expect(said).toContain(next);
  });

  test('needs a reason and a paper that is there', async () => {
    expect(await voidIt(crew.clerk, '  ')).toMatchObject({ error: { code: 'input-invalid' } });
    const unknown = { no: 'ZZ99-20211120-A-000001-K', cause: 'other' as const, reason: '样例' };
    expect(await desk.answer('papers.void', unknown, { session: crew.clerk })).toMatchObject({
      error: { code: 'paper-unknown' },
    });
  });
});

test('papers are listed by their business day, and one by its number whatever its day', async () => {
  expect((await list({ day: '2021-11-20' })).papers).toMatchObject([{ no, state: 'unprinted' }]);
  expect((await list({ day: '2021-11-19' })).papers).toEqual([]);
  clock.set('2021-11-22');
  crew = { ...crew, clerk: await desk.signIn('1001') };
  expect((await list()).papers).toEqual([]);
  expect((await list({ no })).papers).toMatchObject([{ no }]);
});
