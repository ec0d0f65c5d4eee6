/** 既往症认定: status, first diagnosis, reason; the next trial then shows one figure (counter rule 10). */
import type { StepProps } from './step.ts';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { HEALTH_STATUS_NAMES, HEALTH_STATUSES, type HealthStatus } from '../../../shared/health.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { DateField } from '../../components/DateField.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { readDate } from '../../components/read-date.ts';
import { takeFocus } from '../../components/take-focus.ts';
import { TextField } from '../../components/TextField.tsx';

export function DetermineForm({ file, refresh }: StepProps) {
  const { claimId } = file.claim;
  const [status, setStatus] = useState<HealthStatus | null>(null);
  const [diagnosed, setDiagnosed] = useState('');
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const determine = useDeskCommand('claims.determine');
  useEffect(() => takeFocus(form.current?.querySelector('input')), []);
  const day = readDate(diagnosed);
  const isDayMissing = status === 'preexisting' && day === null;
  const isDayWrong = diagnosed.trim() !== '' && day === null;
  const confirm = () => {
    setIsAsked(true);
    if (status === null || isDayMissing || isDayWrong || reason.trim().length < 2) focusFirstWrong(form.current);
    else if (!determine.isPending)
      determine.mutate({ claimId, status, firstDiagnosedOn: day, reason }, { onSuccess: refresh });
  };
  return (
    <Panel title="下一步：认定既往症">
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        <ChoiceGroup
          label="认定结果（按数字键）"
          layout="rows"
          choices={HEALTH_STATUSES.map((value) => ({
            value,
            label: HEALTH_STATUS_NAMES[value],
            note: NOTES[value],
          }))}
          value={status}
          onChange={setStatus}
          error={isAsked && status === null ? '请选择认定结果' : null}
        />
        <DateField
          label={status === 'healthy' ? '首次确诊日期（选填）' : '首次确诊日期'}
          value={diagnosed}
          onChange={setDiagnosed}
          error={isAsked && isDayMissing ? '认定为既往症须填首次确诊日期' : null}
        />
        <TextField
          label="认定理由和依据"
          value={reason}
          onChange={setReason}
          hint="写明依据的病历、诊断证明；会印在计算书和通知书上"
          error={isAsked && reason.trim().length < 2 ? '请写明认定理由' : null}
        />
        <ErrorSentence error={determine.error} />
        <div className="form-actions">
          <Button type="primary" loading={determine.isPending} onClick={confirm}>
            认定
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </Panel>
  );
}

const NOTES: Readonly<Record<HealthStatus, string>> = {
  healthy: '首次参保生效前没有确诊',
  preexisting: '首次参保生效前已确诊',
};
