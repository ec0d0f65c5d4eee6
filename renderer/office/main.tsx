/** Where the page of the claims office starts. */
import '../api/no-eval.ts';
import '../theme/fonts.css';
import '../theme/base.css';
import '../theme/components.css';
import '../theme/frame.css';
import '../theme/pages.css';
import '../theme/office.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient } from '@tanstack/react-query';
import { showCrash } from '../crash.ts';
import { OfficeApp } from './OfficeApp.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root, { onUncaughtError: (cause) => crash(root, cause) }).render(
    <StrictMode>
      <OfficeApp queries={createQueries()} />
    </StrictMode>,
  );
}

/** React has emptied the root by then; the console keeps the cause for support. */
function crash(place: HTMLElement, cause: unknown): void {
  reportError(cause);
  queueMicrotask(() => showCrash(place, '理赔审核'));
}

/** A refusal is an answer, so nothing is asked twice by itself; what is asked again is asked on purpose. */
function createQueries(): QueryClient {
  const reads = { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' } as const;
  return new QueryClient({ defaultOptions: { queries: reads, mutations: { networkMode: 'always' } } });
}
