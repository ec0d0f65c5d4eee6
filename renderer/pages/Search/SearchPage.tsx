/** 查询 F4: what can be searched for, or the paper that was found. */
import { Button } from 'antd';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { usePageIntent } from '../../frame/pages.ts';
import { focusSearchBox } from '../../frame/search/box.ts';

import { useFoundPaper } from './use-found.ts';

/** People have a page of their own. */
export function SearchPage() {
  const intent = usePageIntent();
  return intent === null ? <WhatToType /> : <FoundPaper key={intent.nth} no={intent.subject} />;
}

const WAYS: readonly (readonly [string, string])[] = [
  ['姓名', '孟样例，或开头几个字'],
  ['拼音、首字母', 'mengyangli、myl，ü 输入 v 或 u'],
  ['证件号码', '全部 18 位，或开头几位'],
  ['证件号码后四位', '0113，末位 X 也可'],
  ['单证号', '投保受理单、收据、试算单，横线可省'],
  ['扫码', '在任何页面扫单证二维码，或刷证件'],
];

function WhatToType() {
  return (
    <div className="narrow-page">
      <Panel title="查询">
        <table className="search-ways">
          <caption>查询框里可以输入</caption>
          <tbody>
            {WAYS.map(([what, how]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{how}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Empty
          action={
            <Button type="primary" onClick={focusSearchBox}>
              开始查询
              <KeyHint keys="Ctrl+K" />
            </Button>
          }
        >
          本窗口办过业务的人按任何一项都能查到；没有业务的人凭完整证件号码核对能否参保。
        </Empty>
      </Panel>
    </div>
  );
}

function FoundPaper({ no }: { readonly no: string }) {
  const found = useFoundPaper(no);
  return (
    <Panel title={`单证 ${no}`}>
      <ErrorSentence error={found.error} />
      {found.isFetching && <Empty>正在查找……</Empty>}
      {found.data !== undefined && <PaperView fresh={[found.data]} />}
    </Panel>
  );
}
