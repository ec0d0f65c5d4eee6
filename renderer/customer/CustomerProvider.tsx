/** The clerk's window with its 客户屏: opened with the frame, left idle when the clerk leaves. */
import { useEffect, useState, type ReactNode } from 'react';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { openChannel } from './channel.ts';
import { CustomerContext } from './customer-context.ts';
import { createCustomerLink, type CustomerLink } from './link.ts';
import { windowId } from './window-id.ts';

/** Everything below may show something to the citizen. */
export function CustomerProvider({ children }: { readonly children: ReactNode }) {
  const link = useLink();
  const status = useDeskQuery('desk.status', {}).data;
  const site = status?.desk?.site ?? '';
  const isDemo = status?.mode === 'demo';
  const offers = useDeskQuery('plans.offers', {}).data?.offers;
  useEffect(() => {
    const open = (offers ?? []).filter(({ closed }) => closed === null);
    link.setIdle({ kind: 'idle', site, products: open.map(({ productName }) => productName) }, isDemo);
  }, [link, site, isDemo, offers]);
  return <CustomerContext value={link}>{children}</CustomerContext>;
}

function useLink(): CustomerLink {
  const [link] = useState(() => createCustomerLink(openChannel, windowId()));
  useEffect(() => {
    let close = link.open();
    // A closed window says so itself: its screen must not wait for the silence.
    const leave = () => close();
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) close = link.open();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      close();
    };
  }, [link]);
  return link;
}
