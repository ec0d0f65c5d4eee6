/** A delta builds the next version from the one in use; what does not fit that roster is refused (docs/roster.md). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inventPeople, inventPerson, rosterCsv, rosterHeaderLine, rosterLine } from '../../main/demo/people.ts';
import { nameQueryOf, startNameKeys } from '../../main/names/name-keys.ts';
import type { Roster } from '../../main/roster/store.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from '../../shared/roster-header.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { bytesOf, rosterFolder, type RosterFolder } from '../support/roster.ts';

let folder: RosterFolder;
beforeEach(() => {
  folder = rosterFolder();
});
afterEach(() => folder.remove());

/** Lines of a delta, each with its `op`. */
function deltaOf(...lines: readonly (readonly [row: RosterRow, op: string])[]): string {
  const header = rosterHeaderLine([...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS, 'op']);
  return header + lines.map(([row, op]) => rosterLine(row).replace('\r\n', `,${op}\r\n`)).join('');
}

/** Everybody's insurances, so that two rosters can be compared. */
function insurancesOf(roster: Roster, people: readonly RosterRow[]): unknown {
  return people.map(({ certno }) => roster.find(certno));
}

function found(roster: Roster, typed: string): readonly string[] {
  const query = nameQueryOf(typed, startNameKeys());
  if (query === null) throw new Error('nothing to look for');
  return roster.search({ query, township: null, limit: 20 }).map(({ certno }) => certno);
}

describe('a delta', () => {
  test('adds, changes and removes insurances, and the base stays as it was', async () => {
    const people = [...inventPeople(41, 60)];
    const [gone = inventPerson(1), changed = inventPerson(2), more = inventPerson(3)] = people;
    const added = inventPerson(900);
    await folder.build(1, bytesOf(rosterCsv(people)));
    const second = { ...more, insutype: '392', insuplc_admdvs: '370406' };
    const paused = { ...changed, psn_insu_stas: '2', paid_next_year: false };
    const text = deltaOf([gone, 'delete'], [paused, ''], [second, 'upsert'], [added, 'UPSERT']);
    expect(await folder.build(2, bytesOf(text), 1)).toMatchObject({ rows: 61, people: 60, refusedRows: 0 });
    const [before, after] = [folder.open(1), folder.open(2)];
    expect([before.meta.baseAsOf, after.meta.baseAsOf]).toEqual([null, '2021-11-19']);
    expect([before.find(gone.certno)?.certno, after.find(gone.certno)]).toEqual([gone.certno, null]);
    expect(after.find(changed.certno)?.insurances).toMatchObject([{ psn_insu_stas: '2', paid_next_year: false }]);
    expect(
      after
        .find(more.certno)
        ?.insurances.map(({ insutype }) => insutype)
        .toSorted(),
    ).toEqual([more.insutype, '392'].toSorted());
    expect(after.find(added.certno)?.psn_name).toBe(added.psn_name);
    expect(insurancesOf(after, people.slice(3))).toEqual(insurancesOf(before, people.slice(3)));
    before.close();
    after.close();
  });

  test('of a new name or township changes every insurance of the person, and is found by the new name only', async () => {
    const person = inventPerson(42, 'zaozhuang', { psn_name: '曾样例', township: '东样镇' });
    const other = { ...person, insutype: '392' };
    await folder.build(1, bytesOf(rosterCsv([...inventPeople(43, 30), person, other])));
    const renamed = { ...person, psn_name: '单样例', township: '新样镇' };
    await folder.build(2, bytesOf(deltaOf([renamed, ''])), 1);
    const roster = folder.open(2);
    expect(roster.find(person.certno)).toMatchObject({ psn_name: '单样例', township: '新样镇' });
    expect(roster.find(person.certno)?.insurances).toHaveLength(2);
    expect([found(roster, '曾样例'), found(roster, 'cengyangli'), found(roster, 'zengyangli')]).toEqual([[], [], []]);
    for (const typed of ['单样例', 'shanyangli', 'danyangli']) {
      expect([typed, found(roster, typed)]).toEqual([typed, [person.certno]]);
    }
    roster.close();
  });

  test('moves a 390 from one county to another as one removal and one addition', async () => {
    const person = inventPerson(44, 'zaozhuang', { insutype: '390', insuplc_admdvs: '370402' });
    await folder.build(1, bytesOf(rosterCsv([person, ...inventPeople(45, 20)])));
    const moved = { ...person, insuplc_admdvs: '370481' };
    await folder.build(2, bytesOf(deltaOf([person, 'delete'], [moved, ''])), 1);
    const roster = folder.open(2);
    expect(roster.find(person.certno)?.insurances.map(({ insuplc_admdvs }) => insuplc_admdvs)).toEqual(['370481']);
    roster.close();
  });

  test('gives what the full package of that day gives', { timeout: 60_000 }, async () => {
    const people = [...inventPeople(46, 3000)];
    const left = people.filter((_, at) => at % 7 !== 0);
    const now = left.map((row, at) =>
      at % 5 === 0 ? { ...row, psn_insu_stas: '4', psn_name: `${row.psn_name}新` } : row,
    );
    const added = [...inventPeople(47, 200, 'ganzhou')];
    await folder.build(1, bytesOf(rosterCsv(people)));
    const changes = [
      ...people.filter((_, at) => at % 7 === 0).map((row) => [row, 'delete'] as const),
      ...now.filter((_, at) => at % 5 === 0).map((row) => [row, ''] as const),
      ...added.map((row) => [row, ''] as const),
    ];
    const delta = await folder.build(2, bytesOf(deltaOf(...changes)), 1);
    const full = await folder.build(3, bytesOf(rosterCsv([...now, ...added])));
    expect([delta.rows, delta.people]).toEqual([full.rows, full.people]);
    const [two, three] = [folder.open(2), folder.open(3)];
    expect(insurancesOf(two, [...people, ...added])).toEqual(insurancesOf(three, [...people, ...added]));
    for (const typed of ['王', 'zeng', 'ceng', 'cm', 'ouyang', 'l']) {
      const limit = 10_000;
      const query = nameQueryOf(typed, startNameKeys()) ?? { kind: 'name' as const, key: '' };
      const hits = [two, three].map((roster) => roster.search({ query, township: '东样镇', limit }));
      const [ours = [], theirs = []] = hits.map((list) => list.map(({ certno }) => certno).toSorted());
      expect(ours.length).toBeGreaterThan(3);
      expect(ours).toEqual(theirs);
    }
    two.close();
    three.close();
  });
});

describe('a delta with a wrong row is refused whole, its wrong rows by line', () => {
  test('a removal of what is not there, the same insurance twice, two names for one number, another op', async () => {
    const people = [...inventPeople(48, 40)];
    const [one = inventPerson(1), two = inventPerson(2), three = inventPerson(3)] = people;
    await folder.build(1, bytesOf(rosterCsv(people)));
    const stranger = inventPerson(901);
    const good = people.slice(3).map((row) => [{ ...row, psn_insu_stas: '2' }, ''] as const);
    const text = deltaOf(
      [stranger, 'delete'],
      [one, ''],
      [one, 'delete'],
      [two, ''],
      [{ ...two, insutype: '392', psn_name: '另一人' }, ''],
      [three, '作废'],
      ...good,
    );
    const refusal = await folder.refusal(2, bytesOf(text), 1);
    expect(refusal.code).toBe('roster-delta-refused-rows');
    const rows = [
      { line: 2, field: 'op', reason: '参保库中没有该参保记录，无可删除' },
      { line: 4, field: 'insutype', reason: '证件号码、险种和参保地与第 3 行重复' },
      { line: 6, field: 'psn_name', reason: '与第 5 行同一证件号码的内容不一致' },
      { line: 7, field: 'op', reason: '应为 delete（删除）或空（新增、修改）' },
    ];
    expect(refusal.details).toEqual({ bad: 4, total: 6 + good.length, rows });
    expect(refusal.sentence).toContain('第 7 行 op（');
  });
});

test('a delta without op, and a full package with it, are refused with what to choose', async () => {
  const people = [...inventPeople(49, 10)];
  await folder.build(1, bytesOf(rosterCsv(people)));
  expect((await folder.refusal(2, bytesOf(rosterCsv(people)), 1)).code).toBe('roster-delta-without-op');
  const full = await folder.refusal(2, bytesOf(deltaOf(...people.map((row) => [row, ''] as const))));
  expect(full.code).toBe('roster-full-with-op');
  expect(full.sentence).toContain('选择“增量”');
});

test('two 390 rows of one person in two counties are both kept', async () => {
  const person = inventPerson(50, 'zaozhuang', { insutype: '390', insuplc_admdvs: '370402' });
  const text = rosterCsv([person, { ...person, insuplc_admdvs: '370481', psn_insu_stas: '2' }]);
  expect(await folder.build(1, bytesOf(text))).toMatchObject({ rows: 2, people: 1, refusedRows: 0 });
  const roster = folder.open(1);
  expect(roster.find(person.certno)?.insurances.map(({ insuplc_admdvs: at }) => at)).toEqual(['370402', '370481']);
  roster.close();
});
