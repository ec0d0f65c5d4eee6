/** 作废: what it does and does not do is read before it is done; a reason is asked. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { ListedPaper } from '../../../shared/contract/papers.ts';
import { errorSentence } from '../../../shared/errors.ts';
import { VOID_CAUSE_NAMES, VOID_CAUSES, voidCauseSchema, voidConsequence } from '../../../shared/papers.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { CodeSelect } from '../../components/CodeSelect.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';

export interface VoidFormProps {
  readonly paper: ListedPaper;
  /** Called with what the void did not undo. */
  readonly onVoided: (consequence: string) => void;
  readonly close: () => void;
}

const CAUSES = VOID_CAUSES.map((code) => ({ code, name: VOID_CAUSE_NAMES[code] }));

/** Opened when asked for: voiding is rare. */
export function VoidForm({ paper, onVoided, close }: VoidFormProps) {
  const [cause, setCause] = useState('');
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  // As the desk would refuse it, said before a reason is typed.
  const needless = cause === 'spoiled-print' ? errorSentence('paper-void-spoiled', { no: paper.no }) : null;
  const voiding = useDeskCommand('papers.void');
  const confirm = () => {
    const known = voidCauseSchema.safeParse(cause);
    setIsAsked(true);
    if (!known.success || needless !== null || reason.trim() === '') focusFirstWrong(form.current);
    else if (!voiding.isPending) {
      const asked = { no: paper.no, cause: known.data, reason };
      voiding.mutate(asked, { onSuccess: ({ consequence }) => onVoided(consequence) });
    }
  };
  return (
    <Panel title={`作废 ${paper.no}`}>
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        <Notice tone="warning">{voidConsequence(paper.kind)}</Notice>
        <CodeSelect
          label="作废类别"
          autoFocus
          value={cause}
          options={CAUSES}
          onChange={setCause}
          error={needless ?? (isAsked && cause === '' ? '请选择作废类别' : null)}
        />
        <TextField
          label="作废原因"
          value={reason}
          onChange={setReason}
          error={isAsked && reason.trim() === '' ? '请填写作废原因' : null}
        />
        <ErrorSentence error={voiding.error} />
        <ActionBar>
          <Button danger type="primary" loading={voiding.isPending} onClick={confirm}>
            确认作废
            <KeyHint keys="Ctrl+Enter" />
          </Button>
          <Button onClick={close}>不作废</Button>
        </ActionBar>
      </div>
    </Panel>
  );
}
