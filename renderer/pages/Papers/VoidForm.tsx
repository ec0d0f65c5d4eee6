/** 作废: what it does and does not do is read before it is done; a reason is asked. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { ListedPaper } from '../../../shared/contract/papers.ts';
import { voidConsequence } from '../../../shared/papers.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
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

/** Opened when asked for: voiding is rare. */
export function VoidForm({ paper, onVoided, close }: VoidFormProps) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const voiding = useDeskCommand('papers.void');
  const confirm = () => {
    const isMissing = reason.trim() === '';
    setError(isMissing ? '请填写作废原因' : null);
    if (isMissing) focusFirstWrong(form.current);
    else if (!voiding.isPending) {
      voiding.mutate({ no: paper.no, reason }, { onSuccess: ({ consequence }) => onVoided(consequence) });
    }
  };
  return (
    <Panel title={`作废 ${paper.no}`}>
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        <Notice tone="warning">{voidConsequence(paper.kind)}</Notice>
        <TextField label="作废原因" autoFocus value={reason} onChange={setReason} error={error} />
        <ErrorSentence error={voiding.error} />
        <div className="form-actions">
          <Button danger type="primary" loading={voiding.isPending} onClick={confirm}>
            确认作废
            <KeyHint keys="Ctrl+Enter" />
          </Button>
          <Button onClick={close}>不作废</Button>
        </div>
      </div>
    </Panel>
  );
}
