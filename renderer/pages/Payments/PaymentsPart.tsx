/** 收费: policies by the state of their payment, the deduction result file, cash still to be taken. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { PAYMENT_STATES, PAYMENT_STATE_NAMES, type PaymentState } from '../../../shared/payment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { PolicyTable } from '../../components/PolicyTable.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { CashierStep, ChangeGiven, type Collected } from './CashierStep.tsx';
import { DeductionImport } from './DeductionImport.tsx';

const FILTERS = [
  { id: 'all', name: '全部' },
  ...PAYMENT_STATES.map((state) => ({ id: state, name: PAYMENT_STATE_NAMES[state] })),
] as const;
type Filter = 'all' | PaymentState;

/** What the right side shows about a policy of the list. */
interface Shown {
  readonly policy: Policy;
  readonly does: 'collect' | 'papers';
  /** Collected just now: its receipt stands before the older papers. */
  readonly collected: Collected | null;
}

/** Left the list, right the work on one of its rows. */
export function PaymentsPart() {
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState<Shown | null>(null);
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
            actions={(policy) => (
              <Actions policy={policy} show={(does) => setShown({ policy, does, collected: null })} />
            )}
          />
        )}
      </Panel>
      <div className="job-meaning job-stack">
        <DeductionImport />
        {shown !== null && <RowWork key={shown.policy.policyId} shown={shown} update={setShown} />}
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

function Actions({ policy, show }: { readonly policy: Policy; readonly show: (does: Shown['does']) => void }) {
  const isCashDue = policy.payment.tender === 'cash' && policy.payment.state === 'receivable';
  return (
    <span className="row-actions">
      {isCashDue && (
        <Button size="small" type="primary" onClick={() => show('collect')}>
          收款
        </Button>
      )}
      <Button size="small" onClick={() => show('papers')}>
        单证
      </Button>
    </span>
  );
}

function RowWork({ shown, update }: { readonly shown: Shown; readonly update: (shown: Shown) => void }) {
  const { policy, does, collected } = shown;
  const isCollecting = does === 'collect' && collected === null;
  return (
    <Panel title={`${isCollecting ? '收款' : '单证'}：${policy.psn_name}`}>
      {isCollecting ? (
        <CashierStep
          paymentId={policy.payment.paymentId}
          due={policy.payment.amount}
          onCollected={(taken) => update({ ...shown, collected: taken })}
        />
      ) : (
        <>
          {collected !== null && <ChangeGiven collected={collected} />}
          <PaperView papers={[...(collected?.papers ?? []), ...policy.papers]} />
        </>
      )}
    </Panel>
  );
}
