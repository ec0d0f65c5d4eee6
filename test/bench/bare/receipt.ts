/** The bare part of the receipt benchmark: plain pdfkit, the font parsed once, every text of the receipt on a line of its own. */
import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';

/** Parses the font once, as the best plain program would. */
export function openBareFont(path: string): unknown {
  return create(readFileSync(path));
}

/** Draws the lines on an A4 page and gives the PDF's bytes. */
export function bareReceipt(lines: readonly string[], font: unknown): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({ size: 'A4', margin: 48 });
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(parts)));
    // pdfkit takes a fontkit font; its types know only files and buffers.
    doc.font(font as string).fontSize(10);
    lines.forEach((line, at) => doc.text(line, 48, 48 + at * 12, { lineBreak: false }));
    doc.end();
  });
}
