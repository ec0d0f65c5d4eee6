/** What stands on a paper, as data: every kind is built of these blocks, every profile draws the same blocks (counter rule 32). */
import { assertNever } from '../../shared/assert-never.ts';
import type { FieldText } from './fonts.ts';

export interface Field {
  readonly label: string;
  readonly value: string;
  /** Takes the whole width of the form. */
  readonly isWide?: boolean;
}

/** A figure for the citizen: the largest thing on the paper. */
export interface Figure {
  readonly label: string;
  /** With ¥ and thousands separators, or words such as 待补. */
  readonly figure: string;
  /** Amount in capital words; null where there is no amount. */
  readonly words: string | null;
}

export interface Column {
  readonly title: string;
  /** Share of the width; the shares of a table add up to 1. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

/** One bar of the waterfall: where it starts and ends as a share of the whole, and its figure as printed. */
export interface Bar {
  readonly label: string;
  readonly figure: string;
  readonly from: number;
  readonly to: number;
  readonly tone: 'total' | 'paid' | 'ours' | 'person';
}

/** One step of a calculation as a citizen reads it. */
export interface PaperStep {
  readonly title: string;
  readonly lines: readonly string[];
  readonly result: string;
  readonly source: string;
}

export type Block =
  | { readonly block: 'statement'; readonly text: string }
  | { readonly block: 'section'; readonly title: string }
  | { readonly block: 'fields'; readonly fields: readonly Field[] }
  | { readonly block: 'figures'; readonly figures: readonly Figure[] }
  | {
      readonly block: 'table';
      readonly title: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Where there is width, this many rows stand side by side. */
      readonly abreast?: number;
    }
  | { readonly block: 'bars'; readonly title: string; readonly bars: readonly Bar[] }
  | { readonly block: 'steps'; readonly title: string; readonly steps: readonly PaperStep[] }
  | { readonly block: 'notes'; readonly title: string; readonly notes: readonly string[] }
  | { readonly block: 'signatures'; readonly signers: readonly string[] };

export interface PaperContent {
  readonly title: string;
  /** Under the title: what the paper is not, for example （非给付决定，以保险公司核定为准）. */
  readonly subtitle: string | null;
  readonly no: string;
  /** Left of the number: who issues it. */
  readonly issuer: string;
  /** 补打 第N次, or null for the first print. */
  readonly copyMark: string | null;
  /** Across every page: 体验模式, 作废. */
  readonly watermarks: readonly string[];
  readonly qr: {
    readonly text: string;
    /** Stands in its place where no pictures are printed. */
    readonly check: string;
    readonly caption: string;
    /** Much text: drawn half as large again, so that a plain scanner can tell its modules apart. */
    readonly isDense?: boolean;
  };
  readonly blocks: readonly Block[];
}

/** Every text of a paper with the name of its field, for the check that each character can be drawn. */
export function textsOf(content: PaperContent): FieldText[] {
  const head = [
    { field: '标题', text: content.title + (content.subtitle ?? '') },
    { field: '单证号', text: content.no },
    { field: '出单窗口', text: content.issuer },
    { field: '标记', text: (content.copyMark ?? '') + content.watermarks.join('') },
    { field: '二维码说明', text: content.qr.caption },
  ];
  return [...head, ...content.blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): FieldText[] {
  switch (block.block) {
    case 'statement':
      return [{ field: '声明', text: block.text }];
    case 'section':
      return [{ field: '小标题', text: block.title }];
    case 'fields':
      return block.fields.map(({ label, value }) => ({ field: label, text: label + value }));
    case 'figures':
      return block.figures.map(({ label, figure, words }) => ({ field: label, text: label + figure + (words ?? '') }));
    case 'table':
      return textsOfTable(block);
    case 'bars':
      return block.bars.map(({ label, figure }) => ({ field: block.title, text: block.title + label + figure }));
    case 'steps':
      return block.steps.map(({ title, lines, result, source }) => ({
        field: `${block.title} ${title}`,
        text: [block.title, title, ...lines, result, source].join(''),
      }));
    case 'notes':
      return [block.title, ...block.notes].map((text) => ({ field: block.title, text }));
    case 'signatures':
      return block.signers.map((text) => ({ field: '签名栏', text }));
    default:
      return assertNever(block);
  }
}

function textsOfTable({ title, columns, rows }: Extract<Block, { readonly block: 'table' }>): FieldText[] {
  const titles = columns.map((column) => ({ field: title, text: title + column.title }));
  const cells = rows.flatMap((row) => row.map((text, at) => ({ field: columns[at]?.title ?? title, text })));
  return [...titles, ...cells];
}
