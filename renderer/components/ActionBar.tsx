/** What a form ends in: its acts, pinned to the lower edge of whatever scrolls, so that the main one is never out of sight. */
import type { ReactNode } from 'react';

/** Stands last in its form or panel; an act that belongs to a question inside a form stands in the question instead. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <div className="action-bar">{children}</div>;
}
