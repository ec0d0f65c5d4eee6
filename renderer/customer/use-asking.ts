/** The id of one question to the citizen; another subject is another question. */
import { useState } from 'react';

/** Stays the same as long as the subject does. */
export function useAsking(subject: string): string {
  const [asked, setAsked] = useState(() => ({ subject, id: crypto.randomUUID() }));
  if (asked.subject === subject) return asked.id;
  const next = { subject, id: crypto.randomUUID() };
  setAsked(next);
  return next.id;
}
