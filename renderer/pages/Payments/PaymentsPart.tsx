/** 收费: policies by the state of their payment, the deduction result file, cash still to be taken. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import {
  PAYMENT_STATES,
  PAYMENT_STATE_NAMES,
  RETENDERABLE_STATES,
  type PaymentState,
} from '../../../shared/payment.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { PolicyTable } from '../../components/PolicyTable.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { CashierStep, ChangeGiven, type Collected } from './CashierStep.tsx';
import { DeductionImport } from './DeductionImport.tsx';
import { RetenderForm } from './RetenderForm.tsx';

const FILTERS = [
  { id: 'all', name: '全部' },
  ...PAYMENT_STATES.map((state) => ({ id: state, name: PAYMENT_STATE_NAMES[state] })),
] as const;
type Filter = 'all' | PaymentState;

/** What the right side shows about a policy of the list. */
interface Shown {
  readonly policy: Policy;
  readonly does: 'collect' | 'retender' | 'papers';
  /** Collected just now. */
  readonly collected: Collected | null;
  /** Issued just now: they stand before the older papers. */
  readonly issued: readonly IssuedPaper[];
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
              <Actions policy={policy} show={(does) => setShown({ policy, does, collected: null, issued: [] })} />
            )}
          />
        )}
      </Panel>
      <div className="job-meaning job-stack">
        <DeductionImport />
        {shown !== null && <RowWork key={`${shown.policy.policyId} ${shown.does}`} shown={shown} update={setShown} />}
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
  const { tender, state } = policy.payment;
  const isCashDue = tender === 'cash' && state === 'receivable';
  const mayRetender = useMayCall('payments.retender') && RETENDERABLE_STATES.includes(state);
  return (
    <span className="row-actions">
      {isCashDue && (
        <Button size="small" type="primary" onClick={() => show('collect')}>
          收款
        </Button>
      )}
      {mayRetender && (
        <Button size="small" onClick={() => show('retender')}>
          改换
        </Button>
      )}
      <Button size="small" onClick={() => show('papers')}>
        单证
      </Button>
    </span>
  );
}

const WORK_NAMES: Readonly<Record<Shown['does'], string>> = { collect: '收款', retender: '改换缴费', papers: '单证' };

function RowWork({ shown, update }: { readonly shown: Shown; readonly update: (shown: Shown) => void }) {
  const { policy, does, collected, issued } = shown;
  const { payment } = policy;
  return (
    <Panel title={`${WORK_NAMES[does]}：${policy.psn_name}`}>
      {does === 'collect' && (
        <CashierStep
          paymentId={payment.paymentId}
          due={payment.amount}
          onCollected={(taken) => update({ ...shown, does: 'papers', collected: taken, issued: taken.papers })}
        />
      )}
      {does === 'retender' && (
        <RetenderForm
          policy={policy}
          onRetendered={({ papers }) => update({ ...shown, does: 'papers', issued: papers })}
        />
      )}
      {collected !== null && <ChangeGiven collected={collected} />}
      {does === 'papers' && <PaperView papers={[...issued, ...policy.papers]} />}
    </Panel>
  );
}
