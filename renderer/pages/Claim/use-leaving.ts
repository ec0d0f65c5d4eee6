/** Leaving a claim: at once when everything is taken in, else after a question. */
import { useState } from 'react';

/** Where to: another person, or another stay of the same one. */
export type Destination = 'person' | 'stay';

export interface Leaving {
  /** The question stands on the screen. */
  readonly asked: Destination | null;
  readonly ask: (to: Destination) => void;
  readonly go: () => void;
  readonly stay: () => void;
}

/** `isUnsaved`: something typed would be lost. */
export function useLeaving(isUnsaved: boolean, ways: Readonly<Record<Destination, () => void>>): Leaving {
  const [asked, setAsked] = useState<Destination | null>(null);
  return {
    asked: isUnsaved ? asked : null,
    ask: (to) => {
      if (isUnsaved) setAsked(to);
      else ways[to]();
    },
    go: () => {
      if (asked !== null) ways[asked]();
    },
    stay: () => setAsked(null),
  };
}
