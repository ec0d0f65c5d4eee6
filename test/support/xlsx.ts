/** Workbooks as spreadsheet programs write them, for the tests of the reader. */
import { strToU8, zipSync } from 'fflate';

/** A text; a number as its digits stand in the file; a formula with what it shows; nothing. */
export type XlsxCell = string | { readonly n: string } | { readonly f: string; readonly shows: string } | null;

export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** For example 'A3:A5'. */
  readonly merges?: readonly string[];
}

export interface XlsxOptions {
  readonly is1904?: boolean;
  /** Prefix of every element, as some programs write it: 'x:'. */
  readonly prefix?: string;
  /** Texts in the cells instead of in the shared table. */
  readonly inline?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of a workbook with these sheets. */
export function xlsxOf(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Uint8Array {
  const p = options.prefix ?? '';
  const namespace = p === '' ? `xmlns="${MAIN}"` : `xmlns:${p.slice(0, -1)}="${MAIN}"`;
  const shared = new Map<string, number>();
  const parts: Record<string, Uint8Array> = {};
  for (const [index, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `${HEAD}<${p}worksheet ${namespace}>${sheetXml(sheet, p, options.inline === true ? null : shared)}</${p}worksheet>`,
    );
  }
  const listed = sheets.map(
    ({ name }, at) => `<${p}sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  parts['xl/workbook.xml'] = strToU8(
    `${HEAD}<${p}workbook ${namespace} xmlns:r="${RELATIONS}"><${p}workbookPr${options.is1904 === true ? ' date1904="1"' : ''}/>` +
      `<${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  parts['xl/_rels/workbook.xml.rels'] = strToU8(`${HEAD}<Relationships>${relations.join('')}</Relationships>`);
  const strings = [...shared.keys()].map((text) => `<${p}si><${p}t>${escaped(text)}</${p}t></${p}si>`);
  parts['xl/sharedStrings.xml'] = strToU8(`${HEAD}<${p}sst ${namespace}>${strings.join('')}</${p}sst>`);
  return zipSync(parts, { level: 1 });
}

function sheetXml({ rows, merges = [] }: XlsxSheet, p: string, shared: Map<string, number> | null): string {
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`, p, shared)).join('');
    return `<${p}row r="${at + 1}">${inside}</${p}row>`;
  });
  const merged = merges.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('');
  const width = letters(Math.max(0, ...rows.map(({ length }) => length - 1)));
  return (
    `<${p}dimension ref="A1:${width}${rows.length}"/><${p}sheetData>${lines.join('')}</${p}sheetData>` +
    (merged === '' ? '' : `<${p}mergeCells count="${merges.length}">${merged}</${p}mergeCells>`)
  );
}

function cellXml(cell: XlsxCell, reference: string, p: string, shared: Map<string, number> | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') {
    if ('n' in cell) return `<${p}c r="${reference}"><${p}v>${cell.n}</${p}v></${p}c>`;
    return `<${p}c r="${reference}" t="str"><${p}f>${escaped(cell.f)}</${p}f><${p}v>${escaped(cell.shows)}</${p}v></${p}c>`;
  }
  if (shared === null)
    return `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t>${escaped(cell)}</${p}t></${p}is></${p}c>`;
  const known = shared.get(cell) ?? shared.size;
  shared.set(cell, known);
  return `<${p}c r="${reference}" t="s"><${p}v>${known}</${p}v></${p}c>`;
}

function letters(column: number): string {
  return (
    (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26))
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
