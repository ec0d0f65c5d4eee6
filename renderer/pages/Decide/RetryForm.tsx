/** After a determination: the claim is tried once more and shows one figure, seen before it is confirmed. */
import type { StepProps } from './step.ts';
import { useMemo } from 'react';
import { Button } from 'antd';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { owedOf } from '../../../shared/settle/owed.ts';
import { expectedOf, recoverOfFigures, trialFigures } from '../../../shared/trial.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { MoneyInWords } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';

export function RetryForm({ file, refresh }: StepProps) {
  const { claimId, policyId, visit, determined, follows } = file.claim;
  const context = useDeskQuery('claims.context', { policyId, ...(follows === null ? {} : { follows }) });
  const retry = useDeskCommand('claims.try');
  const figures = useMemo(() => {
    if (context.data === undefined || determined === null) return null;
    const { plan, state, past } = context.data;
    return trialFigures(compilePlan(plan), state, visit, [determined], past);
  }, [context.data, determined, visit]);
  const first = figures?.[0];
  const owed = first === undefined ? null : owedOf(first.settlement, first.isFollowing);
  const confirm = () => {
    if (figures !== null && !retry.isPending)
      retry.mutate(
        { claimId, expected: expectedOf(figures), shownRecover: recoverOfFigures(figures) },
        { onSuccess: refresh },
      );
  };
  useHotKey('Ctrl+Enter', confirm, useIsPageActive());
  return (
    <Panel title="下一步：按认定结果重新试算">
      <ErrorSentence error={context.error ?? retry.error} />
      {owed !== null && owed.amount !== null && <MoneyInWords label={`按认定结果${owed.word}`} amount={owed.amount} />}
      {owed !== null && owed.recover > 0 && <MoneyInWords label="按认定结果须追回" amount={owed.recover} />}
      {owed !== null && owed.amount === null && (
        <Notice tone="warning">有责任待补材料，重新试算后仍为待补，须由经办人补齐。</Notice>
      )}
      <div className="form-actions">
        <Button type="primary" loading={retry.isPending} disabled={figures === null} onClick={confirm}>
          重新试算，出试算单
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </Panel>
  );
}
