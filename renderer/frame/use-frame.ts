/** The frame and all its pages, read apart from the sign-in page, which would otherwise wait for what it does not show. */
import { useEffect, useState } from 'react';
import type { Frame } from './Frame.tsx';

export interface LoadedFrame {
  /** Null until it has arrived. */
  readonly Frame: typeof Frame | null;
  /** Why it could not be read, or null. */
  readonly error: unknown;
}

/** Reads the frame at once where it is due, else as soon as the browser has nothing better to do. */
export function useFrame(isDue: boolean): LoadedFrame {
  const [loaded, setLoaded] = useState<LoadedFrame>({ Frame: null, error: null });
  const isMissing = loaded.Frame === null;
  useEffect(() => {
    if (!isMissing) return undefined;
    const read = () => {
      void import('./Frame.tsx').then(
        (module) => setLoaded({ Frame: module.Frame, error: null }),
        (error: unknown) => setLoaded({ Frame: null, error }),
      );
    };
    if (isDue) return read();
    const waiting = requestIdleCallback(read, { timeout: 2000 });
    return () => cancelIdleCallback(waiting);
  }, [isDue, isMissing]);
  return loaded;
}
