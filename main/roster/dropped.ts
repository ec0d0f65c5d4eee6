/** How many people of one roster another one no longer holds: two walks along the certificate numbers, side by side. */
import type { Database } from '../database/open.ts';

/** People of `before`, and how many of them are not in `after`. */
export function droppedPeople(
  before: Database,
  after: Database,
): { readonly people: number; readonly dropped: number } {
  const count = { people: 0, dropped: 0 };
  const others = certnos(after);
  let other = others.next();
  for (const { certno } of certnos(before)) {
    count.people += 1;
    while (other.done !== true && other.value.certno < certno) other = others.next();
    if (other.done === true || other.value.certno !== certno) count.dropped += 1;
  }
  others.return?.();
  return count;
}

function certnos(db: Database): IterableIterator<{ readonly certno: string }> {
  return db.iterate<{ certno: string }>('SELECT DISTINCT certno FROM insurance ORDER BY certno');
}
