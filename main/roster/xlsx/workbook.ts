/** Which sheet of a workbook holds the list, its shared texts, and how it counts days. */
import { AppError } from '../../../shared/errors.ts';
import { readXml, startXml } from './xml.ts';
import { readZip, type ZipPart } from './zip.ts';

/** The sheet with this name is the list; without one, a workbook of one sheet. */
const SHEET_NAME = '参保名单';
/** A workbook may claim hundreds of sheets; more is no list. */
const MANY_SHEETS = 1000;
/** Unpacked. 100 000 rows of some forty columns. */
const SHEET_LIMIT = 256 * 1024 * 1024;
const STRINGS_LIMIT = 96 * 1024 * 1024;
const SMALL_LIMIT = 4 * 1024 * 1024;

export interface Workbook {
  /** The XML of the sheet. */
  readonly sheet: Buffer;
  readonly strings: readonly string[];
  /** Days are counted from 1904 (an old Macintosh setting) instead of 1900. */
  readonly is1904: boolean;
}

interface Sheet {
  readonly name: string;
  readonly relation: string;
}

/** Errors: 'roster-xlsx-sheets', 'roster-xlsx-too-large'; a RangeError for what is no whole workbook. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const parts = readZip(bytes);
  const sheets: Sheet[] = [];
  let is1904 = false;
  readXml(textOf(partOf(parts, 'xl/workbook.xml')), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet' && sheets.length < MANY_SHEETS) sheets.push(sheetOf(attributes));
    },
    close: () => undefined,
    text: () => undefined,
  });
  const path = pathOf(parts, listSheet(sheets).relation);
  const sheet = bounded(partOf(parts, path), SHEET_LIMIT).unpack();
  const shared = parts.get('xl/sharedStrings.xml');
  return { sheet, strings: shared === undefined ? [] : readStrings(bounded(shared, STRINGS_LIMIT).unpack()), is1904 };
}

/** The relation's attribute is `r:id`, whatever the prefix. */
function sheetOf(attributes: Readonly<Record<string, string>>): Sheet {
  const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
  return { name: attributes['name'] ?? '', relation };
}

function listSheet(sheets: readonly Sheet[]): Sheet {
  const [only] = sheets;
  const named = sheets.find(({ name }) => name.trim() === SHEET_NAME) ?? (sheets.length === 1 ? only : undefined);
  if (named !== undefined) return named;
  throw new AppError('roster-xlsx-sheets', { sheets: sheets.length, name: SHEET_NAME });
}

/** Where a relation of the workbook leads; targets are relative to `xl/` unless they begin with a slash. */
function pathOf(parts: ReadonlyMap<string, ZipPart>, relation: string): string {
  let target = '';
  readXml(textOf(partOf(parts, 'xl/_rels/workbook.xml.rels')), {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'] ?? '';
    },
    close: () => undefined,
    text: () => undefined,
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Runs of one text are joined; phonetic guides (rPh) are not part of it. */
function readStrings(xml: Buffer): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  const reader = startXml({
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
  });
  for (const piece of xmlPieces(xml)) reader.write(piece);
  reader.end();
  return strings;
}

const PIECE_BYTES = 256 * 1024;

/** XML as text in pieces. Throws a RangeError for what is not UTF-8; spreadsheets write nothing else. */
export function* xmlPieces(xml: Buffer): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < xml.length; at += PIECE_BYTES) {
      yield decoder.decode(xml.subarray(at, at + PIECE_BYTES), { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    throw cause instanceof TypeError ? new RangeError('not UTF-8', { cause }) : cause;
  }
}

function textOf(part: ZipPart): string {
  return [...xmlPieces(bounded(part, SMALL_LIMIT).unpack())].join('');
}

function partOf(parts: ReadonlyMap<string, ZipPart>, name: string): ZipPart {
  const part = parts.get(name);
  if (part === undefined) throw new RangeError(`workbook without ${name}`);
  return part;
}

function bounded(part: ZipPart, limit: number): ZipPart {
  if (part.size <= limit) return part;
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  throw new AppError('roster-xlsx-too-large', { megabytes: megabytes(part.size), limit: megabytes(limit) });
}
