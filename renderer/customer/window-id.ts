/** Which clerk's window this is, for its 客户屏: kept over a reload, so that the screen finds it again. */

const STORED_AS = 'desk.window';

/** A random id that lasts as long as the tab. */
export function windowId(): string {
  const known = sessionStorage.getItem(STORED_AS);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(STORED_AS, made);
  return made;
}
