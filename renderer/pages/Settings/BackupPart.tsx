/** 备份: into a folder of the supervisor's choice, followed until it is proved; and where the last ones lie. */
import { useState } from 'react';
import { Button } from 'antd';
import { backupOutcomeSchema } from '../../../shared/contract/backup.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { counted } from '../../components/counted.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useJob } from '../../components/use-job.ts';

/** For supervisors and administrators. */
export function BackupPart() {
  const kept = useDeskQuery('desk.backups', {});
  const [typed, setTyped] = useState<string | null>(null);
  const folder = typed ?? kept.data?.folder ?? '';
  const work = useJob<string | null>('desk.backup', (client, to) => client.call('desk.backup', { to }));
  const isRunning = work.isStarting || work.job?.state === 'running';
  const start = () => {
    if (!isRunning) work.start(folder.trim() === '' ? null : folder.trim());
  };
  return (
    <Panel title="备份">
      <p className="form-hint">
        请每天下班前备份到单位保管的移动介质。备份已加密，可照常办理业务；恢复须由系统管理人员办理，步骤见《乡镇窗口备份与恢复》说明。
      </p>
      <div className="form" onKeyDown={formKeys(start, 'confirms')}>
        <TextField
          label="存放备份的文件夹"
          value={folder}
          onChange={setTyped}
          hint="完整路径，如 E:\备份 或 /media/usb/备份；不填则存在本机数据文件夹内，不能防止硬盘损坏"
          isOptional
        />
        <div className="form-actions">
          <Button type="primary" data-enter loading={isRunning} onClick={start}>
            立即备份
          </Button>
        </div>
      </div>
      <ErrorSentence error={work.error} />
      {work.job !== null && (
        <JobProgress job={work.job} cancel={work.cancel} again="请重新备份">
          {(outcome) => <Outcome outcome={outcome} />}
        </JobProgress>
      )}
      <ErrorSentence error={kept.error} />
      {kept.data !== undefined && kept.data.backups.length > 0 && <Earlier backups={kept.data.backups} />}
    </Panel>
  );
}

function Outcome({ outcome }: { readonly outcome: unknown }) {
  const parsed = backupOutcomeSchema.safeParse(outcome);
  if (!parsed.success) return <ErrorSentence error={parsed.error} />;
  const { path, entries } = parsed.data;
  return (
    <Notice tone="good">
      备份完成并已核对，流水 {counted(entries)} 笔，存于 {path}。请取下移动介质妥善保管。
    </Notice>
  );
}

interface Backup {
  readonly madeAt: string;
  readonly path: string;
}

function Earlier({ backups }: { readonly backups: readonly Backup[] }) {
  return (
    <dl className="facts" aria-label="最近的备份">
      {backups.slice(0, 3).map(({ madeAt, path }) => (
        <div key={path}>
          <dt>{minuteOf(madeAt)}</dt>
          <dd>{path}</dd>
        </div>
      ))}
    </dl>
  );
}
