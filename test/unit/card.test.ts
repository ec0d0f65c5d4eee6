/** Cards and scans: doubts about a card, and what a scanner typed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { castCard } from '../../main/demo/cards.ts';
import { castMember } from '../../main/demo/cast.ts';
import { certnoFor } from '../../main/demo/people.ts';
import { cardDoubts, readScan, validityOf, type ReadCard } from '../../shared/card.ts';
import { localDate } from '../../shared/dates.ts';
import { initialSettings, SETTINGS } from '../../shared/settings.ts';

const TODAY = localDate('2021-11-20');
const { certno } = castMember('孟样例').row;

function card(changes: Partial<ReadCard> = {}): ReadCard {
  const read = castCard(certno);
  if (read === null) throw new Error('the cast has lost a member');
  return { ...read.card, ...changes };
}

describe('doubts about a card', () => {
  test('a card in force has none, on its first and last day too', () => {
    expect(cardDoubts(card(), TODAY)).toEqual([]);
    expect(cardDoubts(card({ valid_from: TODAY, valid_to: TODAY }), TODAY)).toEqual([]);
    expect(cardDoubts(card({ valid_from: null, valid_to: null }), TODAY)).toEqual([]);
  });
  test('a card that ran out yesterday says until when it was good', () => {
    expect(cardDoubts(card({ valid_to: localDate('2021-11-19') }), TODAY)).toEqual([
      '证件有效期至 2021-11-19，今天是 2021-11-20，已过期。请本人出示有效证件；确需办理的按规定核实并留存说明。',
    ]);
  });
  test('a card from tomorrow doubts the machine’s date as well', () => {
    expect(cardDoubts(card({ valid_from: localDate('2021-11-21') }), TODAY).join()).toContain('确认本机日期正确');
  });
  test('sex and birth date are held against the number', () => {
    const doubts = cardDoubts(card({ gend: '2', brdy: localDate('1985-03-13') }), TODAY);
    expect(doubts).toHaveLength(2);
    expect(cardDoubts(card({ gend: null, brdy: null }), TODAY)).toEqual([]);
  });
  test('validity is said in words', () => {
    expect(validityOf(card())).toBe('2015-06-01 至 长期');
    expect(validityOf(card({ valid_from: null, valid_to: null }))).toBe('证件未载明');
  });
});

describe('what a scanner typed', () => {
  const read = (text: string, hsaCode: string | null = initialSettings()['scan.hsaCode']) =>
    readScan(text, { today: TODAY, hsaCode });
  const person = (psn_name: string | null, psn_cert_type = '01', number = certno) => ({
    kind: 'certificate',
    psn_cert_type,
    certno: number,
    psn_name,
  });
  test('eighteen digits with the right check character are a certificate, with or without a name behind a tab', () => {
    expect(read(certno)).toEqual(person(null));
    expect(read(`${certno}\t孟样例`)).toEqual(person('孟样例'));
    expect(read(`  ${certno}\n`)).toEqual(person(null));
  });
  test('a small x, full-width digits, residence permits and foreigners’ cards', () => {
    const withX = Array.from({ length: 200 }, (_, n) => certnoFor('370499', localDate('1985-03-12'), n)).find((n) =>
      n.endsWith('X'),
    );
    expect(read(withX?.toLowerCase() ?? '')).toEqual(person(null, '01', withX));
    expect(read(certno.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))))).toEqual(person(null));
    for (const [area, type] of [
      ['810000', '04'],
      ['820000', '05'],
      ['830000', '06'],
      ['911234', '07'],
    ] as const) {
      const number = certnoFor(area, localDate('1990-05-05'), 11);
      expect(read(number)).toEqual(person(null, type, number));
    }
  });
  test('a wrong check character, a payment code of 18 digits and a bank card are nothing of ours', () => {
    const wrong = certno.slice(0, 17) + (certno.endsWith('0') ? '1' : '0');
    for (const text of [wrong, '134567890123456789', '6222020200112233445', '', '孟样例', `${certno}\t孟\t样`])
      expect(read(text)).toEqual({ kind: 'unknown' });
  });
  test('our own QR gives its number', () => {
    expect(read('JD1|premium-receipt|ZZ01-20211120-A-000001-K|0123abcd')).toEqual({
      kind: 'own-paper',
      no: 'ZZ01-20211120-A-000001-K',
    });
  });
  test('a 医保码 is known by its shape, and its token goes nowhere', () => {
    expect(read('3600000123456789012345678901')).toEqual({ kind: 'hsa-code' });
    expect(read('360000012345678901234567890')).toEqual({ kind: 'unknown' });
    expect(read('3600000123456789012345678901', null)).toEqual({ kind: 'unknown' });
    expect(read('YB01:ABC123', String.raw`YB\d{2}:[A-Z0-9]{6}`)).toEqual({ kind: 'hsa-code' });
  });
  test('whatever is scanned, reading it never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['certificate', 'own-paper', 'hsa-code', 'unknown']).toContain(read(text).kind);
      }),
    );
  });
});

describe('the setting for the shape of a 医保码', () => {
  const { schema } = SETTINGS['scan.hsaCode'];
  test.each([String.raw`\d{28}`, String.raw`[A-Z0-9]{20,40}`, String.raw`\d{28}|EC\d{10}`, 'null'])('%s', (text) => {
    expect(schema.safeParse(text === 'null' ? null : text).success).toBe(true);
  });
  test.each(['', '.*', '(a+)+', String.raw`\d{3,2}`, '[Z-A]', String.raw`\d{28}|`, 'a{1,9}b{1,9}c{1,9}', '医保码'])(
    'refused: %s',
    (text) => expect(schema.safeParse(text).success).toBe(false),
  );
});
