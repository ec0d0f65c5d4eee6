/** The screens: makes the client over the host found, draws the application. */
import './api/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { contract, type Output } from '../shared/contract.ts';
import { App } from './App.tsx';
import { createDeskClient, type DeskClient } from './api/client.ts';
import type { FirstAnswers } from './api/first-answers.ts';
import { httpTransport } from './api/http-transport.ts';
import { createSessionKeeper } from './api/session-keeper.ts';
import { showCrash } from './crash.ts';

/** Draws everything into the root; the status asked for at the start is its first read. */
export async function showScreens(root: HTMLElement, first: FirstAnswers): Promise<void> {
  const keeper = createSessionKeeper(sessionStorage);
  const client = createDeskClient(window.desk ?? httpTransport(await first.key), keeper);
  const queries = createQueries();
  void queries.prefetchQuery({ queryKey: ['desk.status', {}], queryFn: () => firstStatus(first, client) });
  createRoot(root, { onUncaughtError: (cause) => crash(root, cause) }).render(
    <StrictMode>
      <App desk={{ client, keeper }} queries={queries} />
    </StrictMode>,
  );
}

/** React has emptied the root by then; the console keeps the cause for support. */
function crash(root: HTMLElement, cause: unknown): void {
  reportError(cause);
  queueMicrotask(() => showCrash(root, '联办窗口'));
}

/** Reads stay until an event makes them stale; a refusal is an answer, so nothing is asked twice. */
function createQueries(): QueryClient {
  const reads = { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' } as const;
  return new QueryClient({ defaultOptions: { queries: reads, mutations: { networkMode: 'always' } } });
}

const statusAnswer = z.object({ ok: z.literal(true), value: contract['desk.status'].output });

/** What the start was answered; asked again where that was a refusal or nothing, so that its sentence is shown. */
async function firstStatus(first: FirstAnswers, client: DeskClient): Promise<Output<'desk.status'>> {
  const { data } = statusAnswer.safeParse(await first.status);
  return data?.value ?? client.call('desk.status', {}, { isPassive: true });
}
