/** The parts of a ZIP in memory, each unpacked when asked for, bounded, and checked against its CRC (APPNOTE 6.3, no ZIP64). */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  /** Bytes once unpacked, as the directory says; `unpack` holds it to that. */
  readonly size: number;
  readonly unpack: () => Buffer;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/** The directory by name. Throws a RangeError for what is no whole ZIP, here and in `unpack`. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(zip);
  const parts = new Map<string, ZipPart>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new RangeError('zip directory is broken');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, { name, size: zip.readUInt32LE(at + 24), unpack: unpacker(zip, at) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** The end record stands last, before a comment of at most 65 535 bytes. */
function findEnd(zip: Buffer): number {
  const earliest = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new RangeError('zip has no end: it is cut off');
}

function unpacker(zip: Buffer, entry: number): () => Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const crc = zip.readUInt32LE(entry + 16);
  const packedSize = zip.readUInt32LE(entry + 20);
  const size = zip.readUInt32LE(entry + 24);
  const local = zip.readUInt32LE(entry + 42);
  return () => {
    if (zip.readUInt32LE(local) !== LOCAL_SIGNATURE) throw new RangeError('zip part is broken');
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + packedSize);
    const whole = method === 0 ? packed : inflate(packed, size);
    if (whole.length !== size || crc32(whole) !== crc) throw new RangeError('zip part does not match its checksum');
    return whole;
  };
}

/** More than the directory promises is refused by zlib itself: a small file must not unpack into gigabytes. */
function inflate(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    throw new RangeError('zip part cannot be unpacked', { cause });
  }
}
