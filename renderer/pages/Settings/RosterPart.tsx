/** 参保库: which version is in force, and the import of the next one. */
import { useState } from 'react';
import { rosterOutcomeSchema } from '../../../shared/contract/roster.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { DateField } from '../../components/DateField.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { FilePick } from '../../components/FilePick.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { readDate } from '../../components/read-date.ts';
import { RefusedRows } from '../../components/RefusedRows.tsx';
import { useFileJob } from '../../components/use-job.ts';

/** Left what is in force, right the import. */
export function RosterPart() {
  return (
    <div className="two-columns">
      <Current />
      <Import />
    </div>
  );
}

function Current() {
  const status = useDeskQuery('roster.status', {});
  const current = status.data?.current ?? null;
  return (
    <Panel title="当前参保库">
      <ErrorSentence error={status.error} />
      {status.data !== undefined && current === null && (
        <Empty>还没有参保库。请导入医保部门提供的参保名单（CSV）。</Empty>
      )}
      {current !== null && (
        <dl className="facts">
          <dt>数据截至</dt>
          <dd>{current.asOf}</dd>
          <dt>人数</dt>
          <dd>{current.people}</dd>
          <dt>参保记录</dt>
          <dd>{current.rows} 行</dd>
          <dt>版本</dt>
          <dd>
            第 {current.version} 版，{current.switchedAt.slice(0, 16).replace('T', ' ')} 启用
          </dd>
        </dl>
      )}
      <Notice tone="plain">窗口只按完整证件号码核对能否参保；余额、身份类别等须本人授权后另行查询。</Notice>
    </Panel>
  );
}

function Import() {
  const [asOf, setAsOf] = useState('');
  const [wrongDate, setWrongDate] = useState<string | null>(null);
  const date = readDate(asOf);
  const work = useFileJob('roster.import', (client, ticket) =>
    client.call('roster.import', { ticket, asOf: requireDate(date) }),
  );
  const isRunning = work.isStarting || work.job?.state === 'running';
  const start = (file: File) => {
    if (date === null) setWrongDate('请先填写数据截至日期');
    else work.start(file);
  };
  return (
    <Panel title="导入参保名单">
      <p className="form-hint">
        CSV 文件（UTF-8 或 GBK），首行为国家字段名，一行一条参保记录。导入期间可照常办理业务，完成后自动启用新版本。
      </p>
      <DateField
        label="数据截至日期"
        value={asOf}
        onChange={(text) => {
          setAsOf(text);
          setWrongDate(null);
        }}
        error={wrongDate}
      />
      <div className="form-actions">
        <FilePick label="选择名单文件" accept=".csv,.txt" isBusy={isRunning} onPick={start} />
      </div>
      <ErrorSentence error={work.error} />
      {work.job !== null && (
        <JobProgress job={work.job} cancel={work.cancel}>
          {(outcome) => <Outcome outcome={outcome} />}
        </JobProgress>
      )}
    </Panel>
  );
}

/** `start` lets no import begin without a date. */
function requireDate(date: LocalDate | null): LocalDate {
  if (date === null) throw new Error('no as-of date');
  return date;
}

function Outcome({ outcome }: { readonly outcome: unknown }) {
  const parsed = rosterOutcomeSchema.safeParse(outcome);
  if (!parsed.success) return <ErrorSentence error={parsed.error} />;
  const { people, rows, refusedCount, refused, version } = parsed.data;
  return (
    <>
      <Notice tone={refusedCount > 0 ? 'warning' : 'good'}>
        已启用第 {version} 版：{people} 人，{rows} 行，未采用 {refusedCount} 行。
        {refusedCount > 0 && '新名单现已用于核对参保；未采用的人查不到，请改正后重新导入全部名单。'}
        {refusedCount > refused.length && `下表只列前 ${refused.length} 行。`}
      </Notice>
      <RefusedRows rows={refused} fileName="参保名单未采用行" />
    </>
  );
}
