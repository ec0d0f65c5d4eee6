/** 撤案: the way out for a claim nobody is to decide. What it does is read before it is done; a reason is asked. */
import type { StepProps } from './step.ts';
import { useRef, useState } from 'react';
import { Button } from 'antd';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TextField } from '../../components/TextField.tsx';

export interface WithdrawFormProps extends StepProps {
  readonly close: () => void;
}

/** Opened when asked for: giving a claim up is rare. */
export function WithdrawForm({ file, refresh, close }: WithdrawFormProps) {
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const withdraw = useDeskCommand('claims.withdraw');
  const isReasonMissing = reason.trim().length < 2;
  const confirm = () => {
    setIsAsked(true);
    if (isReasonMissing) focusFirstWrong(form.current);
    else if (!withdraw.isPending) withdraw.mutate({ claimId: file.claim.claimId, reason }, { onSuccess: refresh });
  };
  return (
    <Panel title="撤案">
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        <Notice tone="warning">
          申请人不再申请，或受理有误时撤案。撤案后本案不再办理，也不能恢复；结算单和票据可以重新申请。
        </Notice>
        <TextField
          label="撤案原因"
          value={reason}
          onChange={setReason}
          autoFocus
          error={isAsked && isReasonMissing ? '请写明原因，至少两个字，如：申请人撤回、选错了保单' : null}
        />
        <ErrorSentence error={withdraw.error} />
        <ActionBar>
          <Button danger type="primary" loading={withdraw.isPending} onClick={confirm}>
            确认撤案
            <KeyHint keys="Ctrl+Enter" />
          </Button>
          <Button onClick={close}>不撤案</Button>
        </ActionBar>
      </div>
    </Panel>
  );
}
