/** A receipt PDF, warm, against bare pdfkit drawing the same text with the same font (DESIGN §8). */
import { performance } from 'node:perf_hooks';
import { textsOf } from '../../main/papers/content.ts';
import { bundledFontPath, loadFonts } from '../../main/papers/font-files.ts';
import { contentOf, renderPaper } from '../../main/papers/render.ts';
import { collected } from '../unit/papers/sources.ts';
import { bareReceipt, openBareFont } from './bare/receipt.ts';

const AT_MOST = 1.3;
const MOST_BYTES = 25 * 1024;
const WARM_UP = 40;
const ROUNDS = 120;

/** Medians of interleaved runs, in milliseconds; `bytes` is the size of our receipt. */
export async function receiptRow() {
  const fonts = await loadFonts(bundledFontPath(), []);
  const source = collected();
  const lines = textsOf(contentOf(source, 'qr').content).map(({ text }) => text);
  const bareFont = openBareFont(bundledFontPath());
  const ours: number[] = [];
  const bare: number[] = [];
  let bytes = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const start = performance.now();
    bytes = (await renderPaper(source, fonts)).length;
    const middle = performance.now();
    await bareReceipt(lines, bareFont);
    const end = performance.now();
    if (round < 0) continue;
    ours.push(middle - start);
    bare.push(end - middle);
  }
  const oursMs = median(ours);
  const bareMs = median(bare);
  const ratio = oursMs / bareMs;
  const ok = ratio <= AT_MOST && bytes <= MOST_BYTES;
  return { name: 'receipt', oursMs, bareMs, ratio, atMost: AT_MOST, n: ROUNDS, ok, bytes };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
