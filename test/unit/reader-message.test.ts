/** The documented message of an ID reader: what is taken, what is refused, and that a refusal names no person. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReaderMessage } from '../../shared/reader-message.ts';
import { cardMessage } from '../support/reader-simulator.ts';

const card = cardMessage('孟样例');
const parse = (changes: object) => parseReaderMessage(JSON.stringify({ ...card, ...changes }));

test('a whole card is taken as it stands', () => {
  expect(parseReaderMessage(JSON.stringify(card))).toEqual({ ok: true, message: card });
});

test('what a card does not carry may be left out, and what a vendor adds is not looked at', () => {
  const { v, kind, read_id, psn_cert_type, certno, psn_name } = card;
  const least = { v, kind, read_id, psn_cert_type, certno, psn_name };
  expect(parseReaderMessage(JSON.stringify({ ...least, address: '样例路 1 号', nation: '汉' }))).toEqual({
    ok: true,
    message: { ...least, gend: null, brdy: null, valid_from: null, valid_to: null, issuer: null, photo: null },
  });
});

test('长期 is a date of expiry', () => {
  expect(parse({ valid_to: '长期' })).toMatchObject({ ok: true, message: { valid_to: '长期' } });
});

describe('refused, by the name of the field', () => {
  test.each([
    ['another version', { v: 2 }, 'v'],
    ['a kind nobody knows', { kind: 'passport' }, 'kind'],
    ['no name', { psn_name: '   ' }, 'psn_name'],
    ['a name with a control character', { psn_name: '孟\u0007样例' }, 'psn_name'],
    ['a number that is not text', { certno: 370_499 }, 'certno'],
    ['a date as the chip writes it', { brdy: '19850312' }, 'brdy'],
    ['a day that does not exist', { valid_from: '2021-02-30' }, 'valid_from'],
    ['a word that is not 长期', { valid_to: '永久' }, 'valid_to'],
    ['a photo that is no JPEG', { photo: Buffer.from('PNG').toString('base64') }, 'photo'],
    ['a photo above 64 KB', { photo: `/9j/${'A'.repeat(88_000)}` }, 'photo'],
    ['no read_id', { read_id: '' }, 'read_id'],
  ])('%s', (_, changes, problem) => {
    expect(parse(changes)).toEqual({ ok: false, problem });
  });
  test.each([
    ['not JSON', '<card/>', 'not-json'],
    ['a list', '[]', 'shape'],
    ['nothing', '', 'not-json'],
    ['too long', ' '.repeat(200_000), 'too-long'],
  ])('%s', (_, text, problem) => {
    expect(parseReaderMessage(text)).toEqual({ ok: false, problem });
  });
});

test('whatever a service sends, reading it never throws and a refusal repeats none of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"v":1,"kind":"card","孟样例":1}')), (text) => {
      const parsed = parseReaderMessage(text);
      expect(parsed.ok ? '' : parsed.problem).toMatch(/^[a-z_-]{0,13}$/);
    }),
  );
});
