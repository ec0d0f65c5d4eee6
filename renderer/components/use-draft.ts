/** What is half typed is kept with the desk: a window closed by mistake, a reload or a crash loses nothing. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DraftPage } from '../../shared/contract/drafts.ts';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';

/** How long the clerk must pause before the draft is sent, in milliseconds. */
const PAUSE = 400;

/**
 * Keeps what is typed on a page; null, once it is done, drops it. Returns what drops it when the clerk begins anew:
 * this form's own draft, never one that another tab keeps.
 */
export function useKeepDraft(page: DraftPage, typed: object | null): () => void {
  const send = useSendDraft(page);
  const content = typed === null ? null : JSON.stringify(typed);
  /** What this form last handed over. */
  const sent = useRef<string | null>(null);
  /** Something was typed since the desk was last told that nothing is: a form done before its first draft went has one to drop. */
  const isBegun = useRef(false);
  const isOurs = useHold(page, content !== null);
  useEffect(() => {
    if (content !== null) isBegun.current = true;
    const isKnown = () => content === sent.current && (content !== null || !isBegun.current);
    if (isKnown()) return undefined;
    const keep = () => {
      if (isKnown() || !isOurs.current) return;
      sent.current = content;
      if (content === null) isBegun.current = false;
      send(content);
    };
    const waiting = setTimeout(keep, content === null ? 0 : PAUSE);
    // The window may be closing.
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('pagehide', keep);
    };
  }, [content, send, isOurs]);
  return () => {
    if (!isOurs.current || !isBegun.current) return;
    sent.current = null;
    isBegun.current = false;
    send(null);
  };
}

/**
 * Asks once, when a page opens with its first form, for what this operator left half typed today. Answers whether that
 * is known: until then no card may fill the form, for what it fills replaces what was kept.
 */
export function useKeptDraft<T>(page: DraftPage, isFirst: boolean, take: (kept: T) => void): boolean {
  const { client } = useDesk();
  const [isKnown, setIsKnown] = useState(false);
  const hand = useEffectEvent(take);
  useEffect(() => {
    if (!isFirst) return undefined;
    let isGone = false;
    const answer = (content: string | null) => {
      if (isGone) return;
      // The desk gives back only what this version of the program kept for this page.
      if (content !== null) hand(JSON.parse(content) as T);
      setIsKnown(true);
    };
    // Without a draft the form is empty, as it would have been; the next call says what is wrong with the desk.
    findDraft(client, page).then(answer, () => answer(null));
    return () => {
      isGone = true;
    };
  }, [client, page, isFirst]);
  return !isFirst || isKnown;
}

/** What was left behind; null while another tab still has it on its screen. */
async function findDraft(client: DeskClient, page: DraftPage): Promise<string | null> {
  const { held = [] } = await navigator.locks.query();
  if (held.some(({ name }) => name === lockOf(page))) return null;
  return (await client.call('drafts.kept', { page }, { isPassive: true })).content;
}

/**
 * Of several tabs only the first that types keeps its draft; the browser gives the lock back when that tab is closed.
 * The answer stands until the next form begins, so that whoever kept a draft also drops it.
 */
function useHold(page: DraftPage, isTyped: boolean): { readonly current: boolean } {
  const isOurs = useRef(false);
  useEffect(() => {
    if (!isTyped) return undefined;
    isOurs.current = false;
    const done = Promise.withResolvers<void>();
    void navigator.locks.request(lockOf(page), { ifAvailable: true }, (lock) => {
      isOurs.current = lock !== null;
      return lock === null ? undefined : done.promise;
    });
    return () => done.resolve();
  }, [page, isTyped]);
  return isOurs;
}

function lockOf(page: DraftPage): string {
  return `draft ${page}`;
}

/** Sends drafts one after the other: a slow older one never replaces a newer. */
function useSendDraft(page: DraftPage): (content: string | null) => void {
  const { client } = useDesk();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (content) => {
      const call = () => client.call('drafts.keep', { page, content });
      // What is typed still stands on the screen, and the browser asks before it is left.
      queue.current = queue.current.then(call).catch(() => undefined);
    },
    [client, page],
  );
}
