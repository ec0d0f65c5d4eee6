import { create } from 'fontkit';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledFontPath } from '../../../main/papers/font-files.ts';
import { openTrueType } from '../../../main/papers/truetype.ts';
import { tinyFont } from '../../support/tiny-font.ts';

interface Outline {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
}
interface ReadableFont {
  glyphForCodePoint(codePoint: number): { readonly id: number };
  getGlyph(id: number): { readonly path: Outline; readonly advanceWidth: number };
}

/** fontkit's font has more than the papers use: here its outlines are compared. */
function read(bytes: Uint8Array): ReadableFont {
  return create(bytes) as unknown as ReadableFont;
}

const bytes = readFileSync(bundledFontPath());
const whole = read(bytes);

function drawingOf(character: string): number {
  return whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id;
}

describe('a subset of a TrueType font', () => {
  it('draws every character as the whole font does, each point within 2/1000 of the font size', () => {
    const characters = [...'保险0123456789¥，。褚龑·ÀÉ中国体验模式鑫灥'];
    const drawings = [0, ...characters.map(drawingOf)];
    const subset = read(openTrueType(bytes)?.subset(drawings) ?? new Uint8Array());
    drawings.forEach((drawing, at) => {
      const meant = whole.getGlyph(drawing);
      const drawn = subset.getGlyph(at);
      expect(drawn.advanceWidth).toBe(meant.advanceWidth);
      expect(drawn.path.commands.map(({ command }) => command)).toEqual(
        meant.path.commands.map(({ command }) => command),
      );
      const off = drawn.path.commands.flatMap(({ args }, step) =>
        args.map((value, place) => Math.abs(value - (meant.path.commands[step]?.args[place] ?? Number.NaN))),
      );
      expect(Math.max(0, ...off)).toBeLessThanOrEqual(2);
    });
  });

  it('holds only the drawings asked for', () => {
    const one = openTrueType(bytes)?.subset([0, drawingOf('保')]);
    expect(one?.length).toBeLessThan(1200);
  });

  it('is the same bytes each time', () => {
    const font = openTrueType(bytes);
    const drawings = [0, drawingOf('保'), drawingOf('险')];
    expect(font?.subset(drawings)).toEqual(openTrueType(bytes)?.subset(drawings));
  });

  it('is not offered for collections and CFF outlines', () => {
    expect(openTrueType(new TextEncoder().encode('ttcf0000000000000'))).toBeNull();
    expect(openTrueType(new TextEncoder().encode('OTTO0000000000000'))).toBeNull();
    expect(openTrueType(tinyFont(0x4e00))).not.toBeNull();
  });
});
