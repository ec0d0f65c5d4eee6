/** What is known of the reader now; every change makes the screens ask again. */
import type { DeskEvent } from '../../shared/contract.ts';
import { errorSentence } from '../../shared/errors.ts';

/** Whether a reader can be used, and what is wrong with it. */
export interface ReaderState {
  readonly state: 'unset' | 'disconnected' | 'connected';
  readonly model: string | null;
  /** `nth` tells a new one from one already read. */
  readonly trouble: { readonly nth: number; readonly sentence: string } | null;
}

/** Troubles whose sentence needs no details: none may carry a card's content. */
export type TroubleCode =
  | 'reader-unplugged'
  | 'reader-service-lost'
  | 'card-unreadable'
  | 'card-moved'
  | 'card-unsupported'
  | 'reader-device'
  | 'reader-message-odd'
  | 'card-number-wrong';

export interface ReaderStateKeeper {
  now(): ReaderState;
  change(changes: Partial<ReaderState>): void;
  trouble(code: TroubleCode, changes?: Partial<ReaderState>): void;
}

export const NO_READER: ReaderState = { state: 'unset', model: null, trouble: null };

/** Starts with no reader set. */
export function createReaderState(emit: (event: DeskEvent) => void): ReaderStateKeeper {
  const kept = { now: NO_READER, troubles: 0 };
  const change = (changes: Partial<ReaderState>): void => {
    const next = { ...kept.now, ...changes };
    if (JSON.stringify(next) === JSON.stringify(kept.now)) return;
    kept.now = next;
    emit({ kind: 'changed', topic: 'reader' });
  };
  return {
    now: () => kept.now,
    change,
    trouble: (code, changes = {}) => {
      kept.troubles += 1;
      change({ ...changes, trouble: { nth: kept.troubles, sentence: errorSentence(code, {}) } });
    },
  };
}
