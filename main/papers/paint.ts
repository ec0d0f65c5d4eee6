/** Lays a paper's blocks onto pages. */
import { assertNever } from '../../shared/assert-never.ts';
import { paintBars } from './blocks/bars.ts';
import { paintFields } from './blocks/fields.ts';
import { paintFigures } from './blocks/figures.ts';
import { paintNotes, paintSection, paintSignatures, paintStatement, signaturesHeight } from './blocks/notes.ts';
import { paintSteps } from './blocks/steps.ts';
import { paintTable } from './blocks/table.ts';
import type { Block, PaperContent } from './content.ts';
import type { Pen } from './pen.ts';
import { drawEnd, finishPages, openSheet, startFirstPage, startNextPage, type Sheet } from './sheet.ts';

/**
 * Draws the whole paper and gives the `y` at which it ends on its last page; the caller ends the document.
 * The block of `breakBefore` begins a page.
 */
export function paintPaper(pen: Pen, content: PaperContent, breakBefore: number | null = null): number {
  const sheet = openSheet(pen, content);
  let y = startFirstPage(sheet);
  content.blocks.forEach((block, at) => {
    if (at === breakBefore) y = startNextPage(sheet);
    y = paintBlock(leavingRoomFor(sheet, content.blocks[at + 1]), block, y);
  });
  const end = drawEnd(sheet, y);
  finishPages(sheet);
  return end;
}

/** Lines to sign on never stand alone on a page: the block before them ends where they still fit, or goes along. */
function leavingRoomFor(sheet: Sheet, next: Block | undefined): Sheet {
  if (next?.block !== 'signatures') return sheet;
  return { ...sheet, bottom: sheet.bottom - signaturesHeight(sheet, next.signers) };
}

/** Draws one block from `y` on and gives the `y` below it, on whatever page that is. */
function paintBlock(sheet: Sheet, block: Block, y: number): number {
  switch (block.block) {
    case 'statement':
      return paintStatement(sheet, block.text, y);
    case 'section':
      return paintSection(sheet, block.title, y);
    case 'fields':
      return paintFields(sheet, block.fields, y);
    case 'figures':
      return paintFigures(sheet, block.figures, y);
    case 'table':
      return paintTable(sheet, block, y);
    case 'bars':
      return paintBars(sheet, block.title, block.bars, y);
    case 'steps':
      return paintSteps(sheet, block.title, block.steps, y);
    case 'notes':
      return paintNotes(sheet, block.title, block.notes, y);
    case 'signatures':
      return paintSignatures(sheet, block.signers, y);
    default:
      return assertNever(block);
  }
}
