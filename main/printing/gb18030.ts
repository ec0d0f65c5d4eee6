/** Text as GB18030 bytes, what Chinese dot-matrix printers read; Node decodes it but cannot encode. */

export interface Gb18030 {
  /** The bytes of a text; every character that can be drawn has some. */
  encode(text: string): Uint8Array;
  /** True for what a printer's own font surely holds: one byte (ASCII) or two (GBK). */
  isTwoByte(codePoint: number): boolean;
}

/** Where the four-byte codes of the basic plane end, and where those of the other planes begin. */
const BASIC_FOUR_BYTE_CODES = 39_420;
const FIRST_OF_OTHER_PLANES = 189_000;

/** Reads the whole table out of the decoder: some ten milliseconds, so it is done once by whoever prints text. */
export function openGb18030(): Gb18030 {
  const table = new Map<number, Uint8Array>();
  // Four bytes first: where a character has both codes, the shorter one stays.
  enter(table, fourByteCodes());
  enter(table, twoByteCodes());
  const bytesOf = (codePoint: number): Uint8Array => {
    if (codePoint < 0x80) return Uint8Array.of(codePoint);
    if (codePoint >= 0x1_00_00) return fourBytes(codePoint - 0x1_00_00 + FIRST_OF_OTHER_PLANES);
    const bytes = table.get(codePoint);
    // Lone surrogates, U+E5E5 and U+FFFD have none: the first are refused (shared/text.ts), such papers come drawn.
    if (bytes === undefined) throw new RangeError(`U+${codePoint.toString(16)} has no GB18030 code`);
    return bytes;
  };
  return {
    encode: (text) => Buffer.concat(Array.from(text, (character) => bytesOf(character.codePointAt(0) ?? 0))),
    isTwoByte: (codePoint) => codePoint < 0x80 || table.get(codePoint)?.length === 2,
  };
}

function enter(table: Map<number, Uint8Array>, codes: readonly Uint8Array[]): void {
  const decoder = new TextDecoder('gb18030');
  for (const code of codes) {
    const text = decoder.decode(code);
    const codePoint = text.codePointAt(0) ?? 0;
    if (text.length === 1 && codePoint !== 0xff_fd) table.set(codePoint, code);
  }
}

function twoByteCodes(): Uint8Array[] {
  const codes: Uint8Array[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) codes.push(Uint8Array.of(lead, trail));
  }
  return codes;
}

function fourByteCodes(): Uint8Array[] {
  return Array.from({ length: BASIC_FOUR_BYTE_CODES }, (_, linear) => fourBytes(linear));
}

function fourBytes(linear: number): Uint8Array {
  const rest = Math.floor(linear / 10);
  const lead = Math.floor(rest / 126);
  return Uint8Array.of(0x81 + Math.floor(lead / 10), 0x30 + (lead % 10), 0x81 + (rest % 126), 0x30 + (linear % 10));
}
