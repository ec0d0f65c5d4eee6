/** 体验模式 and 作废 across every page: slanted, over the text and thin as glass, so that shaded boxes do not hide them. */
import { VOID_WATERMARK } from '../../shared/terms/paper-texts.ts';
import { widthOf } from './fonts.ts';
import { drawCentred, lineHeight, type Pen } from './pen.ts';
import { INK } from './profile.ts';

const OPACITY = 0.13;
/** On a void paper nobody may overlook it. */
const VOID_OPACITY = 0.3;
/** A mark about every this many points down the page. */
const EVERY = 280;
const LARGEST = 60;

/** Draws the marks in turn down the page. */
export function drawWatermarks(pen: Pen, marks: readonly string[]): void {
  if (marks.length === 0) return;
  const { width, height } = pen.doc.page;
  const count = Math.max(Math.round(height / EVERY), marks.length);
  for (let nth = 0; nth < count; nth += 1) {
    const mark = marks[nth % marks.length] ?? '';
    drawSlanted(pen, mark, { width, y: (height * (nth + 0.5)) / count });
  }
}

function drawSlanted(pen: Pen, mark: string, { width, y }: { readonly width: number; readonly y: number }): void {
  const size = Math.min(LARGEST, Math.floor((LARGEST * width * 0.62) / widthOf(pen.fonts, mark, LARGEST)));
  const opacity = mark === VOID_WATERMARK ? VOID_OPACITY : OPACITY;
  pen.doc
    .save()
    .fillOpacity(opacity)
    .rotate(-32, { origin: [width / 2, y] });
  drawCentred(pen, mark, 0, width, y - lineHeight(pen, size) / 2, { size, color: INK.label });
  pen.doc.restore();
}
