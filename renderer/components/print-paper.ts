/** Printing PDFs from the page, and which papers Alt+P means. */
import { drawPdf, sheetOf, type SheetSize } from './draw-pdf.ts';

/** A PDF of this page. */
export interface Pdf {
  readonly url: string;
  readonly name: string;
}

/**
 * Draws PDFs of one kind of sheet beside the screen, hands them to the browser's dialog once and takes them away again
 * (theme/print.css). `closed` is called when the dialog has closed; a browser that does not tell never calls it.
 */
export async function printPdfs(pdfs: readonly Pdf[], closed: () => void): Promise<void> {
  const pages = document.createElement('div');
  pages.className = 'print-pages';
  for (const { url, name } of pdfs) {
    const paper = document.createElement('div');
    await drawPdf(url, paper, name, new AbortController().signal);
    pages.append(...paper.children);
  }
  pages.prepend(sheetRules([...pages.querySelectorAll('canvas')]));
  document.body.append(pages);
  const finish = () => {
    pages.remove();
    closed();
  };
  window.addEventListener('afterprint', finish, { once: true });
  window.print();
}

/** Each page on a sheet of its own size: a receipt's roll is as long as the receipt. */
function sheetRules(canvases: readonly HTMLCanvasElement[]): HTMLStyleElement {
  const rules = canvases.map((canvas, at) => {
    const size = sheetOf(canvas);
    canvas.style.setProperty('page', `sheet-${at}`);
    // A hair less than the sheet: a page that is rounded up would bring an empty one after it.
    canvas.style.setProperty('height', `${size.height - 1}mm`);
    return `@page sheet-${at} { size: ${inMillimetres(size)}; margin: 0; }`;
  });
  const style = document.createElement('style');
  const [first] = canvases;
  // For browsers that know no named pages: the first sheet's size for all.
  const all = first === undefined ? '' : `@page { size: ${inMillimetres(sheetOf(first))}; margin: 0; }`;
  style.textContent = [all, ...rules].join('\n');
  return style;
}

function inMillimetres({ width, height }: SheetSize): string {
  return `${width}mm ${height}mm`;
}

/** Gives the PDF of a URL to the operator as a file. */
export function savePdf(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** True for the papers that came last to the page among those in sight. */
export function isLastShown(papers: HTMLElement | null): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>('.paper-view')].filter(
    (other) => other.offsetParent !== null,
  );
  return papers !== null && shown.at(-1) === papers;
}
