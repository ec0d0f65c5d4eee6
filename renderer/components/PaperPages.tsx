/** A PDF's pages drawn one below the other: no viewer of the browser is needed, so every host shows the same. */
import { useEffect, useRef, useState } from 'react';
import { drawPdf } from './draw-pdf.ts';
import { ErrorSentence } from './ErrorSentence.tsx';

export interface PaperPagesProps {
  readonly url: string;
  readonly name: string;
}

/** Draws the PDF of a URL into the page. */
export function PaperPages({ url, name }: PaperPagesProps) {
  const place = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const target = place.current;
    if (target === null) return undefined;
    const stopped = new AbortController();
    drawPdf(url, target, name, stopped.signal).catch((reason: unknown) => {
      if (!stopped.signal.aborted) setError(reason);
    });
    return () => {
      stopped.abort();
      target.replaceChildren();
    };
  }, [url, name]);
  return (
    <>
      <ErrorSentence error={error} />
      <div ref={place} className="paper-pages" />
    </>
  );
}
