/** What a trial froze, read from its entry and document as the journal holds them. */
import { isTriedType, readTried, type Tried } from '../../shared/entries/tried.ts';
import { entrySchema } from '../../shared/journal/entry.ts';

export interface TrialBytes {
  readonly bytes: Buffer;
  readonly body: Buffer | null;
}

/** Null once the document was erased. */
export function readTrial({ bytes, body }: TrialBytes): Tried | null {
  const { type } = entrySchema.parse(JSON.parse(bytes.toString('utf8')));
  if (!isTriedType(type)) throw new TypeError(`a settlement rests on ${type}`);
  return body === null ? null : readTried(type, JSON.parse(body.toString('utf8')));
}
