/** The QR of a paper: it proves that this desk received it, nothing more (counter rule 7). */
import { create } from 'qrcode';
import type { PaperKind } from '../../shared/papers.ts';
import { INK } from './profile.ts';
import type { Pen } from './pen.ts';

/** `JD1|kind|number|first 16 hex of the entry's hash`: what the search box reads back. */
export function qrText(kind: PaperKind, no: string, entryHash: string): string {
  return `JD1|${kind}|${no}|${checkText(entryHash)}`;
}

/** The part of it a person can compare: the head of the entry's hash. */
export function checkText(entryHash: string): string {
  return entryHash.slice(0, 16);
}

/** Draws the code as vector modules, without its quiet zone, into a square of `size` points. */
export function drawQr(pen: Pen, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { doc } = pen;
  doc
    .save()
    .translate(x, y)
    .scale(size / modules.size);
  for (let row = 0; row < modules.size; row += 1) {
    for (const { from, to } of darkRuns(modules, row)) doc.rect(from, row, to - from, 1);
  }
  doc.fillColor(INK.text).fill().restore();
}

interface Modules {
  readonly size: number;
  get(row: number, column: number): number;
}

/** Neighbouring dark modules of a row as one bar: fewer shapes, and no hairlines between them. */
function darkRuns(modules: Modules, row: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let column = 0; column < modules.size; column += 1) {
    const isDark = modules.get(row, column) === 1;
    const last = runs.at(-1);
    if (isDark && last?.to === column) last.to = column + 1;
    else if (isDark) runs.push({ from: column, to: column + 1 });
  }
  return runs;
}
