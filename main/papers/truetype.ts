/** Cuts a TrueType font down to the drawings one PDF uses. Hints are left out; the bundled font has none. */
import { fontFile, joined, tablesOf, viewOf } from './truetype-file.ts';
import { onGrid } from './truetype-outline.ts';

export interface TrueType {
  /** A font file of exactly these drawings, in this order, and of the parts that composite ones refer to. */
  subset(drawings: readonly number[]): Uint8Array;
}

/** Null for anything but a single TrueType font (collections and CFF outlines). */
export function openTrueType(bytes: Uint8Array): TrueType | null {
  const view = viewOf(bytes);
  if (view.byteLength < 12 || view.getUint32(0) !== 0x00010000) return null;
  const tables = tablesOf(bytes);
  const [head, hhea, hmtx, loca, glyf, maxp] = ['head', 'hhea', 'hmtx', 'loca', 'glyf', 'maxp'].map((tag) =>
    tables.get(tag),
  );
  if (!head || !hhea || !hmtx || !loca || !glyf || !maxp) return null;
  const drawingOf = drawingsOf(glyf, viewOf(loca), viewOf(head).getInt16(50) === 1);
  const metricOf = metricsOf(hmtx, viewOf(hhea).getUint16(34));
  return {
    subset: (drawings) => {
      const all = withParts(drawings, drawingOf);
      const numbers = new Map(all.map((drawing, at) => [drawing, at]));
      const glyphs = all.map((drawing) => renumbered(drawingOf(drawing), numbers));
      return fontFile([
        { tag: 'glyf', bytes: joined(glyphs) },
        { tag: 'head', bytes: patched(head, 50, 1) },
        { tag: 'hhea', bytes: patched(hhea, 34, all.length) },
        { tag: 'hmtx', bytes: joined(all.map(metricOf)) },
        { tag: 'loca', bytes: offsetsOf(glyphs) },
        { tag: 'maxp', bytes: patched(maxp, 4, all.length) },
      ]);
    },
  };
}

/** Looks drawings up by number, each laid on the grid once and kept. */
function drawingsOf(glyf: Uint8Array, loca: DataView, isLong: boolean): (drawing: number) => Uint8Array {
  const kept = new Map<number, Uint8Array>();
  const offset = (at: number) => (isLong ? loca.getUint32(at * 4) : loca.getUint16(at * 2) * 2);
  return (drawing) => {
    const known = kept.get(drawing);
    if (known !== undefined) return known;
    const bytes = onGrid(glyf.subarray(offset(drawing), offset(drawing + 1)));
    kept.set(drawing, bytes);
    return bytes;
  };
}

function metricsOf(hmtx: Uint8Array, full: number): (drawing: number) => Uint8Array {
  return (drawing) => {
    if (drawing < full) return hmtx.subarray(drawing * 4, drawing * 4 + 4);
    const bearing = full * 4 + (drawing - full) * 2;
    return joined([hmtx.subarray(full * 4 - 4, full * 4 - 2), hmtx.subarray(bearing, bearing + 2)]);
  };
}

const MORE_PARTS = 0x20;

/** Where a composite drawing names its parts. */
function partsOf(bytes: Uint8Array): { readonly at: number; readonly drawing: number }[] {
  const view = viewOf(bytes);
  if (bytes.length === 0 || view.getInt16(0) >= 0) return [];
  const parts: { at: number; drawing: number }[] = [];
  let flags = MORE_PARTS;
  for (let at = 10; (flags & MORE_PARTS) !== 0;) {
    flags = view.getUint16(at);
    parts.push({ at: at + 2, drawing: view.getUint16(at + 2) });
    const scale = (flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    at += 4 + ((flags & 0x01) !== 0 ? 4 : 2) + scale;
  }
  return parts;
}

function withParts(drawings: readonly number[], drawingOf: (drawing: number) => Uint8Array): number[] {
  const all = [...drawings];
  const seen = new Set(all);
  for (let at = 0; at < all.length; at += 1) {
    for (const part of partsOf(drawingOf(all[at] ?? 0))) {
      if (!seen.has(part.drawing)) all.push(part.drawing);
      seen.add(part.drawing);
    }
  }
  return all;
}

function renumbered(bytes: Uint8Array, numbers: ReadonlyMap<number, number>): Uint8Array {
  const parts = partsOf(bytes);
  if (parts.length === 0) return bytes;
  const copy = Uint8Array.from(bytes);
  for (const part of parts) viewOf(copy).setUint16(part.at, numbers.get(part.drawing) ?? 0);
  return copy;
}

function offsetsOf(glyphs: readonly Uint8Array[]): Uint8Array {
  const offsets = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  let end = 0;
  glyphs.forEach((glyph, at) => {
    end += glyph.length;
    offsets.setUint32((at + 1) * 4, end);
  });
  return new Uint8Array(offsets.buffer);
}

function patched(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(table);
  viewOf(copy).setUint16(at, value);
  return copy;
}
