/** The search box by its element: other places put the focus into it, and leave to it what is scanned into it. */

export const SEARCH_BOX = 'desk-search';

/** Whether the clerk is about to search. */
export function isSearching(): boolean {
  return document.activeElement?.id === SEARCH_BOX;
}

/** Puts the focus into the box. */
export function focusSearchBox(): void {
  document.getElementById(SEARCH_BOX)?.focus();
}
