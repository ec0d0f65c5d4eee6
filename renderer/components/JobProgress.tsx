/** Long work on the screen: what it does, how far it is, a safe way to stop it (UI.md, "Work longer than a second"). */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Progress } from 'antd';
import type { Job } from './use-job.ts';
import { ErrorSentence } from './ErrorSentence.tsx';
import { Notice } from './Notice.tsx';
import { takeFocus } from './take-focus.ts';

export interface JobProgressProps {
  readonly job: Job;
  /** Null: not for this operator to stop. */
  readonly cancel: (() => void) | null;
  /** What to do after it was cancelled or cut off; absent: choose the file again. */
  readonly again?: string;
  /** What a finished job brought. */
  readonly children: (outcome: unknown) => ReactNode;
}

/** Progress while it runs, then its outcome, failure or the fact that it was stopped. */
export function JobProgress({ job, cancel, again = '请重新选择文件', children }: JobProgressProps) {
  switch (job.state) {
    case 'running':
      return <Running job={job} cancel={cancel} />;
    case 'done':
      return children(job.outcome);
    case 'failed':
      return (
        <ErrorSentence error={{ details: {}, ...(job.error ?? { code: 'fault', message: '任务未完成，请重试。' }) }} />
      );
    case 'cancelled':
      return <Cancelled again={again} />;
    case 'interrupted':
      return <Notice tone="warning">程序曾中途关闭，本次任务未生效。{again}。</Notice>;
  }
}

/** The button that had the focus is gone. */
function Cancelled({ again }: { readonly again: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => takeFocus(place.current), []);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="warning">已取消，没有任何改动生效。需要时{again}。</Notice>
    </div>
  );
}

function Running({ job, cancel }: Pick<JobProgressProps, 'job' | 'cancel'>) {
  const { done, total, phase } = job;
  // What is counted (rows, bytes) is the job's own affair; the clerk needs how much of it is done.
  const percent = total === null || total === 0 ? null : Math.floor((done / total) * 100);
  return (
    <div className="job-running" role="status">
      <div>{percent === null ? `${phase}……` : `${phase} · ${percent}%`}</div>
      <Progress percent={percent ?? 0} showInfo={false} status="active" aria-label={phase} />
      {cancel !== null && <Button onClick={cancel}>取消</Button>}
    </div>
  );
}
