/** The drawing surface: text in runs of one font, rules and boxes, in points from the page's top left corner. */
import PDFDocument from 'pdfkit';
import type { FontFace, PdfFont } from './font-face.ts';
import { runsOf, widthOf, type Fonts } from './fonts.ts';
import type { Offset } from '../../shared/print-profile.ts';
import { INK, POINTS_PER_MM, type Profile } from './profile.ts';
import { wrap } from './wrap.ts';

export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly profile: Profile;
  /** Makes a face the current one; the first use registers it with the document. */
  use(face: FontFace): void;
  addPage(): void;
}

/** The sheet to draw on. */
export interface Stock {
  readonly profile: Profile;
  /** Where everything goes on the sheet, in millimetres from where it belongs. */
  readonly offset: Offset;
  /** Heights of a roll's pieces where they are known: the profile's own for the others. */
  readonly heights: readonly number[];
}

export interface TextStyle {
  readonly size: number;
  readonly color?: string;
  /** Drawn with an outline of its own colour: heavier without a second font in the file. */
  readonly isHeavy?: boolean;
}

/** What the PDF says about itself. `at`: ISO 8601, the entry's time, so that a reprint gives the same bytes. */
export interface PaperInfo {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  readonly at: string;
}

/** A new document of the profile's size, with nothing on it. Its file id is pdfkit's hash of the info. */
export function openPen(fonts: Fonts, { profile, offset, heights }: Stock, info: PaperInfo): Pen {
  const doc = new PDFDocument({
    size: [profile.width, profile.height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    // The types want a font here, but pdfkit opens none for null, which saves Helvetica in every file.
    font: null as unknown as string,
    lang: 'zh-CN',
    info: documentInfo(info),
  });
  const registered = new Set<string>();
  const use = (face: FontFace): void => {
    if (!registered.has(face.name)) doc.registerFont(face.name, asSource(face.forDocument()));
    registered.add(face.name);
    doc.font(face.name);
  };
  const addPage = (): void => {
    const nth = doc.bufferedPageRange().count;
    doc.addPage({ size: [profile.width, heights[nth] ?? profile.height], margin: 0 });
    if (offset.x !== 0 || offset.y !== 0) doc.translate(offset.x * POINTS_PER_MM, offset.y * POINTS_PER_MM);
  };
  return { doc, fonts, profile, use, addPage };
}

function documentInfo(info: PaperInfo): PDFKit.DocumentInfo {
  // oxlint-disable-next-line no-restricted-globals -- pdfkit takes only Date objects; this is the entry's time, no clock is read
  const written = new Date(info.at);
  return {
    Title: info.title,
    Subject: info.subject,
    Author: info.author,
    Keywords: info.keywords,
    Creator: 'Joint Desk',
    Producer: 'Joint Desk',
    CreationDate: written,
    ModDate: written,
  };
}

/** Draws one line of text; `y` is the top of its line box. */
export function drawText(pen: Pen, text: string, x: number, y: number, style: TextStyle): void {
  const { doc, fonts, profile } = pen;
  const baseline = y + (style.size * (profile.leading + 0.72)) / 2;
  const color = inkOf(pen, style.color ?? INK.text);
  doc.fillColor(color).fontSize(style.size);
  if (style.isHeavy === true) doc.strokeColor(color).lineWidth(style.size * 0.028);
  let at = x;
  for (const run of runsOf(fonts, text)) {
    pen.use(run.face);
    const outline = style.isHeavy === true ? { stroke: true, fill: true } : {};
    doc.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', ...outline });
    at += widthOf(fonts, run.text, style.size);
  }
}

/** Draws one line so that it ends at `right`. */
export function drawRight(pen: Pen, text: string, right: number, y: number, style: TextStyle): void {
  drawText(pen, text, right - widthOf(pen.fonts, text, style.size), y, style);
}

/** Draws one line in the middle between two edges. */
export function drawCentred(pen: Pen, text: string, left: number, right: number, y: number, style: TextStyle): void {
  drawText(pen, text, (left + right - widthOf(pen.fonts, text, style.size)) / 2, y, style);
}

/** Draws lines below each other and gives the height they take. */
export function drawLines(pen: Pen, lines: readonly string[], x: number, y: number, style: TextStyle): number {
  const height = lineHeight(pen, style.size);
  lines.forEach((line, at) => drawText(pen, line, x, y + at * height, style));
  return lines.length * height;
}

export function linesOf(pen: Pen, text: string, width: number, size: number): string[] {
  return wrap(text, width, (part) => widthOf(pen.fonts, part, size));
}

export function lineHeight(pen: Pen, size: number): number {
  return size * pen.profile.leading;
}

/** The profile's figure size, or smaller so that the whole figure fits. */
export function fittingSize({ fonts, profile }: Pen, figure: string, width: number): number {
  const { size } = profile;
  const full = widthOf(fonts, figure, size.figure);
  return full <= width ? size.figure : (size.figure * width) / full;
}

export function drawRule(pen: Pen, x1: number, y1: number, x2: number, y2: number, color: string = INK.rule): void {
  pen.doc.lineWidth(0.6).strokeColor(inkOf(pen, color)).moveTo(x1, y1).lineTo(x2, y2).stroke();
}

/** Where there are no fills it draws nothing. */
export function fillBox(pen: Pen, x: number, y: number, width: number, height: number, color: string): void {
  if (pen.profile.ink === 'full') pen.doc.fillColor(color).rect(x, y, width, height).fill();
}

/** The outline of a box. */
export function drawBox(pen: Pen, x: number, y: number, width: number, height: number, line: number): void {
  pen.doc.lineWidth(line).strokeColor(INK.text).rect(x, y, width, height).stroke();
}

/** A ribbon has one colour, and grey on it is a hole. */
function inkOf(pen: Pen, color: string): string {
  return pen.profile.ink === 'lines' ? '#000000' : color;
}

/** pdfkit takes any object with a `layout` method for a font; its types know only files and buffers. */
function asSource(font: PdfFont): string {
  return font as unknown as string;
}
