/** An XLSX list: what a spreadsheet keeps is read, what it only seems to keep is refused by line (issue 3, bad input). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inventPeople, inventPerson } from '../../main/demo/people.ts';
import type { RosterSource } from '../../main/roster/messages.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type RosterColumn } from '../../shared/roster-header.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { bytesOf, rosterFolder, type RosterFolder } from '../support/roster.ts';
import { type XlsxCell, type XlsxOptions, xlsxOf, type XlsxSheet } from '../support/xlsx.ts';

const COLUMNS: readonly RosterColumn[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

let folder: RosterFolder;
beforeEach(() => {
  folder = rosterFolder();
});
afterEach(() => folder.remove());

type Cells = Partial<Record<RosterColumn, XlsxCell>>;

/** A row of texts as a system exports it; what a test is about goes into `cells`. */
function rowOf(row: RosterRow, cells: Cells = {}): readonly XlsxCell[] {
  return COLUMNS.map((column) => {
    const given = cells[column];
    if (given !== undefined) return given;
    const value = row[column];
    return typeof value === 'boolean' ? String(Number(value)) : value;
  });
}

const people = (count: number): readonly RosterRow[] => [...inventPeople(31, count)];

/** A workbook of one sheet; `cells` changes the row of that index. */
function listOf(
  rows: readonly RosterRow[],
  cells: Record<number, Cells> = {},
  rest: Partial<XlsxSheet> = {},
): XlsxSheet {
  return { name: 'Sheet1', rows: [COLUMNS, ...rows.map((row, at) => rowOf(row, cells[at]))], ...rest };
}

function source(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): RosterSource {
  return { kind: 'bytes', bytes: Uint8Array.from(xlsxOf(sheets, options)) };
}

describe('a good workbook', () => {
  test.each<[string, XlsxOptions]>([
    ['with shared texts', {}],
    ['with texts in the cells', { inline: true }],
    ['with prefixed names', { prefix: 'x:' }],
  ])('%s gives the same people as a CSV', async (_, options) => {
    const rows = people(30);
    const summary = await folder.build(1, source([listOf(rows)], options));
    expect(summary).toMatchObject({ format: 'xlsx', rows: 30, people: 30, refusedRows: 0, warnings: {} });
    const roster = folder.open(1);
    for (const row of rows) {
      const { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township, insutype, psn_insu_stas, insuplc_admdvs } =
        row;
      const { trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year } = row;
      const insurance = {
        insutype,
        psn_insu_stas,
        insuplc_admdvs,
        trt_enjymnt_begndate,
        trt_enjymnt_enddate,
        paid_next_year,
      };
      const found = { psn_no, psn_cert_type, certno, psn_name, gend, brdy, township, insurances: [insurance] };
      expect(roster.find(certno)).toEqual(found);
    }
    roster.close();
  });

  test('can be a path, is told by its bytes and not by its name, and skips rows in which nothing stands', async () => {
    const path = join(folder.path, '名单.csv');
    const sheet = listOf(people(3));
    writeFileSync(path, xlsxOf([{ ...sheet, rows: [...sheet.rows, [' ', null, ''], []] }]));
    expect(await folder.build(1, { kind: 'file', path })).toMatchObject({ format: 'xlsx', rows: 3, refusedRows: 0 });
    writeFileSync(join(folder.path, '名单.xlsx'), 'psn_no,certno\r\n1,2\r\n');
    const renamed = await folder.refusal(2, { kind: 'file', path: join(folder.path, '名单.xlsx') });
    expect(renamed.code).toBe('roster-header-missing');
  });

  test('may keep dates as day counts, codes as numbers, and digits in full width', async () => {
    const [one = inventPerson(1), two = inventPerson(2), three = inventPerson(3)] = people(3);
    const cells = {
      0: {
        brdy: { n: serial(one.brdy) },
        trt_enjymnt_begndate: { n: '44197' },
        trt_enjymnt_enddate: { n: '20211231' },
      },
      1: {
        gend: { n: two.gend },
        insutype: { n: two.insutype },
        paid_next_year: { n: '1' },
        psn_cert_type: { n: '1' },
      },
      2: { certno: fullWidth(three.certno), insuplc_admdvs: fullWidth(three.insuplc_admdvs) },
    };
    expect(await folder.build(1, source([listOf([one, two, three], cells)]))).toMatchObject({
      rows: 3,
      refusedRows: 0,
    });
    const roster = folder.open(1);
    expect(roster.find(one.certno)).toMatchObject({
      brdy: one.brdy,
      insurances: [{ trt_enjymnt_begndate: '2021-01-01', trt_enjymnt_enddate: '2021-12-31' }],
    });
    expect(roster.find(two.certno)?.insurances[0]?.paid_next_year).toBe(true);
    expect(roster.find(three.certno)?.insurances[0]?.insuplc_admdvs).toBe(three.insuplc_admdvs);
    roster.close();
  });

  test('that counts its days from 1904 is read so', async () => {
    const [one = inventPerson(1)] = people(1);
    const cells = { 0: { trt_enjymnt_begndate: { n: '42735' }, trt_enjymnt_enddate: { n: '43099' } } };
    await folder.build(1, source([listOf([one], cells)], { is1904: true }));
    const roster = folder.open(1);
    expect(roster.find(one.certno)?.insurances[0]).toMatchObject({
      trt_enjymnt_begndate: '2021-01-01',
      trt_enjymnt_enddate: '2021-12-31',
    });
    roster.close();
  });

  test('of several sheets is read from 参保名单; without one of that name the sentence says what to do', async () => {
    const cover: XlsxSheet = { name: '说明', rows: [['本表为示例']] };
    const list = listOf(people(2));
    expect(await folder.build(1, source([cover, { ...list, name: ' 参保名单 ' }]))).toMatchObject({ rows: 2 });
    const refused = await folder.refusal(2, source([cover, list]));
    expect(refused).toMatchObject({ code: 'roster-xlsx-sheets', details: { sheets: 2 } });
    expect(refused.sentence).toContain('命名为“参保名单”');
  });
});

describe('cells that a spreadsheet has spoilt', () => {
  test('are refused by line: formulas, lost digits, errors, times of day, the day Excel invented', async () => {
    const rows = people(40);
    const spoilt: Record<number, Cells> = {
      1: { psn_name: { f: 'CONCAT("王","明")', shows: '王明' } },
      2: { certno: { n: '3.7049919310101E+17' } },
      3: { certno: { n: '370499193101010012' } },
      4: { brdy: { n: '44197.5' } },
      5: { brdy: { n: '60' } },
      6: { psn_no: { n: '37049900000000000001' } },
    };
    const summary = await folder.build(1, source([listOf(rows, spoilt)]));
    expect(summary).toMatchObject({ rows: 34, refusedRows: 6 });
    const digits = '是数值格式，15 位以后的数字已丢失。请把该列设为“文本”格式后重新录入或导出';
    expect(summary.refused).toEqual([
      { line: 3, field: 'psn_name', reason: '是公式。请复制该列，用“选择性粘贴→数值”粘贴后重新导入' },
      { line: 4, field: 'certno', reason: digits },
      { line: 5, field: 'certno', reason: digits },
      { line: 6, field: 'brdy', reason: '不是真实日期，应为 年-月-日' },
      { line: 7, field: 'brdy', reason: '不是真实日期，应为 年-月-日' },
      { line: 8, field: 'psn_no', reason: digits },
    ]);
  });

  test('and so are rows that a merged cell reaches into; a merge over columns nobody reads does no harm', async () => {
    const rows = people(20);
    const sheet = listOf(rows, {}, { merges: ['D3:D4', 'Z6:AB9'] });
    const summary = await folder.build(1, source([sheet]));
    expect(summary.refused).toEqual(
      [3, 4].map((line) => ({ line, field: '整行', reason: '有合并单元格。请取消合并并逐行填写' })),
    );
    expect(summary.rows).toBe(18);
  });
});

describe('a workbook that is none', () => {
  test('of more than 100 000 rows says how to save it as CSV, and 100 000 go in', { timeout: 180_000 }, async () => {
    const sheet = (count: number): XlsxSheet => listOf([...inventPeople(33, count)]);
    const long = await folder.refusal(1, source([sheet(100_001)]));
    expect(long).toMatchObject({ code: 'roster-xlsx-too-long', details: { limit: 100_000 } });
    expect(long.sentence).toContain('另存为”→“CSV UTF-8');
    expect(await folder.build(1, source([sheet(100_000)]))).toMatchObject({ rows: 100_000, people: 100_000 });
  });

  test('of more than 30 MB is refused before it is read', async () => {
    const bytes = new Uint8Array(30 * 1024 * 1024 + 1);
    bytes.set([0x50, 0x4b, 0x03, 0x04]);
    const refused = await folder.refusal(1, { kind: 'bytes', bytes });
    expect(refused).toMatchObject({ code: 'roster-xlsx-too-large', details: { megabytes: 31, limit: 30 } });
  });

  test('that unpacks into gigabytes is refused by what its directory says, and held to that', async () => {
    const bytes = Buffer.from(xlsxOf([listOf(people(2))]));
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(2_000_000_000, entry + 24);
    expect((await folder.refusal(1, { kind: 'bytes', bytes: Uint8Array.from(bytes) })).code).toBe(
      'roster-xlsx-too-large',
    );
    bytes.writeUInt32LE(10, entry + 24);
    expect((await folder.refusal(1, { kind: 'bytes', bytes: Uint8Array.from(bytes) })).code).toBe('roster-xlsx-broken');
  });

  test('cut off, with one changed byte, or only called one, says that it is broken', async () => {
    const good = xlsxOf([listOf(people(50))]);
    const cut = await folder.refusal(1, { kind: 'bytes', bytes: Uint8Array.from(good.subarray(0, good.length - 40)) });
    expect(cut.code).toBe('roster-xlsx-broken');
    const flipped = Uint8Array.from(good);
    flipped[300] = (flipped[300] ?? 0) ^ 1;
    expect((await folder.refusal(1, { kind: 'bytes', bytes: flipped })).code).toBe('roster-xlsx-broken');
    const zip = Uint8Array.from(Buffer.from('PK\u0003\u0004 nothing more'));
    expect((await folder.refusal(1, { kind: 'bytes', bytes: zip })).code).toBe('roster-xlsx-broken');
  });

  test('an old .xls, or one with a password, is told how to be saved', async () => {
    const bytes = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    const refused = await folder.refusal(1, { kind: 'bytes', bytes });
    expect(refused.code).toBe('roster-xls');
    expect(refused.sentence).toContain('取消密码');
  });

  test('leaves no trace in clear on the disk', async () => {
    const rows = people(200);
    await folder.build(1, source([listOf(rows)]));
    const raw = readFileSync(join(folder.path, 'roster-1.db'));
    for (const { certno } of rows) expect(raw.includes(certno)).toBe(false);
  });
});

test('text that begins like nothing known is read as CSV', async () => {
  expect((await folder.refusal(1, bytesOf('PK'))).code).toBe('roster-header-missing');
});

/** The day count a spreadsheet keeps for a date after February 1900. */
function serial(date: string): string {
  return String(
    Math.round(
      (Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) -
        Date.UTC(1899, 11, 30)) /
        86_400_000,
    ),
  );
}

function fullWidth(digits: string): string {
  return digits.replaceAll(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
