/** One pass over the bytes before anything is built: which encoding, and whole or cut off. */
import { isAscii, isUtf8 } from 'node:buffer';
import { AppError } from '../../shared/errors.ts';

export type Encoding = 'utf-8' | 'gb18030';

/** What one pass has seen so far. */
export interface Scan {
  bytes: number;
  /** The line the next byte stands in, from 1. */
  line: number;
  lastByte: number;
  /** First bytes of the file, for the byte order mark. */
  readonly head: number[];
  firstNulLine: number | null;
  /** Line of the first byte that cannot be UTF-8; the counters below stop there. */
  firstNotUtf8Line: number | null;
  twoByteCharacters: number;
  widerCharacters: number;
  /** Continuation bytes still due, and what the next of them may be. */
  due: number;
  wide: boolean;
  low: number;
  high: number;
}

const NEWLINE = 0x0a;
/** Chinese in UTF-8 comes in threes; this many whole ones before the first fault do not happen by accident in GBK. */
const SURELY_UTF8 = 8;

export function startScan(): Scan {
  return {
    bytes: 0,
    line: 1,
    lastByte: NEWLINE,
    head: [],
    firstNulLine: null,
    firstNotUtf8Line: null,
    twoByteCharacters: 0,
    widerCharacters: 0,
    due: 0,
    wide: false,
    low: 0x80,
    high: 0xbf,
  };
}

/** Takes in the next bytes; `scan` is the caller's own and is changed. */
export function scanBytes(scan: Scan, bytes: Uint8Array): void {
  scan.head.push(...bytes.subarray(0, Math.max(0, 3 - scan.head.length)));
  // A roster has 100 million bytes: what a native look at the whole piece can settle is not walked through in JavaScript.
  const settledAt = isAscii(bytes) && scan.due === 0 ? 0 : walkUntilSettled(scan, bytes);
  const tailAt = characterStart(bytes, settledAt);
  const middle = bytes.subarray(settledAt, tailAt);
  if (scan.firstNotUtf8Line !== null || isUtf8(middle)) countLines(scan, middle);
  else walk(scan, middle);
  walk(scan, bytes.subarray(tailAt));
  scan.bytes += bytes.byteLength;
  scan.lastByte = bytes.at(-1) ?? scan.lastByte;
}

function walk(scan: Scan, bytes: Uint8Array): void {
  for (const byte of bytes) scanByte(scan, byte);
}

/** Walks until the encoding can only still be refuted, between two characters; answers how far that was. */
function walkUntilSettled(scan: Scan, bytes: Uint8Array): number {
  for (const [place, byte] of bytes.entries()) {
    const isSettled = scan.firstNotUtf8Line !== null || scan.widerCharacters >= SURELY_UTF8;
    if (isSettled && scan.due === 0) return place;
    scanByte(scan, byte);
  }
  return bytes.byteLength;
}

/** Where the last character begins when its bytes reach the end of the piece, for it may go on in the next; not before `from`. */
function characterStart(bytes: Uint8Array, from: number): number {
  const earliest = Math.max(from, bytes.byteLength - 4);
  for (let at = bytes.byteLength - 1; at >= earliest; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) return at;
    if (byte < 0x80) break;
  }
  return bytes.byteLength;
}

function countLines(scan: Scan, bytes: Uint8Array): void {
  const nulAt = scan.firstNulLine === null ? bytes.indexOf(0) : -1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (nulAt >= 0 && at > nulAt) scan.firstNulLine ??= scan.line;
    scan.line += 1;
  }
  if (nulAt >= 0) scan.firstNulLine ??= scan.line;
}

/** A byte that means something here: a line end, a NUL, or part of a character of several bytes. */
function scanByte(scan: Scan, byte: number): void {
  if (scan.firstNotUtf8Line === null && (byte >= 0x80 || scan.due > 0)) scanUtf8(scan, byte);
  if (byte === NEWLINE) scan.line += 1;
  else if (byte === 0) scan.firstNulLine ??= scan.line;
}

/** True when the last line ends as lines do; without it the last row must be whole to be believed. */
export function endsWithNewline(scan: Scan): boolean {
  return scan.lastByte === NEWLINE || scan.lastByte === 0x0d;
}

/**
 * The encoding of a whole scanned file.
 * Errors: 'roster-empty', 'roster-utf16', 'roster-nul-bytes', 'roster-encoding-broken', 'roster-truncated'.
 */
export function encodingOf(scan: Scan): Encoding {
  const [first, second, third] = scan.head;
  const hasUtf8Mark = first === 0xef && second === 0xbb && third === 0xbf;
  if (scan.bytes === (hasUtf8Mark ? 3 : 0)) throw new AppError('roster-empty', {});
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new AppError('roster-utf16', {});
  if (scan.firstNulLine !== null) throw new AppError('roster-nul-bytes', { line: scan.firstNulLine });
  const isSurelyUtf8 = hasUtf8Mark || scan.widerCharacters >= SURELY_UTF8;
  if (scan.firstNotUtf8Line !== null) {
    if (!isSurelyUtf8) return 'gb18030';
    throw new AppError('roster-encoding-broken', { line: scan.firstNotUtf8Line, encoding: 'UTF-8' });
  }
  if (scan.due > 0 && isSurelyUtf8) throw new AppError('roster-truncated', { line: scan.line });
  // Two-byte characters without a single Chinese one are GBK that happens to fit UTF-8.
  const looksLikeGbk = !hasUtf8Mark && scan.widerCharacters === 0 && scan.twoByteCharacters > 0;
  return looksLikeGbk || scan.due > 0 ? 'gb18030' : 'utf-8';
}

/** One byte of the UTF-8 automaton (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
function scanUtf8(scan: Scan, byte: number): void {
  if (scan.due > 0) {
    if (byte < scan.low || byte > scan.high) return markNotUtf8(scan);
    scan.due -= 1;
    scan.low = 0x80;
    scan.high = 0xbf;
    if (scan.due > 0) return;
    if (scan.wide) scan.widerCharacters += 1;
    else scan.twoByteCharacters += 1;
    return;
  }
  if (byte < 0xc2 || byte > 0xf4) return markNotUtf8(scan);
  scan.due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  scan.wide = byte >= 0xe0;
  scan.low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
  scan.high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
}

function markNotUtf8(scan: Scan): void {
  scan.firstNotUtf8Line = scan.line;
  scan.due = 0;
}
