/** Draws a PDF's pages with pdf.js, sharp enough to print. Loaded only when a paper is shown. */
import type { PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Dots per PDF point: 200 dpi on paper. */
const DOTS_PER_POINT = 200 / 72;

export interface SheetSize {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** The sheet a drawn page is for, to a tenth of a millimetre. */
export function sheetOf(canvas: HTMLCanvasElement): SheetSize {
  const millimetres = (dots: number): number => Math.round((dots / DOTS_PER_POINT / 72) * 254) / 10;
  return { width: millimetres(canvas.width), height: millimetres(canvas.height) };
}

/** Puts one canvas per page into the target. Stops between pages when the signal says so. */
export async function drawPdf(url: string, target: HTMLElement, name: string, signal: AbortSignal): Promise<void> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  // Nobody waits any more, and the URL may have been given back.
  if (signal.aborted) return;
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const task = pdfjs.getDocument({ data: bytes, disableFontFace: true, useWasm: false, useSystemFonts: false });
  try {
    const paper = await task.promise;
    const canvases: HTMLCanvasElement[] = [];
    for (let nth = 1; nth <= paper.numPages && !signal.aborted; nth += 1) {
      const page = await paper.getPage(nth);
      canvases.push(await drawPage(page, `${name} 第 ${nth} 页，共 ${paper.numPages} 页`));
    }
    if (!signal.aborted) target.replaceChildren(...canvases);
  } finally {
    await task.destroy();
  }
}

async function drawPage(page: PDFPageProxy, label: string): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale: DOTS_PER_POINT });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}
