/** The keys a name is found by: as written, in pinyin, by its initials (counter rule 11). */
import { normaliseName } from '../../shared/names.ts';
import { readingsOf, usualReading } from './readings.ts';

export interface NameKeys {
  /** In the one spelling for comparing: 张三丰. */
  readonly name: string;
  /** zhangsanfeng; a Latin name without its spaces. '' where nothing can be read. */
  readonly pinyin: string;
  /** zsf */
  readonly initials: string;
  /** What the other readings of the surname give, pinyin and initials alike: 曾一 → 'cengyi', 'cy'. */
  readonly others: readonly string[];
}

/** What was typed, as the key to look for. */
export interface NameQuery {
  /** `letters` looks among pinyin, initials and others, `name` among names. */
  readonly kind: 'name' | 'letters';
  readonly key: string;
}

/** Surnames of two characters whose second is read as nowhere else. */
const COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['万俟', ['mo', 'qi']],
  ['子车', ['zi', 'ju']],
]);

/** Answers the keys of names; readings are kept per character, so that a million names ask the dictionary some thousand times. */
export function startNameKeys(): (name: string) => NameKeys {
  const surnames = remembered((character) => [...new Set(readingsOf(character).filter(isReading))]);
  const usual = remembered((character) => usualReading(character) ?? '');
  return (name) => {
    // Names of two to four Chinese characters and nothing else are nearly all of a roster.
    const words = PLAIN_NAME.test(name) ? name : wordsOf(name);
    const [first = ''] = words;
    const compound = COMPOUNDS.get(first + (words[1] ?? ''));
    const [reading = '', ...otherReadings] =
      compound?.slice(0, 1) ?? (isLetters(first) ? [first.toLowerCase()] : surnames(first));
    let [rest, restInitials] = ['', ''];
    for (let place = 1; place < words.length; place += 1) {
      const word = words[place] ?? '';
      const read = compound?.[place] ?? (isLetters(word) ? word.toLowerCase() : usual(word));
      rest += read;
      restInitials += read.charAt(0);
    }
    const spelling = words === name ? name : normaliseName(name);
    const [pinyin, initials] = [reading + rest, reading.charAt(0) + restInitials];
    return { name: spelling, pinyin, initials, others: othersOf(otherReadings, rest, restInitials, initials) };
  };
}

/** Without surrogates, and in the one spelling already: the radicals and compatibility forms stand elsewhere. */
const PLAIN_NAME = /^[\u4e00-\u9fff]+$/;

function othersOf(
  readings: readonly string[],
  rest: string,
  restInitials: string,
  initials: string,
): readonly string[] {
  if (readings.length === 0) return readings;
  const keys = readings.flatMap((reading) => [reading + rest, reading.charAt(0) + restInitials]);
  return [...new Set(keys)].filter((key) => key !== initials);
}

/** How to look for what was typed: 张三, zhangsan, zs, 张san, Lü → lv; null when nothing of it can stand in a name. */
export function nameQueryOf(text: string, keysOfName: (name: string) => NameKeys): NameQuery | null {
  const written = text.replaceAll(/['’ʼ`]/gu, '').replaceAll(/[üǖǘǚǜ]/giu, 'v');
  const key = normaliseName(written);
  if (key.replaceAll('·', '') === '') return null;
  if (!/[A-Z]/.test(key)) return { kind: 'name', key };
  const letters = /\p{Script=Han}/u.test(key)
    ? keysOfName(written).pinyin
    : key.replaceAll(/[^A-Z]/g, '').toLowerCase();
  return { kind: 'letters', key: letters };
}

/** Each Chinese character, and each run of Latin letters; dots, spaces and placeholders part words and are no words. */
function wordsOf(name: string): readonly string[] {
  return name.normalize('NFKC').match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
}

function isLetters(word: string): boolean {
  return word.charCodeAt(0) < 0x80;
}

function isReading(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

function remembered<T>(read: (character: string) => T): (character: string) => T {
  const known = new Map<string, T>();
  return (character) => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const first = read(character);
    known.set(character, first);
    return first;
  };
}
