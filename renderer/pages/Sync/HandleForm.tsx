/** 已处理: what was done is asked, and stays. */
import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { AttentionKind } from '../../../shared/entries/attention.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { TextField } from '../../components/TextField.tsx';

export interface HandleFormProps {
  readonly kind: AttentionKind;
  readonly subject: string;
  readonly close: () => void;
}

/** Opened when asked for; it goes with its row. */
export function HandleForm({ kind, subject, close }: HandleFormProps) {
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const handle = useDeskCommand('sync.handle');
  const isTold = reason.trim().length >= 2;
  const confirm = () => {
    setIsAsked(true);
    if (!isTold) focusFirstWrong(form.current);
    else if (!handle.isPending) handle.mutate({ kind, subject, reason });
  };
  return (
    <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
      <TextField
        label="怎样处理的"
        autoFocus
        value={reason}
        onChange={setReason}
        error={isAsked && !isTold ? '请写明怎样处理的' : null}
      />
      <ErrorSentence error={handle.error} />
      <div className="form-actions">
        <Button type="primary" loading={handle.isPending} onClick={confirm}>
          已处理
        </Button>
        <Button onClick={close}>取消</Button>
      </div>
    </div>
  );
}
