/** Invented people for 体验模式, tests and benches: the same seed gives the same people. */
import { addDays, ageOn, localDate, type LocalDate } from '../../shared/dates.ts';
import { checkCharacter } from '../../shared/identity/check-digit.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type RosterColumn } from '../../shared/roster-header.ts';
import type { RosterRow } from '../../shared/roster-row.ts';

/** Numbers from a seed, 0 ≤ n < 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type City = 'zaozhuang' | 'ganzhou';

/**
 * ID areas 370499 and 360799 are no county's, so no card was ever issued with them: check digits are right and still
 * no number can be a living person's.
 */
const ID_AREA: Readonly<Record<City, string>> = { zaozhuang: '370499', ganzhou: '360799' };

const COUNTIES: Readonly<Record<City, readonly string[]>> = {
  zaozhuang: ['370402', '370403', '370404', '370405', '370406', '370481'],
  ganzhou: ['360702', '360703', '360704', '360722', '360781', '360783'],
};

const TOWNSHIPS = ['东样镇', '西样镇', '南样街道', '北样街道', '中样乡'];
const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗', '欧阳', '上官', '曾', '单', '仇'];
const GIVEN = [...'明丽华伟芳娜敏静强磊军洋勇艳杰娟涛超秀霞平刚桂英䶮㛃'];

/** A certificate number with the right check character. `sequence` 0–999: odd for men, even for women. */
export function certnoFor(area: string, brdy: LocalDate, sequence: number): string {
  const first17 = `${area}${brdy.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** One person with one insurance, active on 2021-11-20; what a test is about goes into `changes`. */
export function inventPerson(seed: number, city: City = 'zaozhuang', changes: Partial<RosterRow> = {}): RosterRow {
  return { ...personFrom(seededRandom(seed), seed, city), ...changes };
}

/** `count` people of a city with distinct certificate numbers (up to some millions), one insurance row each. */
export function* inventPeople(seed: number, count: number, city: City = 'zaozhuang'): Generator<RosterRow> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index += 1) yield personFrom(random, index, city);
}

/** Day of birth and sequence come from `index`, so that two indexes never share a number; the rest is drawn. */
function personFrom(random: () => number, index: number, city: City): RosterRow {
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise;
  const brdy = addDays(localDate('1931-01-01'), (index * 7919) % 32_000);
  const sequence = (Math.floor(index / 32_000) * 7 + (index % 2) + 1) % 1000;
  const given = pick(GIVEN, '明') + (random() < 0.6 ? pick(GIVEN, '丽') : '');
  const isAdult = ageOn(brdy, localDate('2021-11-20')) >= 18;
  return {
    psn_no: `${ID_AREA[city]}${String(index).padStart(14, '0')}`,
    psn_cert_type: '01',
    certno: certnoFor(ID_AREA[city], brdy, sequence),
    psn_name: pick(SURNAMES, '王') + given,
    gend: sequence % 2 === 1 ? '1' : '2',
    brdy,
    township: pick(TOWNSHIPS, '东样镇'),
    insutype: isAdult && random() < 0.4 ? '310' : '390',
    psn_insu_stas: '1',
    insuplc_admdvs: pick(COUNTIES[city], COUNTIES[city][0] ?? '370402'),
    trt_enjymnt_begndate: localDate('2021-01-01'),
    trt_enjymnt_enddate: localDate('2021-12-31'),
    paid_next_year: random() < 0.5 ? true : null,
  };
}

const COLUMNS: readonly RosterColumn[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

/** The header line of a roster CSV, with its line end. */
export function rosterHeaderLine(columns: readonly string[] = COLUMNS): string {
  return `${columns.join(',')}\r\n`;
}

/** One line of a roster CSV, with its line end; `texts` overrides cells as they would stand in the file. */
export function rosterLine(row: RosterRow, texts: Partial<Record<RosterColumn, string>> = {}): string {
  const cell = (column: RosterColumn): string => {
    const value = row[column];
    return texts[column] ?? (value === null ? '' : typeof value === 'boolean' ? String(Number(value)) : value);
  };
  return `${COLUMNS.map(cell).join(',')}\r\n`;
}

/** A whole roster CSV. */
export function rosterCsv(rows: Iterable<RosterRow>): string {
  return rosterHeaderLine() + [...rows].map((row) => rosterLine(row)).join('');
}
