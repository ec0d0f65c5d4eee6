/** A decided claim: what was decided, by whom, and its papers to print; those not issued yet are issued here. */
import type { Decided } from '../../../shared/contract/decisions.ts';
import { minuteOf } from '../../../shared/dates.ts';
import type { StepProps } from './step.ts';
import { MoneyInWords } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { IssuePapers } from './IssuePapers.tsx';

export function DecidedPart({ file, refresh }: StepProps) {
  const { decision } = file;
  if (decision === null) return null;
  const follows = file.claim.follows !== null;
  const standing = decision.papers.filter(({ state }) => state !== 'void');
  const missing = decision.kinds.filter((kind) => !standing.some((paper) => paper.kind === kind));
  const fresh = standing.filter(({ state }) => state === 'unprinted');
  const older = standing.filter(({ state }) => state !== 'unprinted');
  return (
    <>
      <Panel title={`已核定：${titleOf(decision, follows)}`}>
        {decision.verdict === 'pay' && (decision.payable > 0 || (!follows && decision.recover === 0)) && (
          <MoneyInWords label={follows ? '核定应补付' : '核定应给付'} amount={decision.payable} />
        )}
        {decision.recover > 0 && <MoneyInWords label="核定须追回" amount={decision.recover} />}
        {decision.reason !== null && <Notice tone="plain">理由：{decision.reason}</Notice>}
        <p className="form-hint">
          {decision.place === 'centre' ? '保险公司理赔部 ' : ''}
          {decision.by} 于 {minuteOf(decision.at)} 核定；
          {decision.state === 'confirmed' ? '中心已确认。' : '已记入本机流水，等待中心确认。'}
        </p>
        {missing.length > 0 && <IssuePapers kinds={missing} subject={decision.decisionId} onIssued={refresh} />}
      </Panel>
      {standing.length > 0 && (
        <Panel title="计算书和通知书">
          <PaperView fresh={fresh} older={older} takesFocus />
        </Panel>
      )}
    </>
  );
}

function titleOf({ verdict, payable, recover }: Decided, follows: boolean): string {
  if (verdict === 'decline') return follows ? '不予办理，原核定不变' : '拒绝给付';
  if (!follows) return payable > 0 ? '给付' : '累计登记';
  if (payable > 0) return recover > 0 ? '补付并追回' : '补付';
  return recover > 0 ? '追回' : '维持原核定';
}
