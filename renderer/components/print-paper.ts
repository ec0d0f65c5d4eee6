/** Printing a PDF from the page, and which paper Alt+P means. */
import { drawPdf } from './draw-pdf.ts';

/** Draws the PDF of a URL beside the screen, hands it to the browser's dialog and takes it away again (theme/print.css). */
export async function printPdf(url: string, name: string): Promise<void> {
  const pages = document.createElement('div');
  pages.className = 'print-pages';
  await drawPdf(url, pages, name, new AbortController().signal);
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

/** True for the paper that came last to the page among those in sight. */
export function isLastShown(paper: HTMLElement | null): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>('.paper')].filter((other) => other.offsetParent !== null);
  return paper !== null && shown.at(-1) === paper;
}
