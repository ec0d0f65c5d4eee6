/** The container of a TrueType font: a directory of tables, each padded and summed. */

export interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/** The tables of a font file by their tag. */
export function tablesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    const start = view.getUint32(at + 8);
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, bytes.subarray(start, start + view.getUint32(at + 12)));
  }
  return tables;
}

/** A font file of these tables, which stand in the order of their tags. */
export function fontFile(tables: readonly Table[]): Uint8Array {
  const directory = new DataView(new ArrayBuffer(12 + tables.length * 16));
  const halves = Math.floor(Math.log2(tables.length));
  directory.setUint32(0, 0x00010000);
  [tables.length, 16 * 2 ** halves, halves, (tables.length - 2 ** halves) * 16].forEach((value, at) => {
    directory.setUint16(4 + at * 2, value);
  });
  const bodies = tables.map(({ bytes }) => padded(bytes));
  let start = directory.byteLength;
  tables.forEach(({ tag, bytes }, at) => {
    const record = 12 + at * 16;
    [...tag].forEach((letter, place) => directory.setUint8(record + place, letter.charCodeAt(0)));
    directory.setUint32(record + 4, checksum(bodies[at] ?? bytes));
    directory.setUint32(record + 8, start);
    directory.setUint32(record + 12, bytes.length);
    start += bodies[at]?.length ?? 0;
  });
  return joined([new Uint8Array(directory.buffer), ...bodies]);
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(bytes: Uint8Array): Uint8Array {
  return joined([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
