/** What a question to `main.db` answered, kept until the next write: main is its only writer (DESIGN idea 10). */
import type { Connection } from './open.ts';

/** Asks at the first call and again after this connection wrote anything, inside a transaction too. */
export function remembered<T>(db: Connection, ask: () => T): () => T {
  let known: { readonly value: T; readonly writes: number } | null = null;
  return () => {
    if (known?.writes === db.writes()) return known.value;
    known = { value: ask(), writes: db.writes() };
    return known.value;
  };
}
