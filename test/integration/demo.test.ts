/** `npm run demo`: the papers it writes, read back and compared with the database it leaves. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { cast } from '../../main/demo/cast.ts';
import { inventPeople } from '../../main/demo/people.ts';
import { openDemoSlot } from '../../main/key-file.ts';
import { fen, formatYuan } from '../../shared/money.ts';
import { runCli, type CliRun } from '../support/cli.ts';
import { readPdf, type ReadPdf } from '../support/read-pdf.ts';

let folder: string;
let run: CliRun;
const papers = new Map<string, ReadPdf>();
const inFolder = (...parts: string[]) => join(folder, ...parts);

interface Printed {
  readonly ok: boolean;
  readonly pdfs: string[];
  readonly journal: { readonly entries: number; readonly verified: boolean };
}

function printedBy({ stdout }: CliRun): Printed {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Printed; // the line `npm run demo -- --json` promises, checked by what follows
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  mkdirSync(inFolder('tmp'));
  const env = { TMPDIR: inFolder('tmp') };
  run = await runCli('demo.ts', ['--json', '--out', inFolder('out'), '--data', inFolder('data')], env);
  for (const path of printedBy(run).pdfs) papers.set(basename(path), await readPdf(readFileSync(path)));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('it ends well with one line of JSON, every PDF in the out folder and the journal verified', () => {
  const printed = printedBy(run);
  expect({ code: run.code, ok: printed.ok, verified: printed.journal.verified }).toEqual({
    code: 0,
    ok: true,
    verified: true,
  });
  expect(printed.pdfs.toSorted()).toEqual(
    readdirSync(inFolder('out'))
      .map((name) => inFolder('out', name))
      .toSorted(),
  );
  expect(printed.pdfs).toHaveLength(16);
  expect(printed.journal.entries).toBeGreaterThan(40);
  expect(run.stderr).toContain('健康 18,525.00，既往症 7,410.00');
});

test('every page is watermarked and every paper names its sample values', () => {
  for (const { pages, packed } of papers.values()) {
    expect(pages.every(({ marks }) => marks.join('').includes('体验模式'))).toBe(true);
    expect(packed).toContain('样例');
  }
});

test('the trials read back as the rules give them', () => {
  const trials = [...papers].filter(([name]) => name.startsWith('理赔试算单')).map(([, { packed }]) => packed);
  expect(trials).toHaveLength(4);
  const [worked = '', listed = '', missing = '', entered = ''] = trials;
  for (const figure of ['18,525.00', '7,410.00', '10,125.00', '8,400.00', '4,050.00', '3,360.00']) {
    expect(worked).toContain(figure);
  }
  for (const figure of ['13,725.00', '3,600.00', '5,200.00']) expect(listed).toContain(figure);
  expect(missing).toContain('待补：缺自费药品合计');
  expect(missing).toContain('22.77');
  expect(entered).not.toContain('待补：缺自费药品合计');
  expect(entered).toContain('1,860.50');
  for (const trial of trials) expect(trial).toContain('尚未承保，以承保结果为准');
});

interface Row {
  readonly no: string;
  readonly kind: string;
  readonly psn_name: string;
  readonly amount_fen: number;
  readonly state: string;
}

test('names, amounts and numbers on the papers are those of the database', () => {
  const db = openDatabase(
    inFolder('data', 'main.db'),
    openDemoSlot(inFolder('data')) ?? new Uint8Array(32),
    'readonly',
  );
  const rows = db.all<Row>(
    `SELECT no, kind, psn_name, amount_fen, payments.state FROM papers
     JOIN policies ON policies.policy_id = papers.subject JOIN payments ON payments.policy_id = policies.policy_id`,
  );
  db.close();
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    const paper = [...papers].find(([name]) => name.includes(row.no))?.[1];
    expect(paper?.packed).toContain(row.no);
    expect(paper?.packed).toContain(row.psn_name);
    expect(paper?.packed).toContain(formatYuan(fen(row.amount_fen)));
  }
  const receipts = rows.filter(({ kind }) => kind === 'premium-receipt');
  expect(receipts.map(({ state }) => state)).toEqual(['collected', 'collected', 'collected', 'collected']);
  const subsidised = rows.filter(({ psn_name }) => psn_name === '钟样例');
  expect(subsidised.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'proposal-acceptance receivable',
    'payment-acceptance receivable',
  ]);
});

test('no file of the data or temp folder holds a name or certificate number in clear', () => {
  const people = [...cast.map(({ row }) => row), ...inventPeople(1, 500)];
  const needles = people.flatMap(({ psn_name, certno }) => [psn_name, certno]).filter((text) => text.length > 2);
  const paths = ['data', 'tmp'].flatMap((name) =>
    readdirSync(inFolder(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(paths.map((path) => basename(path))).toContain('main.db');
  for (const path of paths) {
    const bytes = readFileSync(path);
    expect(needles.filter((needle) => bytes.includes(needle))).toEqual([]);
  }
});

test('the same seed gives the same PDFs byte for byte, and a temporary data folder is gone afterwards', async () => {
  const env = { TMPDIR: inFolder('tmp') };
  const again = await runCli('demo.ts', ['--json', '--out', inFolder('again')], env);
  expect(again.code).toBe(0);
  expect(readdirSync(inFolder('again')).toSorted()).toEqual(readdirSync(inFolder('out')).toSorted());
  for (const name of readdirSync(inFolder('again'))) {
    expect(readFileSync(inFolder('again', name)).equals(readFileSync(inFolder('out', name)))).toBe(true);
  }
  expect(readdirSync(inFolder('tmp'))).toEqual([]);
});

test('an out folder inside the data folder and a data folder in use are refused before anything is made', async () => {
  const inside = await runCli('demo.ts', ['--json', '--data', inFolder('new'), '--out', inFolder('new', 'papers')]);
  expect({ code: inside.code, stdout: inside.stdout }).toEqual({
    code: 1,
    stdout: '{"ok":false,"pdfs":[],"journal":{"entries":0,"verified":false}}\n',
  });
  expect(inside.stderr).toContain('在数据目录');
  expect(existsSync(inFolder('new'))).toBe(false);
  const used = await runCli('demo.ts', ['--data', inFolder('data'), '--out', inFolder('other')]);
  expect(used.code).toBe(1);
  expect(used.stderr).toContain('已有内容');
});
