/** One installed font, parsed once and lent to many PDFs: which characters it has, how wide they are, and its subsets. */
import { create } from 'fontkit';

/** What pdfkit needs of a font of its own making; it accepts any object that can lay out text. */
export interface PdfFont {
  layout(text: string): PdfRun;
}

export interface FontFace {
  /** Unique among the faces of one set: pdfkit takes two fonts of one name for the same. */
  readonly name: string;
  /** Height above and depth below (negative) the baseline, in thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
  has(codePoint: number): boolean;
  /** Advance width in thousandths of the font size. */
  advance(codePoint: number): number;
  /** The font for one PDF: it collects the characters that PDF uses. */
  forDocument(): PdfFont;
}

interface PdfGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

interface PdfRun {
  readonly glyphs: readonly PdfGlyph[];
  readonly positions: readonly PdfPosition[];
  readonly advanceWidth: number;
}

interface PdfPosition {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

interface FaceGlyph extends PdfGlyph {
  /** Number of the drawing in the font file; `id` is the code point, so that each keeps its own text in the PDF. */
  readonly drawing: number;
}

type Font = Extract<ReturnType<typeof create>, { readonly postscriptName: string }>;

/**
 * Opens every font of a file (a collection holds several).
 * Kerning and ligatures are left out: forms align figures in columns, and Chinese has neither.
 * Throws when the bytes are not a font.
 */
export function openFaces(bytes: Uint8Array, label: string): FontFace[] {
  const opened = create(bytes);
  const fonts = 'fonts' in opened ? opened.fonts : [opened];
  return fonts.map((font, at) => faceOf(font, at === 0 ? label : `${label}-${at}`));
}

function faceOf(font: Font, name: string): FontFace {
  const glyphs = new Map<number, FaceGlyph>();
  const scale = 1000 / font.unitsPerEm;
  const glyphOf = (codePoint: number): FaceGlyph => {
    const known = glyphs.get(codePoint);
    if (known !== undefined) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id: codePoint, drawing: id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  return {
    name,
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    has: (codePoint) => glyphOf(codePoint).drawing !== 0,
    advance: (codePoint) => glyphOf(codePoint).advanceWidth * scale,
    forDocument: () => pdfFontOf(font, name, glyphOf),
  };
}

function pdfFontOf(font: Font, name: string, glyphOf: (codePoint: number) => FaceGlyph): PdfFont {
  const { unitsPerEm, ascent, descent, xHeight, capHeight, lineGap, italicAngle, bbox, post, head } = font;
  const measures = { unitsPerEm, ascent, descent, xHeight, capHeight, lineGap, italicAngle, bbox, post, head };
  const notdef = { id: 0, advanceWidth: unitsPerEm, codePoints: [0] };
  const pdfFont = {
    ...measures,
    'OS/2': font['OS/2'],
    postscriptName: name,
    getGlyph: () => notdef,
    createSubset: () => subsetOf(font, glyphOf),
    layout: (text: string) => layOut(text, glyphOf),
  };
  return pdfFont;
}

/** One glyph after the other; positions are fresh objects because pdfkit scales them in place. */
function layOut(text: string, glyphOf: (codePoint: number) => FaceGlyph): PdfRun {
  const glyphs: PdfGlyph[] = [];
  const positions: PdfPosition[] = [];
  let advanceWidth = 0;
  for (const character of text) {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    glyphs.push(glyph);
    positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: 0 });
    advanceWidth += glyph.advanceWidth;
  }
  return { glyphs, positions, advanceWidth };
}

/** Numbers characters in the order they are met; two characters with one drawing stay two, so text copies out right. */
function subsetOf(font: Font, glyphOf: (codePoint: number) => FaceGlyph) {
  const subset = font.createSubset();
  const numbers = new Map<number, number>();
  const drawings = [0];
  return {
    cff: subset.cff,
    includeGlyph: (codePoint: number): number => {
      const known = numbers.get(codePoint);
      if (known !== undefined) return known;
      const number = drawings.push(glyphOf(codePoint).drawing) - 1;
      numbers.set(codePoint, number);
      return number;
    },
    encode: (): Uint8Array => {
      subset.glyphs.push(...drawings.slice(1));
      return subset.encode();
    },
  };
}
