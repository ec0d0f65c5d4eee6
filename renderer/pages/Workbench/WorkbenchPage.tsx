/** 工作台 F1: what to do next, what waits for whom, and the true figures of today. */
import { Button } from 'antd';
import { useMayCall, useSession } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNavigation } from '../../frame/pages.ts';
import { nextSteps, type NextStep } from './next-steps.ts';
import { TodayFigures } from './TodayFigures.tsx';
import { WaitList } from './WaitList.tsx';

/** Steps and waits left, figures right. */
export function WorkbenchPage() {
  const status = useDeskQuery('desk.status', {}).data;
  const grants = useSession()?.operator.grants ?? [];
  const today = useDeskQuery('workbench.today', {});
  const steps = useNextSteps(today.data?.waits ?? []);
  return (
    <div className="workbench">
      <header className="page-head">
        <h1>{status === undefined ? '工作台' : `${status.businessDay} 工作台`}</h1>
        <p>按 F2 受理投保，F3 试算理赔，Ctrl+K 查询，F9 看全部按键。</p>
      </header>
      <ErrorSentence error={today.error} />
      <div className="workbench-grid">
        <div className="workbench-side">
          <Panel title="接下来做什么">
            {steps.length === 0 && <Empty>没有要您先做的事。设置在 F8。</Empty>}
            <ol className="next-steps">
              {steps.map((step) => (
                <Step key={step.title} step={step} />
              ))}
            </ol>
          </Panel>
          {today.data !== undefined && (
            <WaitList waits={today.data.waits} grants={grants} today={today.data.businessDay} />
          )}
        </div>
        {today.data !== undefined && <TodayFigures today={today.data} isCashier={isCashierOnly(grants)} />}
      </div>
    </div>
  );
}

/** A cashier sees the money first. */
function isCashierOnly(grants: readonly string[]): boolean {
  return grants.includes('cashier') && !grants.includes('clerk');
}

function useNextSteps(waits: Parameters<typeof nextSteps>[0]['waits']): NextStep[] {
  const mayAdd = useMayCall('operators.add');
  return nextSteps({
    mode: useDeskQuery('desk.status', {}).data?.mode ?? null,
    shift: useDeskQuery('shift.current', {}).data,
    offers: useDeskQuery('plans.offers', {}).data?.offers,
    operators: useDeskQuery('operators.list', {}, mayAdd).data?.operators,
    waits,
    may: {
      openShift: useMayCall('shift.open'),
      importRoster: useMayCall('roster.import'),
      addOperator: mayAdd,
      check: useMayCall('enrollment.check'),
      propose: useMayCall('enrollment.propose'),
      claim: useMayCall('claims.try'),
    },
  });
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
