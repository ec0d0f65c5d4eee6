/** 查询 F4: the policies of a certificate number, or a paper by its number. */
import { useState } from 'react';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { PolicyTable } from '../../components/PolicyTable.tsx';
import { maskCertno } from '../../../shared/mask.ts';
import { usePageIntent } from '../../frame/pages.ts';
import { isPaperNumber } from '../../frame/read-search.ts';
import { PolicyActions } from '../Payments/PolicyActions.tsx';
import { openCase, PolicyWork, type PolicyCase } from '../Payments/PolicyWork.tsx';
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
      {found.data !== undefined && <PaperView fresh={[found.data]} />}
    </Panel>
  );
}

function FoundPolicies({ certno }: { readonly certno: string }) {
  const found = useFoundPolicies(certno);
  const [work, setWork] = useState<PolicyCase | null>(null);
  const policies: readonly Policy[] = found.data?.policies ?? [];
  const update = (next: PolicyCase) => {
    setWork(next);
    // A look is not repeated by itself; after this clerk's own act the rows would be wrong.
    void found.refetch();
  };
  return (
    <div className="job">
      <Panel title={`${maskCertno(certno)} 在本窗口的保单`} className="job-form">
        <ErrorSentence error={found.error} />
        {found.isLoading && <Empty>正在查找……</Empty>}
        {found.data !== undefined && policies.length === 0 && (
          <Empty>本窗口没有此人的保单。要核对能否参保，请按 F2 受理投保。</Empty>
        )}
        {policies.length > 0 && (
          <PolicyTable
            policies={policies}
            actions={(policy) => <PolicyActions policy={policy} start={(deed) => setWork(openCase(policy, deed))} />}
          />
        )}
      </Panel>
      <div className="job-meaning">
        {work === null ? (
          <Panel title="单证">
            <Empty>选择左侧保单的“单证”查看和补打，“改换缴费”换一种缴法。</Empty>
          </Panel>
        ) : (
          <PolicyWork key={`${work.policy.policyId} ${work.deed}`} work={work} update={update} />
        )}
      </div>
    </div>
  );
}
