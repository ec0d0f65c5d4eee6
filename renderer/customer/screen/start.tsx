/** Where the 客户屏 starts: no key, no session, no call to the desk; only what the clerk's window sends. */
import '../../api/no-eval.ts';
import '../../theme/customer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { windowOfHash } from '../../../shared/customer-hash.ts';
import { applyEdition } from '../../theme/css-variables.ts';
import { FixedEdition } from '../../theme/edition.tsx';
import { openChannel } from '../channel.ts';
import { createFollower } from '../follower.ts';
import { CustomerScreen } from './CustomerScreen.tsx';

/** Draws the 客户屏 into `root`, always in the type sizes of 关怀版: it is read from across the counter. */
export function showCustomerScreen(root: HTMLElement): void {
  // A duplicated tab inherits the clerk's storage; the 客户屏 keeps none of it.
  sessionStorage.clear();
  document.title = '客户屏 · 联办窗口';
  applyEdition(document.documentElement, 'care');
  const follower = createFollower(openChannel(), crypto.randomUUID(), windowOfHash(location.hash));
  window.addEventListener('pagehide', () => follower.close());
  window.addEventListener('pageshow', (event) => {
    // Brought back from the browser's memory: it hears nothing any more.
    if (event.persisted) location.reload();
  });
  createRoot(root).render(
    <StrictMode>
      <FixedEdition edition="care">
        <CustomerScreen follower={follower} />
      </FixedEdition>
    </StrictMode>,
  );
}
