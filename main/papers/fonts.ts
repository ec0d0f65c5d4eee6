/** The fonts of the papers: the bundled one first, then whatever the machine has; a character none has is never printed as □. */
import { AppError } from '../../shared/errors.ts';
import { openFaces, type FontFace } from './font-face.ts';

/** A font file that is read only when a character is missing in the fonts before it. */
export interface FontFile {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

/** A text of a paper under the name of its field, for the error's sentence. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** Text cut where the font changes. */
export interface FontRun {
  readonly face: FontFace;
  readonly text: string;
}

export interface Fonts {
  readonly main: FontFace;
  /** The first face that has the character; the main one when none has, which `prepare` rules out. */
  faceFor(codePoint: number): FontFace;
  /**
   * Makes sure that every character of these texts can be drawn, reading further fonts as needed.
   * Throws `paper-glyph-missing` naming the character, its code point and the field.
   */
  prepare(texts: readonly FieldText[]): Promise<void>;
}

/** Parses the bundled font once. The other files are tried in their order, each read at most once. */
export function openFonts(bundled: Uint8Array, others: readonly FontFile[]): Fonts {
  const main = openFaces(bundled, 'JointDeskSans')[0];
  if (main === undefined) throw new RangeError('the bundled font holds no face');
  const search = searchIn(others);
  const found = new Map<number, FontFace>();
  return {
    main,
    faceFor: (codePoint) => (main.has(codePoint) ? main : (found.get(codePoint) ?? main)),
    prepare: async (texts) => {
      for (const { field, text } of texts) {
        for (const character of text) {
          const codePoint = character.codePointAt(0) ?? 0;
          if (main.has(codePoint) || found.has(codePoint)) continue;
          const face = await search(codePoint);
          if (face === null) throw glyphMissing(character, codePoint, field);
          found.set(codePoint, face);
        }
      }
    },
  };
}

/** One search at a time: a file one paper is reading is not yet opened, and the next must not be told that it holds nothing. */
function searchIn(files: readonly FontFile[]): (codePoint: number) => Promise<FontFace | null> {
  const find = findIn(files);
  let last: Promise<unknown> = Promise.resolve();
  return (codePoint) => {
    const found = last.then(() => find(codePoint));
    last = found.catch(() => null);
    return found;
  };
}

/** Finds the first face with a character: among those opened before, then file by file. */
function findIn(files: readonly FontFile[]): (codePoint: number) => Promise<FontFace | null> {
  const opened: FontFace[] = [];
  let next = 0;
  return async (codePoint) => {
    const known = opened.find((face) => face.has(codePoint));
    if (known !== undefined) return known;
    for (let file = files[next]; file !== undefined; file = files[next]) {
      next += 1;
      const faces = facesOrNone(await file.read().catch(() => null), `JointDeskOther${next}`);
      opened.push(...faces);
      const face = faces.find((candidate) => candidate.has(codePoint));
      if (face !== undefined) return face;
    }
    return null;
  };
}

/** Cuts a text where the font changes. */
export function runsOf(fonts: Fonts, text: string): FontRun[] {
  const runs: { face: FontFace; text: string }[] = [];
  for (const character of text) {
    const face = fonts.faceFor(character.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** Width of a text in points at a font size in points. */
export function widthOf(fonts: Fonts, text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    width += fonts.faceFor(codePoint).advance(codePoint);
  }
  return (width * size) / 1000;
}

/** A file of the machine's font folder may be unreadable or no font at all; the search goes on with the next. */
function facesOrNone(bytes: Uint8Array | null, label: string): FontFace[] {
  if (bytes === null) return [];
  try {
    return openFaces(bytes, label);
  } catch {
    return [];
  }
}

function glyphMissing(character: string, codePoint: number, field: string): AppError<'paper-glyph-missing'> {
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return new AppError('paper-glyph-missing', { field, character, codePoint: `U+${hex}` });
}
