/** Forms of plain text: 80 half-width columns, 33 lines of 1/6 inch; head and foot on every one (counter rule 32). */
import { COPY_NAMES } from '../../shared/print-profile.ts';
import type { PaperContent } from '../papers/content.ts';
import { wrap } from '../papers/wrap.ts';

/** 8 inches at 10 characters an inch. */
export const FORM_COLUMNS = 80;
/** 140 mm at 6 lines an inch. */
export const FORM_LINES = 33;

/** Lines that must stay together, and the heading repeated above them where they begin a form. */
export interface TextGroup {
  readonly lines: readonly string[];
  readonly heading: readonly string[];
}

/** Half-width columns of a text: Chinese and every sign outside ASCII takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2;
  return columns;
}

/** A printer's font holds ￥ in full width only. */
export function printable(text: string): string {
  return text.replaceAll('¥', '￥');
}

export function wrapColumns(text: string, columns: number): string[] {
  return wrap(printable(text), Math.max(columns, 2), columnsOf);
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Texts at both ends of a line; where they do not fit, on lines of their own. */
export function ends(left: string, right: string): string[] {
  const room = FORM_COLUMNS - columnsOf(right);
  if (columnsOf(left) < room) return [padEnd(left, room) + right];
  return [...wrapColumns(left, FORM_COLUMNS), ...wrapColumns(right, FORM_COLUMNS)];
}

/** Puts groups onto forms; every form has head, foot and `FORM_LINES` lines at most. */
export function formsOf(content: PaperContent, groups: readonly TextGroup[]): string[][] {
  const forms: string[][] = [];
  let lines = firstHead(content);
  const turn = (heading: readonly string[]): void => {
    forms.push(lines);
    lines = [...nextHead(content), ...heading];
  };
  const room = FORM_LINES - FOOT_LINES;
  for (const { lines: own, heading } of groups) {
    const isLong = own.length > room / 2;
    if (!isLong && lines.length + own.length > room) turn(heading);
    for (const line of own) {
      if (lines.length + 1 > room) turn(heading);
      lines.push(line);
    }
  }
  forms.push(lines);
  return forms.map((form, at) => [...fill(form, room), ...foot(content, at + 1, forms.length)]);
}

const FOOT_LINES = 2;

function firstHead(content: PaperContent): string[] {
  const marks = marksOf(content);
  const title = centred(content.title);
  const subtitle = content.subtitle === null ? [] : [centred(content.subtitle)];
  return [
    ...(marks === '' ? [] : [marks]),
    title,
    ...subtitle,
    ...ends(`单证号 ${content.no}`, `校验 ${content.qr.check}`),
    ...ends(printable(content.issuer), content.qr.caption),
    rule(),
  ];
}

function nextHead(content: PaperContent): string[] {
  const title = `${content.title}（续）${content.subtitle ?? ''}`;
  return [...ends(title, `${marksOf(content)}单证号 ${content.no}`), rule()];
}

function foot(content: PaperContent, page: number, count: number): string[] {
  const copies = `一式三联：${COPY_NAMES.join('/')}`;
  return [rule(), ...ends(`${content.no}  ${copies}`, `第 ${page} 页 共 ${count} 页`)];
}

function marksOf({ copyMark, watermarks }: PaperContent): string {
  return [...watermarks, ...(copyMark === null ? [] : [copyMark])].map((mark) => `【${mark}】`).join('');
}

function centred(text: string): string {
  return padStart(text, Math.floor((FORM_COLUMNS + columnsOf(text)) / 2));
}

function rule(): string {
  return '-'.repeat(FORM_COLUMNS);
}

function fill(lines: readonly string[], count: number): string[] {
  return [...lines, ...Array.from({ length: Math.max(0, count - lines.length) }, () => '')];
}
