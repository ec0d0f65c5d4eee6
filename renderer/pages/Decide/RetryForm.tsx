/** After a determination: the claim is tried once more and shows one figure, seen before it is confirmed. */
import type { StepProps } from './step.ts';
import { useMemo } from 'react';
import { Button } from 'antd';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { expectedOf, trialFigures } from '../../../shared/trial.ts';
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
  const payable = figures?.[0]?.settlement.payable ?? null;
  const confirm = () => {
    if (figures !== null && !retry.isPending)
      retry.mutate({ claimId, expected: expectedOf(figures) }, { onSuccess: refresh });
  };
  useHotKey('Ctrl+Enter', confirm, useIsPageActive());
  return (
    <Panel title="下一步：按认定结果重新试算">
      <ErrorSentence error={context.error ?? retry.error} />
      {figures !== null && payable !== null && <MoneyInWords label="按认定结果可赔" amount={payable} />}
      {figures !== null && payable === null && (
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
