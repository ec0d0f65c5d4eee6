/** The states of policies and payments as small labels; the word says it, the colour helps. */
import type { Policy } from '../../shared/contract/enrollment.ts';
import { PAYMENT_STATE_NAMES, type PaymentState } from '../../shared/payment.ts';

type Tone = 'good' | 'warning' | 'bad' | 'plain';

const PAYMENT_TONES: Readonly<Record<PaymentState, Tone>> = {
  collected: 'good',
  unmatched: 'warning',
  'to-deduct': 'warning',
  receivable: 'warning',
  failed: 'bad',
};

/** 待承保 · 承保 · 不予承保 · 退保 (counter rule 7). */
export const POLICY_STATE_NAMES: Readonly<Record<Policy['state'], string>> = {
  proposed: '待承保',
  accepted: '承保',
  refused: '不予承保',
  cancelled: '退保',
};

const POLICY_TONES: Readonly<Record<Policy['state'], Tone>> = {
  proposed: 'warning',
  accepted: 'good',
  refused: 'bad',
  cancelled: 'plain',
};

/** A payment's state. */
export function PaymentTag({ state }: { readonly state: PaymentState }) {
  return <span className={`tag tag-${PAYMENT_TONES[state]}`}>{PAYMENT_STATE_NAMES[state]}</span>;
}

/** A policy's state. */
export function PolicyTag({ state }: { readonly state: Policy['state'] }) {
  return <span className={`tag tag-${POLICY_TONES[state]}`}>{POLICY_STATE_NAMES[state]}</span>;
}
