/** What crosses between the parent that kills and the desk that is killed. */
import type { Answer, MethodName } from '../../shared/contract.ts';

/** One act to carry out; the same id in every retry. */
export interface Act {
  readonly requestId: string;
  readonly method: MethodName;
  readonly input: unknown;
  readonly operatorNo: '1001' | '1002';
  /** The day it happens on: people join in autumn and claim in summer, and a claim's stay must be over. */
  readonly day: ActDay;
}

export type ActDay = '2021-11-20' | '2022-07-01';

/** A flaw given to the desk's process on purpose, to prove that the checks can fail. */
export const FLAWS = ['answers-early', 'forgets-requests'] as const;
export type Flaw = (typeof FLAWS)[number];

export type FromDesk =
  { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly requestId: string; readonly answer: Answer };
