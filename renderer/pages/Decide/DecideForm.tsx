/** 核定: pay what the trial gives, or decline with a reason; what stands in the way is said before anything is tried. */
import type { StepProps } from './step.ts';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import type { ClaimFile } from '../../../shared/contract/decisions.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { type Fen, ZERO } from '../../../shared/money.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { MoneyInWords } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { TextField } from '../../components/TextField.tsx';

type Verdict = 'pay' | 'decline';

export function DecideForm({ file, refresh }: StepProps) {
  const { trial, obstacles } = file;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const decide = useDeskCommand('claims.decide');
  useEffect(() => takeFocus(form.current?.querySelector('input:not([disabled])')), []);
  const payable = trial?.figures[0]?.payable ?? null;
  const recover = recoverOf(trial?.figures[0]?.lines ?? []);
  const follows = file.claim.follows !== null;
  const isReasonMissing = verdict === 'decline' && reason.trim().length < 2;
  const confirm = () => {
    setIsAsked(true);
    if (trial === null || payable === null || verdict === null || isReasonMissing) focusFirstWrong(form.current);
    else if (!decide.isPending) {
      const said = verdict === 'decline' ? reason : null;
      const { settlementId } = trial;
      decide.mutate(
        { claimId: file.claim.claimId, settlementId, expected: payable, verdict, reason: said },
        { onSuccess: refresh },
      );
    }
  };
  return (
    <Panel title="下一步：核定" extra={<span className="panel-note">核定一经告知即有约束力</span>}>
      <div ref={form} className="form" onKeyDown={formKeys(confirm, 'stays')}>
        {payable !== null && (payable > 0 || recover === 0) && (
          <MoneyInWords label={follows ? '应补付' : '应给付'} amount={payable} />
        )}
        {recover > 0 && <MoneyInWords label="须追回" amount={recover} />}
        <Obstacles obstacles={obstacles} />
        <ChoiceGroup<Verdict>
          label="核定结果（按数字键）"
          layout="rows"
          choices={[
            {
              value: 'pay',
              ...payWords(payable ?? ZERO, recover, follows),
              isDisabled: obstacles.pay !== null,
            },
            {
              value: 'decline',
              label: follows ? '不予办理' : '拒绝给付',
              note: `${follows ? '原核定不变，' : ''}须写明理由，出《拒绝给付通知书》`,
              isDisabled: obstacles.decline !== null,
            },
          ]}
          value={verdict}
          onChange={setVerdict}
          error={isAsked && verdict === null ? '请选择核定结果' : null}
        />
        {verdict === 'decline' && (
          <TextField
            label={follows ? '不予办理的理由' : '拒绝给付的理由'}
            value={reason}
            onChange={setReason}
            autoFocus
            hint="原样印在《拒绝给付通知书》上，请写申请人看得懂的话"
            error={isAsked && isReasonMissing ? '请写明理由，至少两个字' : null}
          />
        )}
        <ErrorSentence error={decide.error} />
        <div className="form-actions">
          <Button
            type="primary"
            danger={verdict === 'decline'}
            loading={decide.isPending}
            disabled={obstacles.pay !== null && obstacles.decline !== null}
            onClick={confirm}
          >
            核定
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** What paying means here, and the papers it is told with (`papersOfDecision`). */
function payWords(payable: Fen, recover: Fen, follows: boolean): { readonly label: string; readonly note: string } {
  const pay = follows ? '补付' : '给付';
  if (payable > 0 && recover > 0)
    return { label: `${pay}并追回`, note: '出《理赔计算书》《给付通知书》和《追回赔款通知书》，互不抵扣' };
  if (payable > 0) return { label: pay, note: '出《理赔计算书》和《给付通知书》' };
  if (recover > 0) return { label: '追回', note: '出《理赔计算书》和《追回赔款通知书》' };
  if (follows) return { label: '维持原核定', note: '没有补付，也没有追回，出《理赔计算书》' };
  return { label: '累计登记', note: '没有应给付的金额，计入本年度累计，出《理赔计算书》' };
}

/** The same sentence once; where only paying is beyond reach, that is said. */
function Obstacles({ obstacles: { pay, decline } }: { readonly obstacles: ClaimFile['obstacles'] }) {
  if (pay === null && decline === null) return null;
  if (pay === decline) return <Notice tone="warning">{pay}</Notice>;
  return (
    <>
      {pay !== null && <Notice tone="warning">不能核定给付：{pay}</Notice>}
      {decline !== null && <Notice tone="warning">不能核定拒绝：{decline}</Notice>}
    </>
  );
}
