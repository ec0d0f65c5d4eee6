/** A PDF's pages drawn one below the other: no viewer of the browser is needed, so every host shows the same. */
import { useEffect, useRef, useState } from 'react';
import { drawPdf } from './draw-pdf.ts';
import { ErrorSentence } from './ErrorSentence.tsx';

export interface PaperPagesProps {
  readonly url: string;
  readonly name: string;
  readonly onDrawn: () => void;
}

/** Draws the PDF of a URL into the page; calls back when all pages stand. */
export function PaperPages({ url, name, onDrawn }: PaperPagesProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef(onDrawn);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    drawn.current = onDrawn;
  });
  useEffect(() => {
    const target = place.current;
    if (target === null) return undefined;
    const stopped = new AbortController();
    drawPdf(url, target, name, stopped.signal).then(
      () => stopped.signal.aborted || drawn.current(),
      (reason: unknown) => stopped.signal.aborted || setError(reason),
    );
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
