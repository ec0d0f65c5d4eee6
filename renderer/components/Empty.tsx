/** An empty place that says what to do next. */
import type { ReactNode } from 'react';

/** The sentence, and the button that does it where there is one. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <div>{children}</div>
      {action}
    </div>
  );
}
