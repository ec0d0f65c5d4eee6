/** The page of the claims office: theme and reads around it, then sign-in or work. */
import { ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { antdTheme } from '../theme/antd-theme.ts';
import { EditionProvider, useEdition } from '../theme/edition.tsx';
import { OfficeStage } from './OfficeStage.tsx';

/** Everything on the screen. */
export function OfficeApp({ queries }: { readonly queries: QueryClient }) {
  return (
    <QueryClientProvider client={queries}>
      <EditionProvider>
        <Themed />
      </EditionProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const { edition } = useEdition();
  return (
    <ConfigProvider locale={chinese} theme={antdTheme(edition)} button={{ autoInsertSpace: false }}>
      <OfficeStage />
    </ConfigProvider>
  );
}
