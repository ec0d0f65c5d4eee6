/** Reads a PDF back with pdf.js: what a reader of the paper sees, not what we meant to write. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** Lines from top to bottom; the texts of a line from left to right, two spaces between cells. */
  readonly lines: readonly string[];
  /** Slanted texts: watermarks. */
  readonly marks: readonly string[];
  /** Where the upright texts begin and end, in points from the left, and the lowest baseline from the bottom. */
  readonly extent: { readonly left: number; readonly right: number; readonly bottom: number };
  /** Every upright text where it stands: `x` and baseline `y` in points from the lower left corner, `size` its font size. */
  readonly pieces: readonly ReadPiece[];
  readonly width: number;
  readonly height: number;
}

export interface ReadPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** All lines of all pages. */
  readonly text: string;
  /** The same without any white space: what to search for texts that may wrap. */
  readonly packed: string;
  readonly info: Readonly<Record<string, unknown>>;
}

interface Piece extends ReadPiece {
  readonly isSlanted: boolean;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the buffer over; the caller keeps its own.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []));
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ ...pageOf(pieces), width, height });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  const text = pages.flatMap(({ lines }) => lines).join('\n');
  return { pages, text, packed: text.replaceAll(/\s/g, ''), info: { ...info } };
}

function pieceOf(item: { readonly str: string; readonly width: number; readonly transform: readonly number[] }): Piece {
  const [, slant = 0, , size = 0, x = 0, y = 0] = item.transform;
  return { text: item.str, x, y, width: item.width, size, isSlanted: Math.abs(slant) > 0.01 };
}

function pageOf(pieces: readonly Piece[]): Omit<ReadPage, 'width' | 'height'> {
  const marks = pieces.filter(({ isSlanted, text }) => isSlanted && text !== '').map(({ text }) => text);
  const upright = pieces.filter(({ isSlanted, text }) => !isSlanted && text !== '');
  const rows: { y: number; pieces: Piece[] }[] = [];
  for (const piece of upright.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(row.y - piece.y) < 2) row.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  const extent = {
    left: Math.min(...upright.map(({ x }) => x)),
    right: Math.max(...upright.map(({ x, width }) => x + width)),
    bottom: Math.min(...upright.map(({ y }) => y)),
  };
  return { lines: rows.map((row) => lineOf(row.pieces)), marks, extent, pieces: upright };
}

function lineOf(pieces: readonly Piece[]): string {
  const sorted = pieces.toSorted((a, b) => a.x - b.x);
  return sorted.map(({ text }) => text).join('  ');
}
