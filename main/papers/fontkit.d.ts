/** The part of fontkit (the font reader inside pdfkit, which ships no types) that the papers use. */
declare module 'fontkit' {
  interface FontkitSubset {
    /** Glyph ids in the order of their number in the subset; 0 (.notdef) stands first. */
    glyphs: number[];
    readonly cff?: unknown;
    encode(): Uint8Array;
  }
  interface FontkitFont {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly lineGap: number;
    readonly italicAngle: number;
    readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
    readonly post: { readonly isFixedPitch: number };
    readonly head: { readonly macStyle: { readonly italic: boolean } };
    readonly 'OS/2'?: { readonly sFamilyClass: number };
    /** The glyph with id 0 when the font lacks the character. */
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
    createSubset(): FontkitSubset;
  }
  /** One font, or a collection (TTC, DFont) of several. */
  export function create(buffer: Uint8Array): FontkitFont | { readonly fonts: readonly FontkitFont[] };
}
