/** Text to records with their line numbers, piece by piece. A line is a record: no cell of a list spans lines. */
import { AppError } from './errors.ts';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line of the file, from 1. */
  readonly line: number;
}

export interface CsvReader {
  /** The records completed by the next piece of text. */
  read(text: string): readonly CsvRecord[];
  /** The record of a last line without a line end. */
  end(): readonly CsvRecord[];
}

/** Characters. Longer than any line of a list: such a file is none, and must not be gathered in memory. */
const LINE_LIMIT = 64 * 1024;

/**
 * Comma-separated text as in RFC 4180, CRLF or LF. Empty lines and lines of commas only are passed over.
 * Errors: 'roster-quote-open' for a quote that does not close on its line, 'roster-line-too-long'.
 */
export function startCsv(): CsvReader {
  let rest = '';
  let line = 0;
  const take = (lines: readonly string[]): CsvRecord[] => {
    const records: CsvRecord[] = [];
    for (const text of lines) {
      line += 1;
      const cells = cellsOf(text.endsWith('\r') ? text.slice(0, -1) : text, line);
      if (cells[0] !== '' || cells.some((cell) => cell.trim() !== '')) records.push({ cells, line });
    }
    return records;
  };
  return {
    read(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_LIMIT) throw new AppError('roster-line-too-long', { line: line + lines.length + 1 });
      return take(lines);
    },
    end: () => take(rest === '' ? [] : [rest]),
  };
}

function cellsOf(text: string, line: number): readonly string[] {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const closing = text.startsWith('"', at) ? closingQuote(text, at) : at;
    if (closing < 0) throw new AppError('roster-quote-open', { line });
    const comma = text.indexOf(',', closing);
    const end = comma < 0 ? text.length : comma;
    const isQuoted = closing > at && closing === end - 1;
    // A quote in the middle of a cell, or text behind a closing one, is taken as it stands: the row's checks refuse it.
    cells.push(isQuoted ? text.slice(at + 1, closing).replaceAll('""', '"') : text.slice(at, end));
    at = end + 1;
  }
  return cells;
}

/** Where the quote opened at `from` closes, -1 when it does not; a doubled quote is a quote of the text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}
