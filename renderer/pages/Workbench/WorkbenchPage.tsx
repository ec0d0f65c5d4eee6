/** 工作台 F1: what to do next, and the true figures of now. */
import { Button } from 'antd';
import { fen, formatYuan, sumFen } from '../../../shared/money.ts';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNavigation } from '../../frame/pages.ts';
import { nextSteps, type NextStep } from './next-steps.ts';

/** Steps left, figures right. */
export function WorkbenchPage() {
  const status = useDeskQuery('desk.status', {}).data;
  const shift = useDeskQuery('shift.current', {}).data;
  const figures = useDeskQuery('desk.figures', {}).data;
  const offers = useDeskQuery('plans.offers', {}, useMayCall('plans.offers')).data?.offers;
  const mayList = useMayCall('policies.list');
  const list = useDeskQuery('policies.list', { paymentState: null, limit: 200 }, mayList);
  const policies = list.data?.policies ?? [];
  const may = {
    openShift: useMayCall('shift.open'),
    importRoster: useMayCall('roster.import'),
    propose: useMayCall('enrollment.propose'),
    claim: useMayCall('claims.try'),
  };
  const steps = nextSteps({ shift, figures, offers, policies, may });
  return (
    <div className="workbench">
      <header className="page-head">
        <h1>{status === undefined ? '工作台' : `${status.businessDay} 工作台`}</h1>
        <p>按 F2 受理投保，F3 试算理赔，Ctrl+K 查询。</p>
      </header>
      <div className="workbench-grid">
        <Panel title="接下来做什么">
          {steps.length === 0 && <Empty>没有待办。设置在 F8。</Empty>}
          <ol className="next-steps">
            {steps.map((step) => (
              <Step key={step.title} step={step} />
            ))}
          </ol>
        </Panel>
        {mayList && (
          <Panel title="本窗口保单">
            <ErrorSentence error={list.error} />
            <Figures policies={policies} openTrials={figures?.openTrials ?? 0} today={status?.businessDay ?? ''} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Step({ step }: { readonly step: NextStep }) {
  const { goTo } = useNavigation();
  return (
    <li className={step.isUrgent ? 'step-urgent' : ''}>
      <div>
        <strong>{step.title}</strong>
        <p>{step.reason}</p>
      </div>
      <Button type={step.isUrgent ? 'primary' : 'default'} onClick={() => goTo(step.page, step.subject)}>
        {step.action}
      </Button>
    </li>
  );
}

function Figures({ policies, openTrials, today }: { policies: readonly Policy[]; openTrials: number; today: string }) {
  const proposedToday = policies.filter(({ proposedAt }) => proposedAt.startsWith(today));
  const collected = policies.filter(({ payment }) => payment.state === 'collected');
  const waiting = policies.filter(({ payment }) => payment.state !== 'collected' && payment.state !== 'failed');
  return (
    <dl className="figures">
      <Figure name="今日受理" count={proposedToday.length} policies={proposedToday} />
      <Figure name="已收保费" count={collected.length} policies={collected} />
      <Figure name="待收保费" count={waiting.length} policies={waiting} />
      <div className="figure">
        <dt>理赔试算</dt>
        <dd>
          <strong>{openTrials}</strong> 件
        </dd>
      </div>
    </dl>
  );
}

function Figure({ name, count, policies }: { name: string; count: number; policies: readonly Policy[] }) {
  const sum = policies.length === 0 ? fen(0) : sumFen(policies.map(({ payment }) => payment.amount));
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{count}</strong> 件<span className="money">¥{formatYuan(sum)}</span>
      </dd>
    </div>
  );
}
