/** 导入参保名单: a full package or a delta, followed until it is in force. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { rosterOutcomeSchema } from '../../../shared/contract/roster.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { counted } from '../../components/counted.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { FilePick } from '../../components/FilePick.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { readDate } from '../../components/read-date.ts';
import { RefusedTable } from '../../components/RefusedRows.tsx';
import { useFileJob } from '../../components/use-job.ts';
import { useRefusedFile } from './use-refused-file.ts';

type Kind = 'full' | 'delta';

const KINDS = [
  { value: 'full', label: '全量', note: '整份名单，替换现有参保库' },
  { value: 'delta', label: '增量', note: '只有变动（带 op 列），在现有参保库上更新' },
] as const;

/** Kind, days, file; the file is chosen last and starts the import. */
export function RosterImport() {
  const form = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<Kind>('full');
  const [asOf, setAsOf] = useState('');
  const [base, setBase] = useState('');
  const [isJudged, setIsJudged] = useState(false);
  const days = { asOf: readDate(asOf), base: kind === 'delta' ? readDate(base) : null };
  const isComplete = days.asOf !== null && (kind === 'full' || days.base !== null);
  const work = useFileJob('roster.import', (client, ticket) =>
    client.call('roster.import', { ticket, asOf: requireDay(days.asOf), base: days.base }),
  );
  const isRunning = work.isStarting || work.job?.state === 'running';
  const start = (file: File) => {
    if (isComplete) return work.start(file);
    setIsJudged(true);
    focusFirstWrong(form.current);
    return undefined;
  };
  return (
    <Panel title="导入参保名单">
      <p className="form-hint">
        CSV（UTF-8 或 GBK，行数不限）或 Excel（.xlsx，10
        万行以内），首行为国家字段名，一行一条参保记录。导入期间可照常办理业务，完成后自动启用新版本。
      </p>
      <div className="form roster-form" ref={form} onKeyDown={formKeys(() => pickFile(form.current), 'confirms')}>
        <ChoiceGroup label="名单类型" choices={KINDS} value={kind} onChange={setKind} layout="rows" />
        <DateField
          label="数据截至日期"
          value={asOf}
          onChange={setAsOf}
          error={isJudged && days.asOf === null ? '请先填写数据截至日期' : null}
        />
        {kind === 'delta' && (
          <DateField
            label="依据的名单日期"
            value={base}
            onChange={setBase}
            error={isJudged && days.base === null ? '请先填写增量所依据的名单日期（随增量名单注明）' : null}
          />
        )}
        <div className="form-actions">
          <FilePick label="选择名单文件" accept=".csv,.txt,.xlsx" isBusy={isRunning} onPick={start} />
        </div>
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

/** Enter in the last field, and Ctrl+Enter, open the file dialog. */
function pickFile(form: HTMLElement | null): void {
  form?.querySelector<HTMLInputElement>('input[type="file"]')?.click();
}

/** `start` lets no import begin without a date. */
function requireDay(date: LocalDate | null): LocalDate {
  if (date === null) throw new Error('no as-of date');
  return date;
}

function Outcome({ outcome }: { readonly outcome: unknown }) {
  const file = useRefusedFile();
  const parsed = rosterOutcomeSchema.safeParse(outcome);
  if (!parsed.success) return <ErrorSentence error={parsed.error} />;
  const { people, rows, refusedCount, refused, version } = parsed.data;
  return (
    <>
      <Notice tone={refusedCount > 0 ? 'warning' : 'good'}>
        已启用第 {version} 版：{counted(people)} 人，{counted(rows)} 行，未采用 {counted(refusedCount)} 行。
        {refusedCount > 0 && '新名单现已用于核对参保；未采用的行请改正后重新导入。'}
      </Notice>
      {refusedCount > 0 && (
        <div className="refused-rows">
          <div className="refused-head">
            <span>
              {refusedCount > refused.length ? `下表为前 ${refused.length} 行，全部在清单中` : '未采用的行和原因'}
            </span>
            <Button size="small" loading={file.isPending} onClick={() => file.mutate(version)}>
              下载清单（CSV）
            </Button>
          </div>
          <RefusedTable rows={refused} />
          <ErrorSentence error={file.error} />
        </div>
      )}
    </>
  );
}
