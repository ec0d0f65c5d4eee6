/** A TrueType font with one character, a filled box: stands for "another font of this machine" in tests. */

/** The bytes of a font that has only this character (and .notdef). */
export function tinyFont(codePoint: number): Uint8Array {
  const box = [
    0, 1, 0, 0, 0, 0, 2, 188, 2, 188, 0, 3, 0, 0, 1, 1, 1, 1, 0, 0, 2, 188, 0, 0, 253, 68, 0, 0, 0, 0, 2, 188, 0, 0,
  ];
  return fontFile([
    ['OS/2', u16s([4, 500, 400, 5, 0, ...Array.from({ length: 43 }, () => 0)])],
    ['cmap', [...u16s([0, 1, 3, 10]), ...u32s([12]), ...u16s([12, 0]), ...u32s([28, 0, 1, codePoint, codePoint, 1])]],
    ['glyf', box],
    [
      'head',
      [
        ...u32s([0x00010000, 0x00010000, 0, 0x5f0f3cf5]),
        ...u16s([0, 1000]),
        ...zeros(16),
        ...u16s([0, 0, 700, 700, 0, 8, 2, 1, 0]),
      ],
    ],
    ['hhea', [...u32s([0x00010000]), ...u16s([800, 65_336, 0, 1000]), ...zeros(22), ...u16s([2])]],
    ['hmtx', u16s([1000, 0, 1000, 0])],
    ['loca', u32s([0, 0, box.length])],
    ['maxp', [...u32s([0x00010000]), ...u16s([2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]],
    ['name', u16s([0, 0, 6])],
    ['post', [...u32s([0x00030000]), ...zeros(28)]],
  ]);
}

function fontFile(tables: readonly (readonly [string, readonly number[]])[]): Uint8Array {
  let start = 12 + tables.length * 16;
  const directory = [...u32s([0x00010000]), ...u16s([tables.length, 0, 0, 0])];
  const bodies: number[] = [];
  for (const [tag, bytes] of tables) {
    directory.push(...[...tag].map((letter) => letter.charCodeAt(0)), ...u32s([0, start, bytes.length]));
    const whole = [...bytes, ...zeros((4 - (bytes.length % 4)) % 4)];
    bodies.push(...whole);
    start += whole.length;
  }
  return Uint8Array.from([...directory, ...bodies]);
}

function u16s(values: readonly number[]): number[] {
  return values.flatMap((value) => [(value >> 8) & 255, value & 255]);
}

function u32s(values: readonly number[]): number[] {
  return values.flatMap((value) => [(value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255]);
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
