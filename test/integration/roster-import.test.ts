import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../main/database/open.ts';
import { removeRosterParts, rosterPath, rosterVersions } from '../../main/roster/files.ts';
import { importRoster } from '../../main/roster/import-roster.ts';
import type { RosterOutcome, RosterProgress, RosterSource, RosterSummary } from '../../main/roster/messages.ts';
import { runRosterImport, type RunningImport } from '../../main/roster/run-import.ts';
import { openRoster } from '../../main/roster/store.ts';
import { localDate } from '../../shared/dates.ts';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { inventPeople, inventPerson, rosterCsv, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';

const WORKER = new URL('../../main/roster/import-worker.ts', import.meta.url);
const key = new Uint8Array(32).fill(7);
const asOf = localDate('2021-11-19');
const today = localDate('2021-11-20');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(source: RosterSource, onProgress: (progress: RosterProgress) => void = () => undefined): RunningImport {
  return runRosterImport(WORKER, { source, target: rosterPath(folder, 1), key, asOf, today, base: null }, onProgress);
}

const bytesOf = (text: string): RosterSource => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) });

async function importText(text: string): Promise<RosterSummary> {
  return summaryOf(await start(bytesOf(text)).promise);
}

function summaryOf(outcome: RosterOutcome): RosterSummary {
  if (outcome.state !== 'done') throw new Error(outcome.state);
  return outcome.summary;
}

/** The refusal of a bad file, and proof that nothing was left behind. */
async function refusalOf(source: RosterSource): Promise<[code: string, details: unknown]> {
  const cause: unknown = await start(source).promise.catch((error: unknown) => error);
  expect(readdirSync(folder).filter((name) => name.startsWith('roster-'))).toEqual([]);
  if (!(cause instanceof AppError)) throw cause;
  // `instanceof` forgets the type argument.
  const { code, details } = cause as AppError;
  expect(errorSentence(code, details)).toMatch(/。$/);
  return [code, details];
}

describe('a good roster', () => {
  test('is found by certificate number, with every insurance of the person', async () => {
    const person = inventPerson(3);
    const second = { ...person, insutype: '392', psn_insu_stas: '2', trt_enjymnt_enddate: null, paid_next_year: false };
    const text = rosterCsv([person, ...inventPeople(4, 50, 'ganzhou'), second]);
    const summary = await importText(text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(summary).toEqual({
      rows: 52,
      people: 51,
      asOf,
      sha256,
      format: 'utf-8',
      ignoredColumns: 0,
      refusedRows: 0,
      refused: [],
      warnings: {},
    });
    const roster = openRoster(rosterPath(folder, 1), key);
    expect(roster.meta).toEqual({ rows: 52, people: 51, refused: 0, asOf, baseAsOf: null, sha256 });
    const { psn_no, certno, psn_name, gend, brdy, township } = person;
    const insurance = {
      insutype: person.insutype,
      psn_insu_stas: '1',
      insuplc_admdvs: person.insuplc_admdvs,
      trt_enjymnt_begndate: '2021-01-01',
      trt_enjymnt_enddate: '2021-12-31',
      paid_next_year: person.paid_next_year,
    };
    const other = {
      ...insurance,
      insutype: '392',
      psn_insu_stas: '2',
      trt_enjymnt_enddate: null,
      paid_next_year: false,
    };
    const found = {
      psn_no,
      psn_cert_type: '01',
      certno,
      psn_name,
      gend,
      brdy,
      township,
      insurances: [insurance, other],
    };
    expect(roster.find(certno)).toEqual(found);
    expect(roster.find(` ${certno.toLowerCase()} `)).toEqual(found);
    expect(roster.find('370402190001010015')).toBeNull();
    roster.close();
  });

  test('can be a path, and progress counts bytes, then rows, through the phases', async () => {
    const path = join(folder, 'list.csv');
    writeFileSync(path, rosterCsv(inventPeople(5, 20_000)));
    const seen: RosterProgress[] = [];
    const outcome = await start({ kind: 'file', path }, (progress) => seen.push(progress)).promise;
    expect(summaryOf(outcome)).toMatchObject({ rows: 20_000, people: 20_000, refusedRows: 0 });
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['scan', 'load', 'index', 'store']);
    const size = statSync(path).size;
    expect(seen.findLast(({ phase }) => phase === 'scan')).toEqual({ done: size, total: size, phase: 'scan' });
    expect(seen.findLast(({ phase }) => phase === 'load')).toEqual({ done: 20_000, total: 20_000, phase: 'load' });
    const loading = seen.filter(({ phase }) => phase === 'load');
    expect(loading.length).toBeGreaterThan(2);
    expect(new Set(loading.map(({ total }) => total))).toEqual(new Set([20_000]));
    expect(seen.filter(({ phase }) => phase === 'scan').length).toBeGreaterThan(1);
  });

  test.each(['utf-8 with a mark', 'utf-8', 'gbk'])(
    'in %s gives the same people, across pieces of a megabyte',
    async (form) => {
      const people = [...inventPeople(6, 12_000)].map((person) => ({
        ...person,
        psn_name: person.psn_name.replaceAll('㛃', '丽'),
      }));
      const text = rosterCsv(people);
      const bytes =
        form === 'gbk'
          ? iconv.encode(text, 'gb18030')
          : new TextEncoder().encode(form === 'utf-8' ? text : `\ufeff${text}`);
      const summary = summaryOf(await start({ kind: 'bytes', bytes: Uint8Array.from(bytes) }).promise);
      expect(summary).toMatchObject({ format: form === 'gbk' ? 'gb18030' : 'utf-8', rows: 12_000, refusedRows: 0 });
      const roster = openRoster(rosterPath(folder, 1), key);
      for (const person of people.filter((_, index) => index % 500 === 0)) {
        expect(roster.find(person.certno)?.psn_name).toBe(person.psn_name);
      }
      roster.close();
    },
  );

  test('of one GBK line that happens to be valid UTF-8 is still read as GBK', async () => {
    const person = inventPerson(8, 'zaozhuang', { psn_name: '牛', township: null });
    const bytes = iconv.encode(rosterCsv([person]).replace('牛', '陇'), 'gb18030');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
    expect(summaryOf(await start({ kind: 'bytes', bytes: Uint8Array.from(bytes) }).promise).format).toBe('gb18030');
    const roster = openRoster(rosterPath(folder, 1), key);
    expect(roster.find(person.certno)?.psn_name).toBe('陇');
    roster.close();
  });

  test('without a line end on its last line is whole when that line is', async () => {
    expect(await importText(rosterCsv(inventPeople(9, 3)).trimEnd())).toMatchObject({ rows: 3, refusedRows: 0 });
  });

  test('skips empty lines and lines of commas, and keeps nothing of columns it does not know', async () => {
    const people = [...inventPeople(10, 4)];
    const lines = people.map((person) => rosterLine(person).replace('\r\n', ',13800001234\r\n'));
    const header = rosterHeaderLine().replace('\r\n', ',tel\r\n');
    const text = `${header}${lines[0]}\r\n,,,,,,,,,,,,,\r\n${lines.slice(1).join('')}\r\n\r\n`;
    expect(await importText(text)).toMatchObject({ rows: 4, people: 4, ignoredColumns: 1, refusedRows: 0 });
    const db = openDatabase(rosterPath(folder, 1), key, 'readonly');
    const rows = db.all<Record<string, unknown>>('SELECT * FROM insurance');
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain('13800001234');
    db.close();
  });
});

describe('bad rows', () => {
  test('up to 20 % are listed by line, column and reason, and the good ones go in', async () => {
    const people = [...inventPeople(11, 20)];
    const text =
      rosterHeaderLine() +
      people
        .map((person, index) => {
          if (index === 3) return rosterLine(person, { certno: '370402190001010016' });
          if (index === 7) return rosterLine(person, { brdy: '2021-02-29' });
          if (index === 9) return `${rosterLine(person).trim().split(',').slice(0, 6).join(',')}\r\n`;
          return rosterLine(person);
        })
        .join('');
    const summary = await importText(text);
    const refused = [
      { line: 5, field: 'certno', reason: '证件号码校验不符' },
      { line: 9, field: 'brdy', reason: '不是真实日期，应为 年-月-日' },
      { line: 11, field: '整行', reason: '有 6 列，表头为 13 列' },
    ];
    expect(summary).toMatchObject({ rows: 17, people: 17, refusedRows: 3, refused });
    const roster = openRoster(rosterPath(folder, 1), key);
    expect(roster.refused(0, 10)).toEqual(refused);
    expect(roster.refused(5, 1)).toEqual(refused.slice(1, 2));
    expect(roster.meta).toMatchObject({ rows: 17, refused: 3 });
    expect([roster.find(people[3]?.certno ?? ''), roster.find(people[4]?.certno ?? '')?.psn_no]).toEqual([
      null,
      people[4]?.psn_no,
    ]);
    roster.close();
  });

  test('more than 20 % refuse the file, with the first three in the sentence', async () => {
    const people = [...inventPeople(12, 9)];
    const text = rosterHeaderLine() + people.map((p, i) => rosterLine(p, i < 2 ? { gend: 'x' } : {})).join('');
    const first = [2, 3].map((line) => ({ line, field: 'gend', reason: '应为 1（男）、2（女）、0 或 9' }));
    expect(await refusalOf(bytesOf(text))).toEqual(['roster-too-many-bad-rows', { bad: 2, total: 9, first }]);
    expect(errorSentence('roster-too-many-bad-rows', { bad: 2, total: 9, first })).toContain(
      '第 2 行 gend（性别） 应为',
    );
  });

  test('the same insurance twice keeps the first; one number with two people keeps the first', async () => {
    const people = [...inventPeople(13, 18)];
    const [one = inventPerson(1), two = inventPerson(2)] = people;
    const text = rosterCsv([...people, one, { ...two, insutype: '392', psn_name: '另一人' }]);
    expect(await importText(text)).toMatchObject({
      rows: 18,
      people: 18,
      refusedRows: 2,
      refused: [
        { line: 20, field: 'insutype', reason: '证件号码、险种和参保地与第 2 行重复' },
        { line: 21, field: 'psn_name', reason: '与第 3 行同一证件号码的内容不一致' },
      ],
    });
    const roster = openRoster(rosterPath(folder, 1), key);
    expect([roster.find(one.certno)?.insurances.length, roster.find(two.certno)?.psn_name]).toEqual([1, two.psn_name]);
    expect(roster.find(two.certno)?.insurances.map(({ insutype }) => insutype)).toEqual([two.insutype]);
    roster.close();
  });

  test('a file pasted twice over is refused whole', async () => {
    const text = rosterCsv(inventPeople(24, 1000));
    const [code, details] = await refusalOf(bytesOf(text + text.slice(rosterHeaderLine().length)));
    expect([code, details]).toEqual(['roster-too-many-bad-rows', expect.objectContaining({ bad: 401, total: 2000 })]);
  });

  test('doubts are counted', async () => {
    const people = [...inventPeople(14, 6)].map((person) => ({ ...person, insuplc_admdvs: '370499' }));
    expect(await importText(rosterCsv(people))).toMatchObject({ rows: 6, warnings: { 'admdvs-unknown': 6 } });
  });
});

describe('a file that is none is refused and leaves nothing behind', () => {
  const good = rosterCsv(inventPeople(15, 200));
  const latin = new TextEncoder().encode(good);

  test('empty, only a mark, only a header', async () => {
    expect(await refusalOf(bytesOf(''))).toEqual(['roster-empty', {}]);
    expect(await refusalOf(bytesOf('\ufeff'))).toEqual(['roster-empty', {}]);
    expect(await refusalOf(bytesOf(rosterHeaderLine()))).toEqual(['roster-no-rows', {}]);
  });

  test('missing and repeated columns, 200 columns, another separator', async () => {
    const short = rosterHeaderLine(['psn_no', 'certno']) + '1,2\r\n';
    expect((await refusalOf(bytesOf(short)))[0]).toBe('roster-header-missing');
    expect((await refusalOf(bytesOf(good.replaceAll(',', ';'))))[0]).toBe('roster-header-missing');
    expect(await refusalOf(bytesOf(good.replace('psn_no,', 'psn_no,certno,')))).toEqual([
      'roster-header-duplicate',
      { columns: ['certno'] },
    ]);
    const wide = `${Array.from({ length: 200 }, (_, index) => `c${index}`).join(',')}\r\n`;
    expect(await refusalOf(bytesOf(wide + wide))).toEqual(['roster-too-many-columns', { columns: 200, limit: 64 }]);
  });

  test('cut off in the middle of its last line, of a character, or of a quoted cell', async () => {
    expect(await refusalOf(bytesOf(good.slice(0, -30)))).toEqual(['roster-truncated', { line: 201 }]);
    const name = good.lastIndexOf('镇') >= 0 ? good.lastIndexOf('镇') : good.lastIndexOf('道');
    const cut = new TextEncoder().encode(good.slice(0, name + 1)).slice(0, -1);
    expect((await refusalOf({ kind: 'bytes', bytes: cut }))[0]).toBe('roster-truncated');
    const quoted = good.slice(0, -2).replace(/,([^,]*),([^,]*)$/, ',"$1');
    expect((await refusalOf(bytesOf(quoted)))[0]).toBe('roster-quote-open');
  });

  test.each([
    ['never closed', null],
    ['closed by a stray quote far behind', 4000],
    ['closed by a stray quote a few lines on', 104],
  ])('an open quote, %s, is named by its line instead of swallowing rows', async (_, closing) => {
    const many = rosterCsv(inventPeople(16, 5000)).split('\r\n');
    many[100] = (many[100] ?? '').replace(/^([^,]*),/, '$1,"');
    if (closing !== null) many[closing] = (many[closing] ?? '').replace(',', '",');
    expect(await refusalOf(bytesOf(many.join('\r\n')))).toEqual(['roster-quote-open', { line: 101 }]);
  });

  test('NUL bytes, UTF-16, broken UTF-8, and bytes that are no encoding', async () => {
    const holed = Uint8Array.from(latin);
    holed[latin.length - 40] = 0;
    expect(await refusalOf({ kind: 'bytes', bytes: holed })).toEqual(['roster-nul-bytes', { line: 201 }]);
    const utf16 = Uint8Array.from(iconv.encode(good, 'utf-16', { addBOM: true }));
    expect(await refusalOf({ kind: 'bytes', bytes: utf16 })).toEqual(['roster-utf16', {}]);
    const broken = Uint8Array.from(latin);
    broken[broken.length - 3] = 0xff;
    const brokenUtf8 = { line: 201, encoding: 'UTF-8' };
    expect(await refusalOf({ kind: 'bytes', bytes: broken })).toEqual(['roster-encoding-broken', brokenUtf8]);
    const gbk = Uint8Array.from(iconv.encode(good, 'gb18030'));
    gbk[gbk.length - 3] = 0xff;
    const brokenGbk = { line: 201, encoding: 'GBK' };
    expect(await refusalOf({ kind: 'bytes', bytes: gbk })).toEqual(['roster-encoding-broken', brokenGbk]);
  });

  test('even when the thread that built it cannot be asked any more', async () => {
    const watcher = { progress: () => undefined, isCancelled: () => false };
    const request = {
      source: bytesOf(good.slice(0, -30)),
      target: rosterPath(folder, 1),
      key,
      asOf,
      today,
      base: null,
    };
    await expect(importRoster(request, watcher)).rejects.toThrow('roster-truncated');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('even when the thread dies half way', async () => {
    const target = rosterPath(folder, 1);
    const worker = join(folder, 'dying.mjs');
    const dying = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(`${target}.part`)}, 'half'); process.exit(3);`;
    writeFileSync(worker, dying);
    const request = { source: bytesOf(good), target, key, asOf, today, base: null };
    const { promise, cancel } = runRosterImport(pathToFileURL(worker), request, () => undefined);
    await expect(promise).rejects.toThrow('ended with code 3');
    cancel();
    expect(readdirSync(folder)).toEqual(['dying.mjs']);
  });

  test('a path that is gone', async () => {
    const path = join(folder, 'gone.csv');
    expect(await refusalOf({ kind: 'file', path })).toEqual(['roster-file-missing', { name: 'gone.csv' }]);
  });
});

describe('the file', () => {
  test('is encrypted: no name or number of the roster stands in it, and another key does not open it', async () => {
    const people = [...inventPeople(17, 300)];
    await importText(rosterCsv(people));
    const raw = readFileSync(rosterPath(folder, 1));
    for (const { certno, psn_name } of people) {
      expect(raw.includes(certno) || (psn_name.length > 2 && raw.includes(psn_name))).toBe(false);
    }
    expect(() => openRoster(rosterPath(folder, 1), new Uint8Array(32).fill(8))).toThrow(
      expect.objectContaining({ code: 'database-unreadable' }),
    );
    expect(readdirSync(folder)).toEqual(['roster-1.db']);
  });

  test('of an earlier version is never overwritten, and of a newer program never opened', async () => {
    await importText(rosterCsv(inventPeople(18, 5)));
    await expect(start(bytesOf(rosterCsv(inventPeople(19, 5)))).promise).rejects.toThrow('exists already');
    expect(openRoster(rosterPath(folder, 1), key).meta.people).toBe(5);
    const db = openDatabase(rosterPath(folder, 1), key, 'readwrite');
    db.execute('PRAGMA user_version = 3');
    db.close();
    expect(() => openRoster(rosterPath(folder, 1), key)).toThrow(
      expect.objectContaining({ code: 'database-from-future' }),
    );
  });

  test('that was only half built when the desk was killed is not a version and is cleared away', async () => {
    writeFileSync(`${rosterPath(folder, 2)}.part`, 'half');
    writeFileSync(join(folder, 'main.db'), 'another file');
    await importText(rosterCsv(inventPeople(20, 5)));
    expect(rosterVersions(folder)).toEqual([1]);
    removeRosterParts(folder);
    expect(readdirSync(folder).toSorted()).toEqual(['main.db', 'roster-1.db']);
    expect(() => openRoster(rosterPath(folder, 2), key)).toThrow(AppError);
  });
});

describe('cancelling', () => {
  test.each(['scan', 'load', 'index'] as const)(
    'while it is in %s stops at the next piece and leaves nothing',
    async (phase) => {
      const running = start(bytesOf(rosterCsv(inventPeople(21, 60_000))), (progress) => {
        if (progress.phase === phase) running.cancel();
      });
      expect(await running.promise).toEqual({ state: 'cancelled' });
      expect(readdirSync(folder)).toEqual([]);
      running.cancel();
    },
  );

  test('does not disturb the roster in use', async () => {
    await importText(rosterCsv(inventPeople(22, 5)));
    const roster = openRoster(rosterPath(folder, 1), key);
    const target = rosterPath(folder, 2);
    const source = bytesOf(rosterCsv(inventPeople(23, 60_000)));
    const running = runRosterImport(WORKER, { source, target, key, asOf, today, base: null }, () => running.cancel());
    expect(await running.promise).toEqual({ state: 'cancelled' });
    expect([existsSync(target), roster.find(inventPeople(22, 1).next().value?.certno ?? '')?.psn_no]).toEqual([
      false,
      inventPeople(22, 1).next().value?.psn_no,
    ]);
    roster.close();
  });
});
