/** 查询 F4: the policies of a certificate number, or a paper by its number. */
import { useState } from 'react';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { Button } from 'antd';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { PolicyTable } from '../../components/PolicyTable.tsx';
import { maskCertno } from '../../../shared/mask.ts';
import { usePageIntent } from '../../frame/pages.ts';
import { isPaperNumber } from '../../frame/read-search.ts';
import { useFoundPaper, useFoundPolicies } from './use-found.ts';

/** Opened by the search box; empty until then. */
export function SearchPage() {
  const intent = usePageIntent();
  if (intent === null) {
    return (
      <Panel title="查询">
        <Empty>按 Ctrl+K，输入完整证件号码或单证号后回车。按姓名、拼音、后四位查询将在下一版本提供。</Empty>
      </Panel>
    );
  }
  const { subject, nth } = intent;
  return isPaperNumber(subject) ? <FoundPaper key={nth} no={subject} /> : <FoundPolicies key={nth} certno={subject} />;
}

function FoundPaper({ no }: { readonly no: string }) {
  const found = useFoundPaper(no);
  return (
    <Panel title={`单证 ${no}`}>
      <ErrorSentence error={found.error} />
      {found.isFetching && <Empty>正在查找……</Empty>}
      {found.data !== undefined && <PaperView papers={[found.data]} />}
    </Panel>
  );
}

function FoundPolicies({ certno }: { readonly certno: string }) {
  const found = useFoundPolicies(certno);
  const [papers, setPapers] = useState<readonly IssuedPaper[]>([]);
  const policies: readonly Policy[] = found.data?.policies ?? [];
  return (
    <div className="job">
      <Panel title={`${maskCertno(certno)} 在本窗口的保单`} className="job-form">
        <ErrorSentence error={found.error} />
        {found.isFetching && <Empty>正在查找……</Empty>}
        {found.data !== undefined && policies.length === 0 && (
          <Empty>本窗口没有此人的保单。要核对能否参保，请按 F2 受理投保。</Empty>
        )}
        {policies.length > 0 && (
          <PolicyTable
            policies={policies}
            actions={(policy) => (
              <Button size="small" onClick={() => setPapers(policy.papers)}>
                单证
              </Button>
            )}
          />
        )}
      </Panel>
      <Panel title="单证" className="job-meaning">
        {papers.length === 0 ? <Empty>选择左侧保单的“单证”查看和补打。</Empty> : <PaperView papers={papers} />}
      </Panel>
    </div>
  );
}
