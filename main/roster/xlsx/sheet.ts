/** A sheet's XML to rows of raw cells, piece by piece (ECMA-376 Part 1 §18.3). */
import { startXml } from './xml.ts';

/** `number` keeps its digits as written in the file; what a formula shows is not kept. */
export interface RawCell {
  readonly kind: 'text' | 'number' | 'formula' | 'error';
  readonly text: string;
}

export interface RawRow {
  /** The row's number in the sheet, from 1. */
  readonly line: number;
  /** By column; gaps are undefined. */
  readonly cells: readonly (RawCell | undefined)[];
}

export interface SheetReader {
  /** The rows completed by the next piece of XML. */
  read(piece: string): readonly RawRow[];
  /** Throws a RangeError when the sheet is cut off. */
  end(): void;
}

/** Columns a sheet can have. */
const COLUMN_LIMIT = 16_384;

/** Reads against the workbook's shared texts. Broken XML throws a RangeError. */
export function startSheet(strings: readonly string[]): SheetReader {
  let rows: RawRow[] = [];
  let line = 0;
  let cells: (RawCell | undefined)[] = [];
  let cell = { column: 0, type: 'n', isFormula: false, text: '' };
  let isText = false;
  let isPhonetic = false;
  const reader = startXml({
    open: (name, attributes) => {
      if (name === 'row') {
        line = rowNumber(attributes['r'], line);
        cells = [];
      } else if (name === 'c') {
        const column = columnOf(attributes['r'] ?? '') ?? cells.length;
        cell = { column, type: attributes['t'] ?? 'n', isFormula: false, text: '' };
      } else if (name === 'f') cell.isFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v' || name === 't') isText = !isPhonetic;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell.column < COLUMN_LIMIT) cells[cell.column] = rawCell(cell, strings);
      else if (name === 'row') rows.push({ line, cells });
    },
    text: (piece) => {
      if (isText) cell.text += piece;
    },
  });
  return {
    read: (piece) => {
      rows = [];
      reader.write(piece);
      return rows;
    },
    end: () => reader.end(),
  };
}

function rowNumber(written: string | undefined, before: number): number {
  const line = Number(written);
  return Number.isSafeInteger(line) && line > 0 ? line : before + 1;
}

/** 'C5' → 2; undefined without a reference: then the cell follows the one before. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column - 1;
}

function rawCell(
  { type, isFormula, text }: { type: string; isFormula: boolean; text: string },
  strings: readonly string[],
): RawCell {
  if (isFormula) return { kind: 'formula', text: '' };
  switch (type) {
    case 's':
      return { kind: 'text', text: unescaped(strings[Number(text)] ?? '') };
    case 'n':
      return { kind: text === '' ? 'text' : 'number', text };
    case 'e':
      return { kind: 'error', text };
    default:
      // inlineStr, str, b (0 and 1) and d (a date as text) stand as they are.
      return { kind: 'text', text: unescaped(text) };
  }
}

/** Spreadsheets write characters that XML cannot hold as _x000D_. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
