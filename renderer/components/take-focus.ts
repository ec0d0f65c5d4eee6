/** The focus goes where the clerk types next, unless they have begun to type elsewhere meanwhile. */

/**
 * For what appears after a wait: focuses the control if the focus stands on its page, or nowhere. A page that comes to the
 * front has the focus already, so only a box outside of it (the search), or a question that waits for its answer, keeps
 * what it holds.
 */
export function takeFocus(control: HTMLElement | null | undefined): void {
  const page = control?.closest('.page') ?? null;
  const holder = document.activeElement;
  const isElsewhere = page !== null && holder !== null && holder !== document.body && !page.contains(holder);
  const question = holder?.closest('[role="alertdialog"]') ?? null;
  if (!isElsewhere && question === null) control?.focus();
}
