/** Plain-text tables for terminals, where a Chinese character is two columns wide. */

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are broken over lines; none when absent. */
  readonly width?: number;
}

/** A table with a ruled header, its columns as wide as their widest cell or as told. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((column, at) => brokenText(row[at] ?? '', column.width ?? Infinity)));
  const widths = columns.map((column, at) =>
    Math.max(textWidth(column.title), ...cells.flatMap((row) => (row[at] ?? []).map(textWidth))),
  );
  const header = lineOf(
    columns,
    widths,
    columns.map(({ title }) => title),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [header, rule, ...cells.flatMap((row) => linesOf(columns, widths, row))].join('\n');
}

/** Columns a text takes in a terminal: wide and full-width characters count two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** East Asian wide and full-width ranges (Unicode UAX #11) as far as our texts use them. */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  );
}

/** Never at the head of a line: it hangs over the edge instead. */
const MAY_HANG = '，。；：、）”';

function brokenText(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const character of text) {
    const line = lines.at(-1) ?? '';
    const isFull = textWidth(line) + textWidth(character) > width;
    if (isFull && !MAY_HANG.includes(character)) lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines;
}

function linesOf(columns: readonly Column[], widths: readonly number[], row: readonly (readonly string[])[]): string[] {
  const height = Math.max(...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    lineOf(
      columns,
      widths,
      row.map((cell) => cell[line] ?? ''),
    ),
  );
}

function lineOf(columns: readonly Column[], widths: readonly number[], cells: readonly string[]): string {
  const padded = cells.map((cell, at) => {
    const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - textWidth(cell)));
    return columns[at]?.align === 'right' ? space + cell : cell + space;
  });
  return padded.join('  ').trimEnd();
}
