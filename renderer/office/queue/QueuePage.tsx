/** What waits, and for whom: a stage of the queue, oldest first. */
import { Button } from 'antd';
import { OFFICE_STAGE_NAMES, OFFICE_STAGES, type OfficeStage } from '../../../shared/office/stage.ts';
import type { OfficeQueue } from '../../../shared/office/queue.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useOfficeQuery } from '../api/use-office.ts';
import { QueueTable } from './QueueTable.tsx';

/** Milliseconds after which the queue looks again by itself. */
const LOOK_AGAIN = 30_000;

export interface QueuePageProps {
  readonly stage: OfficeStage;
  readonly isActive: boolean;
  readonly show: (stage: OfficeStage) => void;
  readonly open: (claimId: string) => void;
}

/** Stages by Alt and a digit, rows by arrows and Enter. */
export function QueuePage({ stage, isActive, show, open }: QueuePageProps) {
  const queue = useOfficeQuery('queue.list', { stage }, { every: LOOK_AGAIN });
  useHotKey('Alt+R', () => void queue.refetch(), isActive);
  return (
    <section className="page" aria-label="审核队列">
      <div className="tabs" role="group" aria-label="环节">
        {OFFICE_STAGES.map((one, at) => (
          <StageTab
            key={one}
            stage={one}
            digit={at + 1}
            count={queue.data?.counts[one]}
            isShown={one === stage}
            show={() => show(one)}
            isActive={isActive}
          />
        ))}
        <Button type="text" onClick={() => void queue.refetch()} loading={queue.isFetching}>
          刷新
          <KeyHint keys="Alt+R" />
        </Button>
      </div>
      <Panel title={OFFICE_STAGE_NAMES[stage]} extra={<span className="panel-note">{MEANINGS[stage]}</span>}>
        <ErrorSentence error={queue.error} />
        {queue.data !== undefined && <Rows queue={queue.data} stage={stage} open={open} />}
      </Panel>
    </section>
  );
}

const MEANINGS: Readonly<Record<OfficeStage, string>> = {
  determination: '是否既往症尚未认定，两种结果并列，均不能核定',
  review: '由受理人以外的人复核：同意，或写明原因退回窗口',
  decision: '复核同意后，由有权限的核赔人核定',
  desk: '等窗口补材料、改数或重新试算后再回来',
  decided: '已作出核定，决定已发往受理窗口',
};

const NOTHING: Readonly<Record<OfficeStage, string>> = {
  determination: '没有等待认定的理赔案。窗口试算并上传后会出现在这里。',
  review: '没有等待复核的理赔案。认定之后的案件会出现在这里。',
  decision: '没有等待核定的理赔案。复核同意的案件会出现在这里。',
  desk: '没有退回窗口或待补材料的理赔案。',
  decided: '还没有核定过的理赔案。',
};

interface RowsProps {
  readonly queue: OfficeQueue;
  readonly stage: OfficeStage;
  readonly open: (claimId: string) => void;
}

function Rows({ queue, stage, open }: RowsProps) {
  if (queue.rows.length === 0) return <Empty>{NOTHING[stage]}</Empty>;
  const more = (queue.counts[stage] ?? 0) - queue.rows.length;
  return (
    <>
      <QueueTable rows={queue.rows} open={open} />
      {more > 0 && <p className="form-hint">另有 {more} 件较新的未显示，先办完上面的。</p>}
    </>
  );
}

interface StageTabProps {
  readonly stage: OfficeStage;
  readonly digit: number;
  readonly count: number | undefined;
  readonly isShown: boolean;
  readonly isActive: boolean;
  readonly show: () => void;
}

function StageTab({ stage, digit, count, isShown, isActive, show }: StageTabProps) {
  useHotKey(`Alt+${digit}`, show, isActive);
  return (
    <button type="button" className="tab" aria-pressed={isShown} onClick={show}>
      {OFFICE_STAGE_NAMES[stage]} {count === undefined ? '' : <span className="stage-count">{count}</span>}
      <KeyHint keys={`Alt+${digit}`} />
    </button>
  );
}
