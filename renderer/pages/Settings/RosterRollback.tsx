/** 换回上一版: asks first, says what changes, and can be undone in the same way. */
import { useState } from 'react';
import { Button } from 'antd';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { counted } from '../../components/counted.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { Version } from './RosterVersions.tsx';

export interface RosterRollbackProps {
  readonly current: Version;
  readonly previous: Version;
}

/** `asked` shows what it means; `kept` is after 不换, when the focus goes back to where it was. */
type Stage = 'idle' | 'asked' | 'kept';

/** The button, then the question in its place: Enter changes back, Esc leaves all as it is. */
export function RosterRollback({ current, previous }: RosterRollbackProps) {
  const [stage, setStage] = useState<Stage>('idle');
  const rollBack = useDeskCommand('roster.rollback');
  if (stage !== 'asked') {
    return (
      <div className="form-actions">
        <Button autoFocus={stage === 'kept'} onClick={() => setStage('asked')}>
          换回上一版
        </Button>
      </div>
    );
  }
  const keep = () => setStage('kept');
  return (
    <fieldset
      className="roster-question"
      aria-label="确认换回上一版"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    >
      <Notice tone="warning">
        换回后，核对参保改用第 {previous.version} 版（截至 {previous.asOf}，{counted(previous.people)} 人），第{' '}
        {current.version} 版（截至 {current.asOf}）停用；已受理的业务不变。换回记入流水，之后还可以再换回来。
      </Notice>
      <div className="form-actions">
        <Button
          type="primary"
          autoFocus
          loading={rollBack.isPending}
          onClick={() => rollBack.mutate({ version: previous.version })}
        >
          确认换回第 {previous.version} 版
        </Button>
        <Button onClick={keep}>不换（Esc）</Button>
      </div>
      <ErrorSentence error={rollBack.error} />
    </fieldset>
  );
}
