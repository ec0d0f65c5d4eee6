/** The notices of one person and product: asked on the 客户屏, or signed on the printed 投保提示书; never ticked by the clerk. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/contract.ts';
import type { Confirmation } from '../../shared/contract/citizen.ts';
import type { AnswerOf, NoticesAsked } from '../../shared/customer-screen.ts';
import { NOTICE_IDS } from '../../shared/notice-items.ts';
import { useDesk, useMayCall } from '../api/desk-context.ts';
import { makeStale } from '../api/stale.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { useAsking } from './use-asking.ts';

/** Whose notices, of which product. */
export type NoticesSubject = Input<'citizen.notices'>;

export interface NoticesAtWork {
  /** Null: not confirmed. */
  readonly confirmation: Confirmation | null;
  /** What the 客户屏 is told. */
  readonly asked: NoticesAsked;
  readonly confirmOnScreen: (answer: AnswerOf<'confirmed'>) => void;
  /** The applicant has signed the printed 投保提示书. */
  readonly confirmOnPaper: () => void;
  readonly isSending: boolean;
  readonly error: Error | null;
}

/** Null subject: nobody to ask yet. */
export function useNotices(subject: NoticesSubject | null): NoticesAtWork {
  const { client } = useDesk();
  const queries = useQueryClient();
  const key = JSON.stringify(subject);
  const asking = useAsking(key);
  const paperAsking = useAsking(key);
  const mayAsk = useMayCall('citizen.notices');
  const known = useDeskQuery('citizen.notices', subject ?? NOBODY, mayAsk && subject !== null);
  const signs = useDeskQuery('settings.list', {}).data?.values['customer.signing'] === true;
  const confirm = useMutation({
    mutationFn: ({ input, requestId }: { input: Input<'citizen.confirmNotices'>; requestId: string; key: string }) =>
      client.call('citizen.confirmNotices', input, { requestId }),
    onSuccess: () => makeStale(queries),
  });
  // What became of another person's confirmation is not this one's.
  const isOurs = confirm.variables?.key === key;
  const done = isOurs ? confirm.data : undefined;
  const confirmation = subject === null ? null : (done ?? known.data?.confirmation ?? null);
  const isSending = isOurs && confirm.isPending;
  const error = isOurs ? confirm.error : null;
  const send = (how: Omit<Input<'citizen.confirmNotices'>, keyof NoticesSubject>, requestId: string) => {
    if (subject !== null && !isSending) confirm.mutate({ input: { ...subject, ...how }, requestId, key });
  };
  return {
    confirmation,
    asked: {
      asking,
      signs,
      state: confirmation?.channel ?? (isSending ? 'sending' : error === null ? 'open' : 'failed'),
    },
    confirmOnScreen: ({ items, otherIndemnity, signature }) =>
      send({ channel: 'screen', items, otherIndemnity, signature }, asking),
    confirmOnPaper: () =>
      send({ channel: 'paper', items: [...NOTICE_IDS], otherIndemnity: null, signature: null }, paperAsking),
    isSending,
    error,
  };
}

/** Stands in while the read is not asked. */
const NO_CARD = { psn_cert_type: '00', certno: '-' };
const NOBODY: NoticesSubject = { planId: '-', card: NO_CARD, applicant: NO_CARD };
