/** The pages of one paper: head of the first, short head of the others, marks, and the foot with page numbers. */
import { COPY_NAMES } from '../../shared/print-profile.ts';
import type { PaperContent } from './content.ts';
import { widthOf } from './fonts.ts';
import {
  drawBox,
  drawCentred,
  drawLines,
  drawRight,
  drawRule,
  drawText,
  lineHeight,
  linesOf,
  type Pen,
} from './pen.ts';
import { INK } from './profile.ts';
import { drawQr } from './qr.ts';
import { drawWatermarks } from './watermark.ts';

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
  sheet.pen.addPage();
  return sheet.pen.profile.isRoll ? narrowHead(sheet) : wideHead(sheet);
}

/** Title in the middle, number and issuer left, the QR right. */
function wideHead(sheet: Sheet): number {
  const { pen, content, left, right } = sheet;
  const { size, margin, ink } = pen.profile;
  const qr = qrSide(sheet);
  const below = drawProof(sheet);
  const inner = { left: left + qr, right: right - qr };
  let y = margin.top + 6;
  drawCentred(pen, content.title, inner.left, inner.right, y, { size: size.title, isHeavy: true });
  y += lineHeight(pen, size.title);
  if (content.subtitle !== null) {
    drawCentred(pen, content.subtitle, inner.left, inner.right, y, { size: size.text, color: INK.label });
  }
  drawMarks(sheet, margin.top + 4);
  // The form has the width to put the number beside the subtitle.
  if (ink === 'full') y += lineHeight(pen, size.text);
  const numberSize = ink === 'full' ? size.text + 1 : size.text;
  drawText(pen, `单证号 ${content.no}`, left, y, { size: numberSize });
  y += lineHeight(pen, numberSize);
  const issuer = linesOf(pen, content.issuer, right - left - qr - 40, size.small);
  y += drawLines(pen, issuer, left, y, { size: size.small, color: INK.label });
  return ruleBelow(sheet, Math.max(y, below) + 4);
}

/** What the paper proves, top right: the QR, or where no pictures are printed its check text. Gives the `y` below. */
function drawProof(sheet: Sheet): number {
  const { pen, content, right } = sheet;
  const { size, margin, ink } = pen.profile;
  const qr = qrSide(sheet);
  const style = { size: size.fine, color: INK.label };
  if (ink === 'full') drawQr(pen, content.qr.text, right - qr, margin.top, qr);
  else drawRight(pen, `校验 ${content.qr.check}`, right, margin.top + 4, style);
  const y = margin.top + (ink === 'full' ? qr + quietZone(qr) : 4 + lineHeight(pen, size.fine));
  drawRight(pen, content.qr.caption, right, y, style);
  return y + lineHeight(pen, size.fine);
}

function qrSide({ pen, content }: Sheet): number {
  return pen.profile.qr * (content.qr.isDense === true ? 1.5 : 1);
}

/** Everything below each other, in the middle; the QR comes last on the paper. */
function narrowHead(sheet: Sheet): number {
  const { pen, content, left, right } = sheet;
  const { size, margin } = pen.profile;
  let y = margin.top;
  const centre = (text: string, points: number, isHeavy = false): void => {
    for (const line of linesOf(pen, text, right - left, points)) {
      drawCentred(pen, line, left, right, y, { size: points, isHeavy });
      y += lineHeight(pen, points);
    }
  };
  if (content.copyMark !== null) centre(content.copyMark, size.text, true);
  centre(content.title, size.title, true);
  if (content.subtitle !== null) centre(content.subtitle, size.small);
  const issuer = packed(pen, content.issuer.split(' · '), ' · ', { width: right - left, size: size.small });
  for (const part of issuer) centre(part, size.small);
  centre(`单证号 ${content.no}`, size.text);
  return ruleBelow(sheet, y + 2);
}

/** Parts in as few lines as hold them whole, in their order. */
function packed(
  { fonts }: Pen,
  parts: readonly string[],
  between: string,
  room: { readonly width: number; readonly size: number },
): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length === 0 ? part : `${lines.at(-1)}${between}${part}`;
    const isJoined = lines.length > 0 && widthOf(fonts, joined, room.size) <= room.width;
    if (isJoined) lines.pop();
    lines.push(isJoined ? joined : part);
  }
  return lines;
}

/** Four modules of a code of 33 a side stay white (ISO/IEC 18004). */
function quietZone(qr: number): number {
  return Math.round((qr * 4) / 33);
}

/** The end of a roll: the QR in the middle with what it proves. Gives the `y` below. */
export function drawEnd(sheet: Sheet, top: number): number {
  const { pen, content, left, right } = sheet;
  const { size, isRoll } = pen.profile;
  const qr = qrSide(sheet);
  if (!isRoll) return top;
  const quiet = quietZone(qr);
  const y = roomFor(sheet, top, qr + lineHeight(pen, size.fine) + 2 * quiet) + quiet / 2;
  drawQr(pen, content.qr.text, (left + right - qr) / 2, y, qr);
  drawCentred(pen, content.qr.caption, left, right, y + qr + quiet, { size: size.fine });
  return y + qr + quiet + lineHeight(pen, size.fine);
}

/** Adds a further page and gives the `y` below its short head. */
export function startNextPage(sheet: Sheet): number {
  const { pen, content } = sheet;
  const { size, margin } = pen.profile;
  pen.addPage();
  const marks = pen.profile.ink === 'lines' ? markTexts(content) : '';
  const title = `${content.title}（续）${content.subtitle ?? ''}`;
  const height = drawEnds(sheet, [title, `${marks}单证号 ${content.no}`], margin.top, size.small);
  return ruleBelow(sheet, margin.top + height + 3);
}

/** The `y` at which `height` points fit: here, or at the top of a new page. */
export function roomFor(sheet: Sheet, y: number, height: number): number {
  return y + height <= sheet.bottom ? y : startNextPage(sheet);
}

/** Writes the foot of every page once their number is known. */
export function finishPages(sheet: Sheet): void {
  const { pen, content, left, right } = sheet;
  const { size, margin, ink } = pen.profile;
  const { count } = pen.doc.bufferedPageRange();
  const copies = ink === 'lines' ? `一式三联：${COPY_NAMES.join(' · ')}` : '';
  const middle = [copies, ink === 'lines' ? markTexts(content) : (content.copyMark ?? '')]
    .filter((text) => text !== '')
    .join('  ');
  for (let page = 0; page < count; page += 1) {
    pen.doc.switchToPage(page);
    const bottom = pen.doc.page.height - margin.bottom;
    if (ink === 'full') drawWatermarks(pen, content.watermarks);
    drawRule(pen, left, bottom + 10, right, bottom + 10);
    const ends = [`单证号 ${content.no}`, middle, `第 ${page + 1} 页 共 ${count} 页`];
    drawEnds(sheet, ends, bottom + 14, size.fine);
  }
}

/** Texts at the left, in the middle and at the right of one line; where they do not fit, in as few lines as hold them. Gives the height. */
function drawEnds({ pen, left, right }: Sheet, texts: readonly string[], y: number, size: number): number {
  const style = { size, color: INK.label };
  const said = texts.filter((text) => text !== '');
  const needed = said.reduce((sum, text) => sum + widthOf(pen.fonts, text, size) + 12, -12);
  const [first = '', ...others] = texts;
  if (needed > right - left) {
    const lines = packed(pen, said, '  ', { width: right - left, size }).flatMap((text) =>
      linesOf(pen, text, right - left, size),
    );
    return drawLines(pen, lines, left, y, style);
  }
  drawText(pen, first, left, y, style);
  const last = others.pop() ?? '';
  drawRight(pen, last, right, y, style);
  const from = left + widthOf(pen.fonts, first, size);
  drawCentred(pen, others.join('  '), from, right - widthOf(pen.fonts, last, size), y, style);
  return lineHeight(pen, size);
}

/** Top left: 补打 第N次 in a box; where nothing can stand behind the text, every mark as words. */
function drawMarks(sheet: Sheet, y: number): void {
  const { pen, content, left } = sheet;
  const { size, ink } = pen.profile;
  if (ink === 'lines') return drawText(pen, markTexts(content), left, y, { size: size.text, isHeavy: true });
  if (content.copyMark === null) return;
  const width = widthOf(pen.fonts, content.copyMark, size.text) + 10;
  drawBox(pen, left, y, width, 20, 0.8);
  drawText(pen, content.copyMark, left + 5, y + 10 - lineHeight(pen, size.text) / 2, { size: size.text });
}

function markTexts({ copyMark, watermarks }: PaperContent): string {
  return [...watermarks, ...(copyMark === null ? [] : [copyMark])].map((mark) => `【${mark}】`).join('');
}

function ruleBelow(sheet: Sheet, y: number): number {
  const { pen, left, right } = sheet;
  const line = pen.profile.ink === 'full' ? { width: 1.4, color: INK.accent } : { width: 0.8, color: INK.text };
  pen.doc.lineWidth(line.width).strokeColor(line.color).moveTo(left, y).lineTo(right, y).stroke();
  return y + pen.profile.gap;
}
