/** 扣缴结果文件: settles 个人账户 orders person by person; the same file twice changes nothing (counter rule 8). */
import { enrollmentMethods, deductionOutcomeSchema } from '../../../shared/contract/enrollment.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { FilePick } from '../../components/FilePick.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { RefusedRows } from '../../components/RefusedRows.tsx';
import { useFileJob } from '../../components/use-job.ts';

type Begun = ReturnType<(typeof enrollmentMethods)['payments.importDeductions']['output']['parse']>;

/** File, progress, outcome with receipts and refused rows. */
export function DeductionImport() {
  const work = useFileJob('payments.importDeductions', (client, ticket): Promise<Begun> =>
    client.call('payments.importDeductions', { ticket }),
  );
  const isRunning = work.isStarting || work.job?.state === 'running';
  return (
    <Panel
      title="个人账户扣缴结果"
      extra={<FilePick label="导入结果文件" accept=".csv,.txt" isBusy={isRunning} onPick={work.start} />}
    >
      <p className="form-hint">
        医保经办机构返回的扣缴结果（CSV）。逐人核销待扣缴的缴费，扣缴成功即出保费收据；同一文件重复导入不会重复入账。
      </p>
      <ErrorSentence error={work.error} />
      {work.job !== null && (
        <JobProgress job={work.job} cancel={work.cancel}>
          {(outcome) => <Outcome outcome={outcome} />}
        </JobProgress>
      )}
    </Panel>
  );
}

function Outcome({ outcome }: { readonly outcome: unknown }) {
  const parsed = deductionOutcomeSchema.safeParse(outcome);
  if (!parsed.success) return <ErrorSentence error={parsed.error} />;
  const { deducted, failed, already, refused, papers } = parsed.data;
  return (
    <>
      <Notice tone={refused.length + failed > 0 ? 'warning' : 'good'}>
        扣缴成功 {deducted} 笔，失败 {failed} 笔，此前已处理 {already} 笔，未采用 {refused.length} 行。
      </Notice>
      <RefusedRows rows={refused} fileName="扣缴结果未采用行" />
      <PaperView fresh={[]} older={papers} />
    </>
  );
}
