/** 复核 of the latest trial: agree, or return it with a reason. */
import type { StepProps } from './step.ts';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { TextField } from '../../components/TextField.tsx';

type Verdict = 'agreed' | 'returned';

export function ReviewForm({ file, refresh }: StepProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const review = useDeskCommand('claims.review');
  useEffect(() => takeFocus(form.current?.querySelector('input')), []);
  const isReasonMissing = verdict === 'returned' && reason.trim().length < 2;
  const confirm = () => {
    setIsAsked(true);
    const settlementId = file.trial?.settlementId;
    if (verdict === null || isReasonMissing || settlementId === undefined) focusFirstWrong(form.current);
    else if (!review.isPending) {
      const said = verdict === 'returned' ? reason : null;
      review.mutate({ claimId: file.claim.claimId, settlementId, verdict, reason: said }, { onSuccess: refresh });
    }
  };
  return (
    <Panel title="下一步：复核">
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        <ChoiceGroup<Verdict>
          label={`试算单 ${file.trial?.no ?? ''}（按数字键）`}
          layout="rows"
          choices={[
            { value: 'agreed', label: '同意', note: '材料和金额核对无误，转核赔人员核定' },
            { value: 'returned', label: '退回', note: '由经办人更正或补齐后重新试算' },
          ]}
          value={verdict}
          onChange={setVerdict}
          error={isAsked && verdict === null ? '请选择同意或退回' : null}
        />
        {verdict === 'returned' && (
          <TextField
            label="退回原因"
            value={reason}
            onChange={setReason}
            autoFocus
            error={isAsked && isReasonMissing ? '请写明补什么、改什么，至少两个字' : null}
          />
        )}
        <ErrorSentence error={review.error} />
        <div className="form-actions">
          <Button type="primary" loading={review.isPending} onClick={confirm}>
            {verdict === 'returned' ? '退回' : '复核'}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </Panel>
  );
}
