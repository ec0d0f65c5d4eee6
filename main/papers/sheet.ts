/** The pages of one paper: head of the first, short head of the others, watermark, and the foot with page numbers. */
import type { PaperContent } from './content.ts';
import { drawCentred, drawLines, drawRight, drawRule, drawText, lineHeight, linesOf, type Pen } from './pen.ts';
import { INK } from './profile.ts';
import { drawQr } from './qr.ts';

const WATERMARK = { size: 60, opacity: 0.13 };

export interface Sheet {
  readonly pen: Pen;
  readonly content: PaperContent;
  /** Edges of the printable area. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** A sheet without pages. */
export function openSheet(pen: Pen, content: PaperContent): Sheet {
  const { width, height, margin } = pen.profile;
  return { pen, content, left: margin.left, right: width - margin.right, bottom: height - margin.bottom };
}

/** Adds the first page and gives the `y` below its head. */
export function startFirstPage(sheet: Sheet): number {
  const { pen, content, left, right } = sheet;
  const { size, margin, qr } = pen.profile;
  pen.doc.addPage();
  drawQr(pen, content.qr.text, right - qr, margin.top, qr);
  drawRight(pen, content.qr.caption, right, margin.top + qr + 2, { size: 6.5, color: INK.label });
  const inner = { left: left + qr, right: right - qr };
  let y = margin.top + 6;
  drawCentred(pen, content.title, inner.left, inner.right, y, { size: size.title, isHeavy: true });
  y += lineHeight(pen, size.title);
  if (content.subtitle !== null) {
    drawCentred(pen, content.subtitle, inner.left, inner.right, y, { size: size.text, color: INK.label });
  }
  if (content.copyMark !== null) drawCopyMark(sheet, content.copyMark, margin.top + 4);
  y = margin.top + 50;
  drawText(pen, `单证号 ${content.no}`, left, y, { size: 11 });
  y += lineHeight(pen, 11);
  const issuer = linesOf(pen, content.issuer, right - left - qr - 40, size.small);
  y += drawLines(pen, issuer, left, y, { size: size.small, color: INK.label });
  return ruleBelow(sheet, Math.max(y, margin.top + qr + 2 + lineHeight(pen, 6.5)) + 4);
}

/** Adds a further page and gives the `y` below its short head. */
export function startNextPage(sheet: Sheet): number {
  const { pen, content, left, right } = sheet;
  const { size, margin } = pen.profile;
  pen.doc.addPage();
  drawText(pen, `${content.title}（续）${content.subtitle ?? ''}`, left, margin.top, { size: size.text });
  drawRight(pen, `单证号 ${content.no}`, right, margin.top, { size: size.small, color: INK.label });
  return ruleBelow(sheet, margin.top + lineHeight(pen, size.text) + 3);
}

/** The `y` at which `height` points fit: here, or at the top of a new page. */
export function roomFor(sheet: Sheet, y: number, height: number): number {
  return y + height <= sheet.bottom ? y : startNextPage(sheet);
}

/** Writes the foot of every page once their number is known. */
export function finishPages(sheet: Sheet): void {
  const { pen, content, left, right, bottom } = sheet;
  const { count } = pen.doc.bufferedPageRange();
  const style = { size: 8, color: INK.label };
  for (let page = 0; page < count; page += 1) {
    pen.doc.switchToPage(page);
    if (content.watermark !== null) drawWatermark(sheet, content.watermark);
    drawRule(pen, left, bottom + 10, right, bottom + 10);
    drawText(pen, `单证号 ${content.no}`, left, bottom + 14, style);
    drawCentred(pen, content.copyMark ?? '', left, right, bottom + 14, style);
    drawRight(pen, `第 ${page + 1} 页 共 ${count} 页`, right, bottom + 14, style);
  }
}

/** Over the text and thin as glass, so that shaded boxes do not hide it. */
function drawWatermark(sheet: Sheet, text: string): void {
  const { pen } = sheet;
  const { width, height } = pen.profile;
  pen.doc.save().fillOpacity(WATERMARK.opacity);
  for (const share of [0.22, 0.5, 0.78]) {
    const y = height * share;
    pen.doc.save().rotate(-32, { origin: [width / 2, y] });
    drawCentred(pen, text, 0, width, y - 45, { size: WATERMARK.size, color: INK.label });
    pen.doc.restore();
  }
  pen.doc.restore();
}

function drawCopyMark(sheet: Sheet, mark: string, y: number): void {
  const { pen, left } = sheet;
  const { size } = pen.profile;
  pen.doc.lineWidth(0.8).strokeColor(INK.text).rect(left, y, 66, 20).stroke();
  drawCentred(pen, mark, left, left + 66, y + 10 - lineHeight(pen, size.text) / 2, { size: size.text });
}

function ruleBelow(sheet: Sheet, y: number): number {
  sheet.pen.doc.lineWidth(1.4).strokeColor(INK.accent).moveTo(sheet.left, y).lineTo(sheet.right, y).stroke();
  return y + 10;
}
