/** Printing PDFs from the page, and which papers Alt+P means. */
import { drawPdf } from './draw-pdf.ts';

/** A PDF of this page. */
export interface Pdf {
  readonly url: string;
  readonly name: string;
}

/** Draws PDFs one after another beside the screen, hands them to the browser's dialog once and takes them away again (theme/print.css). */
export async function printPdfs(pdfs: readonly Pdf[]): Promise<void> {
  const pages = document.createElement('div');
  pages.className = 'print-pages';
  for (const { url, name } of pdfs) {
    const paper = document.createElement('div');
    await drawPdf(url, paper, name, new AbortController().signal);
    pages.append(...paper.children);
  }
  document.body.append(pages);
  window.addEventListener('afterprint', () => pages.remove(), { once: true });
  window.print();
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
