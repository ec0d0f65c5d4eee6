/** What went wrong, in one sentence with the next step and, for a fault of ours, the number to read out. */
import { useEffect, useRef } from 'react';
import { CloseCircleFilled } from '@ant-design/icons';
import { failureOf } from '../api/failure.ts';

/** Stays until the next attempt: nothing that mattered disappears by itself. Draws nothing for null. */
export function ErrorSentence({ error }: { readonly error: unknown }) {
  const sentence = useRef<HTMLDivElement>(null);
  // A refusal below the fold is not seen.
  useEffect(() => {
    sentence.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  const isReferenceSaid = failure.reference === undefined || failure.message.includes(failure.reference);
  return (
    <div className="error-sentence" role="alert" ref={sentence}>
      <CloseCircleFilled aria-hidden="true" />
      <div>
        {failure.message}
        {!isReferenceSaid && <div className="error-reference">编号 {failure.reference}</div>}
      </div>
    </div>
  );
}
