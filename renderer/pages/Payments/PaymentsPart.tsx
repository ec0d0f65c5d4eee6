/** 收费: policies by the state of their payment, the deduction result file, cash still to be taken. */
import { useState } from 'react';
import { PAYMENT_STATES, PAYMENT_STATE_NAMES, type PaymentState } from '../../../shared/payment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PolicyTable } from '../../components/PolicyTable.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { DeductionImport } from './DeductionImport.tsx';
import { RefundsPart } from './RefundsPart.tsx';
import { PolicyActions } from './PolicyActions.tsx';
import { openCase, PolicyWork, type PolicyCase } from './PolicyWork.tsx';

const FILTERS = [
  { id: 'all', name: '全部' },
  ...PAYMENT_STATES.map((state) => ({ id: state, name: PAYMENT_STATE_NAMES[state] })),
] as const;
type Filter = 'all' | PaymentState;

/** Left the list, right the work on one of its rows. */
export function PaymentsPart() {
  const [filter, setFilter] = useState<Filter>('all');
  const [work, setWork] = useState<PolicyCase | null>(null);
  const list = useDeskQuery('policies.list', { paymentState: filter === 'all' ? null : filter, limit: 200 });
  const policies = list.data?.policies ?? [];
  return (
    <div className="job">
      <Panel title="收费清单" className="job-form">
        <Tabs parts={FILTERS} shown={filter} show={setFilter} label="收费状态" />
        <ErrorSentence error={list.error} />
        {list.data !== undefined && policies.length === 0 && <Empty>{EMPTY_WORDS[filter]}</Empty>}
        {policies.length > 0 && (
          <PolicyTable
            policies={policies}
            actions={(policy) => <PolicyActions policy={policy} start={(deed) => setWork(openCase(policy, deed))} />}
          />
        )}
      </Panel>
      <div className="job-meaning job-stack">
        {work !== null && <PolicyWork key={`${work.policy.policyId} ${work.deed}`} work={work} update={setWork} />}
        <RefundsPart />
        <DeductionImport />
      </div>
    </div>
  );
}

const EMPTY_WORDS: Readonly<Record<Filter, string>> = {
  all: '还没有受理过投保。请在“投保受理”办理。',
  collected: '没有已收的保费。',
  unmatched: '没有待到账的缴费。扫码、银行卡、转账的缴费会列在这里。',
  'to-deduct': '没有待扣缴的个人账户。',
  receivable: '没有应收的保费。现金未收和资助应收会列在这里。',
  failed: '没有扣缴失败的缴费。',
};
