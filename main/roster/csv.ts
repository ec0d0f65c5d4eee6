/** Text to records with their line numbers, piece by piece. */
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../shared/errors.ts';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line the record ends on, from 1. */
  readonly line: number;
}

export interface CsvReader {
  /** The records completed by the next piece of text. */
  read(text: string): Promise<readonly CsvRecord[]>;
  /** The records the end of the text completes. */
  end(): Promise<readonly CsvRecord[]>;
}

/** Longer than any line of a roster: an open quote is found here instead of swallowing the file. */
const RECORD_LIMIT = 64 * 1024;

/** Errors while reading: 'roster-quote-open'. Empty lines and lines of commas only are passed over. */
export function startCsv(): CsvReader {
  let records: CsvRecord[] = [];
  let lastLine = 0;
  let openQuoteLine: number | null = null;
  const parser = parse({
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: RECORD_LIMIT,
    on_record: (cells: string[], { lines }) => {
      // No cell of a roster spans lines: a stray quote has swallowed some, up to another stray quote.
      if (lines > lastLine + 1 && cells.some((cell) => cell.includes('\n'))) openQuoteLine ??= lastLine + 1;
      records.push({ cells, line: lines });
      lastLine = lines;
      return null;
    },
  });
  // Reading returns nothing (on_record keeps it all) but must run for the stream to end; errors come by callback.
  parser.resume();
  parser.on('error', () => undefined);
  const take = (): readonly CsvRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  const step = (act: (done: (error?: Error | null) => void) => void): Promise<readonly CsvRecord[]> =>
    new Promise((resolve, reject) => {
      act((error) => {
        if (openQuoteLine !== null) reject(new AppError('roster-quote-open', { line: openQuoteLine }));
        else if (error) reject(csvError(error, lastLine + 1));
        else resolve(take());
      });
    });
  return {
    read: (text) => step((done) => parser.write(text, done)),
    end: () => step((done) => parser.end(done)),
  };
}

/** What can still go wrong in relaxed reading is a quote that never closes; csv-parse's own message quotes the row. */
function csvError(error: Error, line: number): Error {
  return error instanceof CsvError ? new AppError('roster-quote-open', { line }) : error;
}
