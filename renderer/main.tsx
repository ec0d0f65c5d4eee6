/** Where the screens start: finds the host, makes the client, draws the application. */
import './api/no-eval.ts';
import './theme/fonts.css';
import './theme/base.css';
import './theme/components.css';
import './theme/frame.css';
import './theme/pages.css';
import './theme/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { chooseTransport } from './api/choose-transport.ts';
import { createDeskClient } from './api/client.ts';
import { createSessionKeeper } from './api/session-keeper.ts';
import { applyEdition } from './theme/css-variables.ts';

async function start(root: HTMLElement): Promise<void> {
  applyEdition(document.documentElement, 'standard');
  const keeper = createSessionKeeper(sessionStorage);
  const client = createDeskClient(await chooseTransport(), keeper);
  createRoot(root).render(
    <StrictMode>
      <App desk={{ client, keeper }} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
