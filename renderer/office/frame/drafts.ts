/** What was typed into a claim's form, kept while the person looks at another one: Esc loses nothing. */
import { createContext, useContext, useState } from 'react';

/** By claim and form; lives as long as the frame. */
export type Drafts = Map<string, unknown>;

export const DraftsContext = createContext<Drafts>(new Map());

/** Like `useState`, for one form of one claim. */
export function useKept<T>(key: string, empty: T): readonly [T, (value: T) => void] {
  const drafts = useContext(DraftsContext);
  // Only this hook writes under the key, always a T.
  const [value, setValue] = useState(() => (drafts.has(key) ? (drafts.get(key) as T) : empty));
  const keep = (next: T) => {
    drafts.set(key, next);
    setValue(next);
  };
  return [value, keep];
}
