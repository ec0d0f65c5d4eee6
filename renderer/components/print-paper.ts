/** Printing one paper of the page, and which one Alt+P means. */

/** Prints copies of the pages inside an element and nothing of the screen (theme/print.css). */
export function printOnly(paper: HTMLElement): void {
  const pages = document.createElement('div');
  pages.className = 'print-pages';
  pages.append(...[...paper.querySelectorAll('canvas')].map(copyOf));
  document.body.append(pages);
  window.addEventListener('afterprint', () => pages.remove(), { once: true });
  window.print();
}

/** True for the paper that came last to the page among those in sight. */
export function isLastShown(paper: HTMLElement | null): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>('.paper')].filter((other) => other.offsetParent !== null);
  return paper !== null && shown.at(-1) === paper;
}

/** Cloning a canvas leaves its picture behind. */
function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy;
}
