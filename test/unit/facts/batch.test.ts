/** A batch as other programs write it: marks, blank lines, Windows ends, lines that are no facts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleBatch } from '../../../main/hosts/cli/batch.ts';
import { readLines } from '../../../main/hosts/cli/read-lines.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { hq01, shippedPlan } from '../../support/facts.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'facts-batch-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = compilePlan(shippedPlan('huiqiong-2024'));
const line = (id: string, more: object = {}): string => JSON.stringify({ ...hq01(), id, ...more });

function written(content: string | Buffer): string {
  const path = join(folder, 'people.ndjson');
  writeFileSync(path, content);
  return path;
}

async function answersTo(content: string | Buffer) {
  let text = '';
  const write = (chunk: string): Promise<void> => Promise.resolve(void (text += chunk));
  const count = await settleBatch(plan, written(content), { withSteps: false, write });
  const answers = text
    .trimEnd()
    .split('\n')
    .map((each): unknown => JSON.parse(each));
  return { count, answers };
}

it('marks at the start of joined files and Windows line ends are no part of the facts', async () => {
  const { count, answers } = await answersTo(`\uFEFF${line('a')}\r\n\uFEFF${line('b')}\r\n`);
  expect(count).toEqual({ lines: 2, refused: 0 });
  expect(answers).toMatchObject([
    { line: 1, ok: true, id: 'a', payable: 6_886_000 },
    { line: 2, ok: true, id: 'b', payable: 6_886_000 },
  ]);
});

it('a settlement in two lines is told on the later one, and both are answered', async () => {
  const [stay] = hq01().visits;
  const other = { visits: [{ ...stay, sheet: { ...stay.sheet, setl_id: 'P999' } }] };
  const { answers } = await answersTo([line('a'), line('b', other), line('c')].join('\n'));
  expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true, payable: 6_886_000 }]);
  expect(answers.map((each) => Object(each).notices)).toEqual([
    undefined,
    undefined,
    [expect.stringContaining('医保结算单“P001”在第 1 行也有')],
  ]);
});

it('a line is named by its place in the file, blank ones counted', async () => {
  const { answers } = await answersTo(`${line('a')}\n\n   \r\n${line('b')}\n\nnot json`);
  expect(answers).toMatchObject([
    { line: 1, id: 'a' },
    { line: 4, id: 'b' },
    { line: 6, ok: false, sentence: expect.stringContaining('第 6 行') },
  ]);
});

it('a refused line keeps its id', async () => {
  const wrong = [line('c', { member: { version: 'bb' } }), line('d', { format: 2 }), '{"id":7}', 'null'];
  const { answers } = await answersTo(wrong.join('\n'));
  expect(answers).toMatchObject([
    { line: 1, ok: false, id: 'c', code: 'facts-version-unknown' },
    { line: 2, ok: false, id: 'd', code: 'file-not-read' },
    { line: 3, ok: false, code: 'file-not-read' },
    { line: 4, ok: false, code: 'file-not-read' },
  ]);
  expect(answers[2]).not.toHaveProperty('id');
});

it('text that is not UTF-8 is refused, not compared as it came', async () => {
  const gbk = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xc0, 0xeb]), Buffer.from('"}\n')]);
  expect((await answersTo(gbk)).answers).toMatchObject([{ line: 1, sentence: expect.stringContaining('不是 UTF-8') }]);
});

it('a separator that JSON text may hold ends no line', async () => {
  const { answers } = await answersTo(`${line('a\u2028b')}\n`);
  expect(answers).toMatchObject([{ line: 1, ok: true, id: 'a\u2028b' }]);
});

it('a line that is too long is passed over and answered; the others are read', async () => {
  const path = written(`ab\n${'x'.repeat(200_000)}\ncd\n${'y'.repeat(12)}`);
  const lines: unknown[] = [];
  for await (const read of readLines(path, 10)) lines.push(read);
  expect(lines).toEqual([
    { line: 1, text: 'ab' },
    { line: 2, text: null },
    { line: 3, text: 'cd' },
    { line: 4, text: null },
  ]);
});
