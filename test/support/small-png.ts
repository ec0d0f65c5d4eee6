/** Kept pictures as palettes of at most 256 colours: a third of the bytes, and nothing that a comparison would notice. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly rgb: Buffer;
}

/**
 * The same picture with its colours in steps of 16, or the bytes given where that takes more than 256 colours or they
 * already are a palette. Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = decode(png);
  return pixels === null ? png : (encode(pixels) ?? png);
}

function decode(png: Buffer): Pixels | null {
  const parts = chunksOf(png);
  const header = parts.find(({ type }) => type === 'IHDR')?.body;
  if (header === undefined) throw new RangeError('not a PNG');
  const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]];
  if (kind !== 2 && kind !== 6) return null;
  const channels = kind === 6 ? 4 : 3;
  const filtered = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ body }) => body)));
  const raw = unfilter(filtered, width * channels, height, channels);
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) raw.copy(rgb, at * 3, at * channels, at * channels + 3);
  return { width, height, rgb };
}

function chunksOf(png: Buffer): { readonly type: string; readonly body: Buffer }[] {
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    parts.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return parts;
}

/** Undoes the five filters of the format (PNG 9.2). */
function unfilter(filtered: Buffer, rowBytes: number, rows: number, step: number): Buffer {
  const raw = Buffer.alloc(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * (rowBytes + 1) + 1, row * rowBytes];
    const filter = filtered[from - 1] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = to + column;
      const left = column < step ? 0 : (raw[at - step] ?? 0);
      const up = raw[at - rowBytes] ?? 0;
      const corner = column < step ? 0 : (raw[at - rowBytes - step] ?? 0);
      raw[at] = (filtered[from + column] ?? 0) + predict(filter, left, up, corner);
    }
  }
  return raw;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  return filter === 4 ? paeth(left, up, corner) : 0;
}

/** Whichever of the three is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The first colour met of each step stands for all of it; null when there are more than 256. */
function encode({ width, height, rgb }: Pixels): Buffer | null {
  const places = new Map<number, number>();
  const palette: number[] = [];
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    const red = rgb[at * 3] ?? 0;
    const green = rgb[at * 3 + 1] ?? 0;
    const blue = rgb[at * 3 + 2] ?? 0;
    const step = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const place = places.get(step) ?? places.size;
    if (place === places.size) {
      places.set(step, place);
      palette.push(red, green, blue);
    }
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = place;
  }
  if (places.size > 256) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
