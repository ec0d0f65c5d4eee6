/** A reload in a browser forgets what was typed: the browser asks first, and only then. */
import { useEffect } from 'react';

/** Asks before the page is left while `hasUnsaved`. Not under Electron, whose window would refuse to close without a word. */
export function useUnsaved(hasUnsaved: boolean): void {
  useEffect(() => {
    if (!hasUnsaved || window.desk !== undefined) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasUnsaved]);
}
