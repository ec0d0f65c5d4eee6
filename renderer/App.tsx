/** The application: theme and reads around it, then whichever of start page, sign-in page and frame is due. */
import { useState } from 'react';
import { ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { DeskContext, type Desk } from './api/desk-context.ts';
import { EditionProvider, useEdition } from './theme/edition.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { Stage } from './Stage.tsx';

/** Reads stay until an event makes them stale; a refusal is an answer, so nothing is asked twice. */
function createQueries(): QueryClient {
  const reads = { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' } as const;
  return new QueryClient({ defaultOptions: { queries: reads, mutations: { networkMode: 'always' } } });
}

/** Everything on the screen. */
export function App({ desk }: { readonly desk: Desk }) {
  const [queries] = useState(createQueries);
  return (
    <DeskContext value={desk}>
      <QueryClientProvider client={queries}>
        <EditionProvider>
          <Themed />
        </EditionProvider>
      </QueryClientProvider>
    </DeskContext>
  );
}

function Themed() {
  const { edition } = useEdition();
  return (
    <ConfigProvider locale={chinese} theme={antdTheme(edition)} button={{ autoInsertSpace: false }}>
      <Stage />
    </ConfigProvider>
  );
}
