/** What crosses between the parent that kills and the desk that is killed. */
import type { Answer, MethodName } from '../../shared/contract.ts';

/** One act to carry out; the same id in every retry. */
export interface Act {
  readonly requestId: string;
  readonly method: MethodName;
  readonly input: unknown;
  readonly operatorNo: '1001' | '1002';
}

/** A flaw given to the desk's process on purpose, to prove that the checks can fail. */
export const FLAWS = ['answers-early', 'forgets-requests'] as const;
export type Flaw = (typeof FLAWS)[number];

export type FromDesk =
  { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly requestId: string; readonly answer: Answer };
