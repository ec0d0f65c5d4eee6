/** Where the page starts: asks the desk first, then reads and draws the screens. */
import './theme/fonts.css';
import './theme/base.css';
import './theme/components.css';
import './theme/frame.css';
import './theme/pages.css';
import './theme/workbench.css';
import './theme/sync.css';
import './theme/print.css';
import './theme/resumed.css';
import './theme/devices.css';
import './theme/citizen.css';
import './theme/decide.css';
import './theme/people.css';
import './theme/roster.css';
import { isCustomerHash } from '../shared/customer-hash.ts';
import { askFirst } from './api/first-answers.ts';
import { applyEdition } from './theme/css-variables.ts';

async function start(root: HTMLElement): Promise<void> {
  if (isCustomerHash(location.hash)) {
    const { showCustomerScreen } = await import('./customer/screen/start.tsx');
    return showCustomerScreen(root);
  }
  const first = askFirst();
  applyEdition(document.documentElement, 'standard');
  const { showScreens } = await import('./screens.tsx');
  await showScreens(root, first);
}

const root = document.getElementById('root');
if (root !== null) void start(root);
