/** The application: theme and reads around it, then whichever of start page, sign-in page and frame is due. */
import { ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { DeskContext, type Desk } from './api/desk-context.ts';
import { EditionProvider, useEdition } from './theme/edition.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { Stage } from './Stage.tsx';

export interface AppProps {
  readonly desk: Desk;
  readonly queries: QueryClient;
}

/** Everything on the screen. */
export function App({ desk, queries }: AppProps) {
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
