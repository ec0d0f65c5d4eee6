/** Names of people: one spelling for comparing, and whether two spellings can be one person (counter rule 11). */
import { gb18030PrivateUse, type PrivateUseTable } from './names/private-use.ts';

/** The toneless lower-case readings of one character, for example 曾 → ['zeng', 'ceng']; empty when unknown. */
export type ReadingsOf = (character: string) => readonly string[];

/** `wildcard`: equal as far as placeholders and pinyin let one see; the clerk looks at the card. */
export type NameComparison = 'same' | 'differs' | 'wildcard';

/** Dots people type between the parts of a name; NFKC has already turned the half-width and Greek ones. */
const DOTS = /[·•‧∙⋅・᛫⸱⸳.]/gu;
const SPACES = /[\s\u200b-\u200d\u2060\ufeff]/gu;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;
/** What systems print where a character is hidden or missing: ？ and ＊ have become ? and * under NFKC. */
const PLACEHOLDER = /^[?*○●□■〓×\ufffd]$/u;
const LETTER = /^[A-Z]$/;

/**
 * One spelling for comparing: private-use characters replaced, NFKC, middle dots to "·", no spaces, Latin upper-case.
 * For comparing and searching only; the name kept and printed stays as it was read.
 */
export function normaliseName(name: string, privateUse: PrivateUseTable = gb18030PrivateUse): string {
  return replacePrivateUse(name, privateUse).normalize('NFKC').replace(SPACES, '').replace(DOTS, '·').toUpperCase();
}

/** The name as it is kept and printed: no spaces in a Chinese name, single ones between the words of a Latin one. */
export function tidyName(name: string): string {
  const isChinese = /\p{Script=Han}/u.test(name) && !/\p{Script=Latin}/u.test(name);
  return isChinese ? name.replace(SPACES, '') : name.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** The same name with the private-use characters that have a known meaning written as Unicode; nothing else changes. */
export function replacePrivateUse(name: string, privateUse: PrivateUseTable = gb18030PrivateUse): string {
  if (!/\p{Co}/u.test(name)) return name;
  return [...name].map((character) => privateUse.characters[character] ?? character).join('');
}

/**
 * Compares two spellings of one person's name. Never a reason to refuse: 'differs' asks the clerk (counter rule 11).
 * Without `readingsOf` a run of letters may stand for any one character; with it, only for characters so read.
 */
export function compareNames(left: string, right: string, readingsOf?: ReadingsOf): NameComparison {
  const [a, b] = [normaliseName(left), normaliseName(right)];
  if (a === '' || b === '') return 'differs';
  if (a === b) return 'same';
  return canMatch(partsOf(a), partsOf(b), readingsOf) ? 'wildcard' : 'differs';
}

/** A name in parts: plain characters, runs of placeholders, runs of letters. */
type Part =
  | { readonly kind: 'character'; readonly text: string }
  /** Stands for one to `length` characters: a rare character may have become two question marks. */
  | { readonly kind: 'hidden'; readonly length: number }
  | { readonly kind: 'letters'; readonly text: string };

function partsOf(name: string): readonly Part[] {
  const parts: Part[] = [];
  for (const character of name) {
    const kind = kindOf(character);
    const last = parts.at(-1);
    if (kind === 'hidden' && last?.kind === 'hidden') parts[parts.length - 1] = { kind, length: last.length + 1 };
    else if (kind === 'letters' && last?.kind === 'letters')
      parts[parts.length - 1] = { kind, text: last.text + character };
    else parts.push(kind === 'hidden' ? { kind, length: 1 } : { kind, text: character });
  }
  return parts.map(asHiddenWhenCrossed);
}

function kindOf(character: string): Part['kind'] {
  if (PLACEHOLDER.test(character)) return 'hidden';
  return LETTER.test(character) ? 'letters' : 'character';
}

/** 王XX is the same habit as 王**. */
function asHiddenWhenCrossed(part: Part): Part {
  return part.kind === 'letters' && /^X+$/.test(part.text) ? { kind: 'hidden', length: part.text.length } : part;
}

/** Names are at most some dozen parts, so plain backtracking is enough. */
function canMatch(a: readonly Part[], b: readonly Part[], readingsOf: ReadingsOf | undefined): boolean {
  const [first, ...restOfA] = a;
  const [second, ...restOfB] = b;
  if (first === undefined || second === undefined) return a.length === b.length;
  if (first.kind === 'hidden' && hiddenMatches(first.length, restOfA, b, readingsOf)) return true;
  if (second.kind === 'hidden') return hiddenMatches(second.length, restOfB, a, readingsOf);
  if (first.kind === 'hidden') return false;
  if (first.kind === second.kind) return first.text === second.text && canMatch(restOfA, restOfB, readingsOf);
  if (first.kind === 'letters') return lettersMatch(first.text, restOfA, b, readingsOf);
  return second.kind === 'letters' && lettersMatch(second.text, restOfB, a, readingsOf);
}

/** Lets the placeholders take the other side's next one to `length` parts (a run of letters or placeholders is one). */
function hiddenMatches(
  length: number,
  rest: readonly Part[],
  other: readonly Part[],
  readingsOf: ReadingsOf | undefined,
): boolean {
  const most = Math.min(length, other.length);
  for (let taken = 1; taken <= most; taken += 1) {
    const isDot = other.slice(0, taken).some((part) => part.kind === 'character' && part.text === '·');
    if (!isDot && canMatch(rest, other.slice(taken), readingsOf)) return true;
  }
  return false;
}

/** Spends the letters on the other side's next characters, reading by reading. */
function lettersMatch(
  letters: string,
  rest: readonly Part[],
  other: readonly Part[],
  readingsOf: ReadingsOf | undefined,
): boolean {
  const [next, ...restOfOther] = other;
  if (next?.kind !== 'character' || next.text === '·') return false;
  if (readingsOf === undefined) return canMatch(rest, restOfOther, readingsOf);
  return readingsOf(next.text).some((reading) => {
    if (!letters.startsWith(reading.toUpperCase()) || reading === '') return false;
    const left = letters.slice(reading.length);
    return left === '' ? canMatch(rest, restOfOther, readingsOf) : lettersMatch(left, rest, restOfOther, readingsOf);
  });
}
