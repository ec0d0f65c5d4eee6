/** The rows of a file that were not taken, as a CSV to send back: line, column, reason, and nothing of a person. */

/** One refused row (counter rule 12). */
export interface RefusedLine {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

export const REFUSED_CSV_HEADER = '行号,字段,原因\r\n';

/** The lines under the header; quoted, and formulas neutralised. */
export function refusedCsvLines(rows: readonly RefusedLine[]): string {
  return rows.map((row) => `${[String(row.line), row.field, row.reason].map(quoted).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet takes for text whatever it begins with. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
