/** Finding people of the roster by name, pinyin and initials (DESIGN §5, counter rule 11). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventPeople, inventPerson, rosterCsv } from '../../main/demo/people.ts';
import { nameQueryOf, startNameKeys } from '../../main/names/name-keys.ts';
import type { Roster } from '../../main/roster/store.ts';
import type { RosterRow } from '../../shared/roster-row.ts';
import { bytesOf, rosterFolder, type RosterFolder } from '../support/roster.ts';

const keysOf = startNameKeys();

const NAMES: readonly (readonly [name: string, township: string | null])[] = [
  ['张样伟', '东样镇'],
  ['张样伟', '西样镇'],
  ['张样', '西样镇'],
  ['张样伟明', '东样镇'],
  ['曾样例', null],
  ['单样例', '西样镇'],
  ['万俟样', '东样镇'],
  ['吕样娥', '东样镇'],
  ['阿样古丽•买买提', '东样镇'],
  ['SAMPLE  ANNA', '东样镇'],
  ['䶮样', '东样镇'],
];

let folder: RosterFolder;
let roster: Roster;
let people: readonly RosterRow[];
beforeAll(async () => {
  folder = rosterFolder();
  // Above every drawn person, so that no number meets twice.
  people = NAMES.map(([psn_name, township], at) => inventPerson(40_000 + at, 'ganzhou', { psn_name, township }));
  const [first = inventPerson(1)] = people;
  const second = { ...first, insutype: '392' };
  await folder.build(1, bytesOf(rosterCsv([...inventPeople(51, 400), ...people, second])));
  roster = folder.open(1);
});
afterAll(() => {
  roster.close();
  folder.remove();
});

/** Names and townships found, best first. */
function search(typed: string, township: string | null = null, limit = 20): readonly string[] {
  const query = nameQueryOf(typed, keysOf);
  if (query === null) return [];
  return roster.search({ query, township, limit }).map((hit) => `${hit.psn_name} ${hit.township ?? '-'}`);
}

describe('what was typed', () => {
  test.each([
    ['张样', ['张样 西样镇', '张样伟 东样镇', '张样伟明 东样镇', '张样伟 西样镇']],
    ['zhangyangw', ['张样伟 东样镇', '张样伟明 东样镇', '张样伟 西样镇']],
    ['ZYW', ['张样伟 东样镇', '张样伟 西样镇', '张样伟明 东样镇']],
    ['ｚｈａｎｇ　ｙａｎｇ ｗ', ['张样伟 东样镇', '张样伟明 东样镇', '张样伟 西样镇']],
    ['张yangw', ['张样伟 东样镇', '张样伟明 东样镇', '张样伟 西样镇']],
    ['lvyang', ['吕样娥 东样镇']],
    ['lüyang', ['吕样娥 东样镇']],
    ['阿样古丽·买', ['阿样古丽•买买提 东样镇']],
    ['阿样古丽．买', ['阿样古丽•买买提 东样镇']],
    ['ayanggulimaimaiti', ['阿样古丽•买买提 东样镇']],
    ['sample a', ['SAMPLE  ANNA 东样镇']],
    ['yanyang', ['䶮样 东样镇']],
    ['样', []],
    ['伟', []],
  ])('%s finds who begins so, exact names first, and nobody else', (typed, found) => {
    expect(search(typed, '东样镇')).toEqual(found);
  });

  test.each(['cengyangli', 'zengyangli', 'cyl', 'zyl'])(
    '%s finds 曾样例: every reading of a surname is kept',
    (typed) => {
      expect(search(typed)).toContain('曾样例 -');
    },
  );

  test.each(['danyangli', 'shanyangli', 'chanyangli', 'moqiyang', 'mqy'])('%s finds one person', (typed) => {
    expect(search(typed)).toHaveLength(1);
  });

  test.each(['', ' ', '·', "'"])('%j is nothing to look for', (typed) => {
    expect(nameQueryOf(typed, keysOf)).toBeNull();
  });
});

describe('the order', () => {
  test('is exact before prefix, and within each the own township first', () => {
    expect(search('张样伟', '西样镇')).toEqual(['张样伟 西样镇', '张样伟 东样镇', '张样伟明 东样镇']);
    expect(search('zhangyang', '东样镇', 4)).toEqual([
      '张样 西样镇',
      '张样伟 东样镇',
      '张样伟明 东样镇',
      '张样伟 西样镇',
    ]);
    expect(search('张样伟', '没有的镇')).toHaveLength(3);
  });

  test('ends at the limit; a person of two insurances stands once, with what tells two of one name apart', () => {
    expect(search('z', null, 5)).toHaveLength(5);
    const query = nameQueryOf('张样伟', keysOf) ?? { kind: 'name' as const, key: '' };
    const [hit, ...others] = roster.search({ query, township: '东样镇', limit: 20 });
    const { certno, psn_cert_type, gend, brdy } = people[0] ?? inventPerson(1);
    expect(hit).toEqual({ certno, psn_cert_type, psn_name: '张样伟', gend, brdy, township: '东样镇' });
    expect(others.map((other) => other.certno)).not.toContain(certno);
  });

  test('reads no more than it answers: every step walks an index', () => {
    const started = performance.now();
    for (let round = 0; round < 200; round += 1) search('w', '东样镇');
    expect((performance.now() - started) / 200).toBeLessThan(20);
  });
});
