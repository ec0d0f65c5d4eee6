/** One claim for those who decide: left the facts and the figures, right what was said so far and the next step. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { CLAIM_STAGE_NAMES, WAITING_STAGES } from '../../../shared/claim-stage.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PolicyTag } from '../../components/StateTag.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { FileFacts } from './FileFacts.tsx';
import { FileFigures } from './FileFigures.tsx';
import { NextStep } from './NextStep.tsx';
import { SaidSoFar } from './SaidSoFar.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

export interface ClaimFilePageProps {
  readonly claimId: string;
  readonly leave: () => void;
}

/** Opening it is a look at the person; Alt+N goes back to the queue. */
export function ClaimFilePage({ claimId, leave }: ClaimFilePageProps) {
  const opened = useDeskQuery('claims.file', { claimId });
  const page = useRef<HTMLDivElement>(null);
  useHotKey('Alt+N', leave, useIsPageActive());
  const mayWithdraw = useMayCall('claims.withdraw');
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const hasFile = opened.data !== undefined;
  // A form of the next step has taken the focus; without one the arrows scroll what was opened.
  useEffect(() => {
    if (page.current?.contains(document.activeElement) === false) page.current.focus({ preventScroll: true });
  }, [hasFile]);
  const back = (
    <Button size="small" onClick={leave}>
      返回待办
      <KeyHint keys="Alt+N" />
    </Button>
  );
  if (opened.data === undefined) {
    return (
      <Panel title="理赔案" extra={back}>
        <ErrorSentence error={opened.error} />
        {opened.error === null && <Empty>正在打开……</Empty>}
      </Panel>
    );
  }
  const file = opened.data;
  const refresh = () => void opened.refetch();
  const isOpen = WAITING_STAGES.some((stage) => stage === file.stage) && file.stage !== 'notice';
  return (
    <div className="job file-page" ref={page} tabIndex={-1}>
      <Panel
        title={`${file.claim.psn_name} ${file.claim.certno}`}
        className="job-form"
        extra={
          <>
            <PolicyTag state={file.policyState} />
            <span className="tag tag-warning">{CLAIM_STAGE_NAMES[file.stage]}</span>
            {back}
          </>
        }
      >
        <FileFigures file={file} />
        <FileFacts file={file} />
      </Panel>
      <div className="job-meaning job-stack">
        <NextStep key={`${file.stage} ${file.trial?.settlementId ?? ''}`} file={file} refresh={refresh} />
        {isWithdrawing && isOpen && (
          <WithdrawForm file={file} refresh={refresh} close={() => setIsWithdrawing(false)} />
        )}
        <SaidSoFar
          file={file}
          extra={
            mayWithdraw &&
            isOpen &&
            !isWithdrawing && (
              <Button size="small" danger onClick={() => setIsWithdrawing(true)}>
                撤案
              </Button>
            )
          }
        />
      </div>
    </div>
  );
}
