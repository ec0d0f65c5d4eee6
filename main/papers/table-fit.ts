/** How a table's rows are laid out: side by side where there is width, as records where its columns would be too narrow. */
import type { Block, Column } from './content.ts';
import { piecesOf } from './wrap.ts';

export type Table = Extract<Block, { readonly block: 'table' }>;

/** Measures texts, in whatever unit `width` has. */
export interface Measure {
  /** Room of the whole table. */
  readonly width: number;
  /** Room a cell loses to its padding. */
  readonly padding: number;
  widthOf(text: string): number;
  /** Whether rows may stand side by side. */
  readonly isWide: boolean;
  /** How far below its usual size a figure may be set, as a share of it. */
  readonly shrink: number;
}

export type TableLayout =
  | { readonly as: 'rows'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly as: 'records'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** The widest layout in which every figure stays in one piece and no word is cut. */
export function layOutTable(table: Table, measure: Measure): TableLayout {
  const side = sideBySide(table);
  if (measure.isWide && fits(side, measure)) return { as: 'rows', ...side };
  const { columns, rows } = table;
  return { as: fits(table, measure) ? 'rows' : 'records', columns, rows };
}

type Grid = Pick<Table, 'columns' | 'rows'>;

/** Share of the width left free between rows side by side. */
const GUTTER = 0.04;

function sideBySide({ columns, rows, abreast = 1 }: Table): Grid {
  const down = Math.ceil(rows.length / abreast);
  const blank = columns.map(() => '');
  const across = Array.from({ length: abreast }, (_, at) => at);
  const part = (1 - GUTTER * (abreast - 1)) / abreast;
  const gutter: Column = { title: '', share: GUTTER, align: 'left' };
  const own = columns.map((column) => ({ ...column, share: column.share * part }));
  return {
    columns: across.flatMap((at) => (at === 0 ? own : [gutter, ...own])),
    rows: rows
      .slice(0, down)
      .map((_, row) => across.flatMap((at) => [...(at === 0 ? [] : ['']), ...(rows[at * down + row] ?? blank)])),
  };
}

function fits({ columns, rows }: Grid, measure: Measure): boolean {
  return columns.every((column, at) => {
    const room = column.share * measure.width - measure.padding;
    const cells = [column.title, ...rows.map((row) => row[at] ?? '')];
    return cells.every((text) => cellFits(text, column.align, room, measure));
  });
}

function cellFits(text: string, align: Column['align'], room: number, { widthOf, shrink }: Measure): boolean {
  if (align === 'right') return widthOf(text) * shrink <= room;
  return piecesOf(text).every((piece) => widthOf(piece.trimEnd()) <= room);
}
