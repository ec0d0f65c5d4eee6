/** The 客户屏 for the pages: what one of them shows to the citizen, and what comes back. */
import { createContext, useContext, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import type { CustomerAnswer, CustomerContent } from '../../shared/customer-screen.ts';
import { useIsPageActive } from '../frame/pages.ts';
import type { CustomerLink } from './link.ts';

export const CustomerContext = createContext<CustomerLink | null>(null);

/**
 * Shows `content` on the 客户屏 while this page is the one in front and the window is not locked; null shows nothing of
 * this page. `hear` gets what the citizen answers to exactly this content.
 */
export function useCustomerShows(content: CustomerContent | null, hear: (answer: CustomerAnswer) => void): void {
  const link = useContext(CustomerContext);
  const owner = useId();
  const isShowing = useIsPageActive() && content !== null && link !== null;
  const latest = useRef({ content, hear });
  useEffect(() => {
    latest.current = { content, hear };
  });
  const text = JSON.stringify(content);
  useEffect(() => {
    const { content: now } = latest.current;
    if (!isShowing || now === null) return;
    link.show(owner, { content: now, hear: (answer) => latest.current.hear(answer) });
  }, [link, owner, isShowing, text]);
  // On its own: a change of the content must not blank the screen, or what the citizen has ticked would be lost.
  useEffect(() => (isShowing ? () => link.withdraw(owner) : undefined), [link, owner, isShowing]);
}

/** Whether a 客户屏 is open and follows this window. */
export function useIsCustomerPresent(): boolean {
  const link = useContext(CustomerContext);
  return useSyncExternalStore(link?.subscribe ?? subscribeToNothing, () => link?.isPresent() === true);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
