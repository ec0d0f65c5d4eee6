/** The right side of a claim: what is payable and why, live, under each health status that is still possible. */
import { useEffect, useRef, useState, type Ref } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { sampleFigures } from '../../../shared/plan/samples.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { holdSentence } from '../../../shared/settle/explain.ts';
import { Adjustments } from '../../components/Adjustments.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { Samples } from '../../components/Samples.tsx';
import { Waterfall } from '../../components/Waterfall.tsx';
import { BothFigures } from './BothFigures.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { Liabilities } from './Liabilities.tsx';
import { NotYet } from './NotYet.tsx';
import type { Figure } from './preview.ts';
import { Steps } from './Steps.tsx';
import type { ClaimAtWork } from './use-claim.ts';
import { useCustomerClaim } from './use-customer-claim.ts';
import { useWhatIf } from './use-what-if.ts';
import { WhatIf } from './WhatIf.tsx';

export interface SettlementPanelProps {
  readonly work: ClaimAtWork;
  readonly context: Output<'claims.context'>;
  readonly picked: PickedPolicy;
  readonly papersRef: Ref<HTMLDivElement>;
}

/** Figures first, the papers once there are some, then who bears what and the steps. */
export function SettlementPanel({ work, context, picked, papersRef }: SettlementPanelProps) {
  const [status, setStatus] = useState<HealthStatus | null>(null);
  const { shown } = work.read;
  const papers = work.issued?.papers ?? [];
  const figure = shown.figures.find(({ healthStatus }) => healthStatus === status) ?? shown.figures[0];
  const isFollowing = context.past !== null;
  const whatIf = useWhatIf(isFollowing ? null : (figure?.healthStatus ?? null));
  const side = useRef<HTMLDivElement>(null);
  useCustomerClaim(work, picked, status);
  const issuedNo = papers[0]?.no;
  // Wherever the clerk had read to: what was issued begins at the top.
  useEffect(() => {
    if (issuedNo !== undefined) side.current?.scrollTo({ top: 0 });
  }, [issuedNo]);
  return (
    <div ref={side} className="job-meaning job-stack">
      <Panel title="试算结果" extra={<Head hasFigure={figure !== undefined && !isFollowing} open={whatIf.open} />}>
        {context.policyState === 'proposed' && <Notice tone="warning">尚未承保，以承保结果为准。</Notice>}
        {papers.length > 0 && (
          <Notice tone="good">
            已受理并出具试算单 {papers.map(({ no }) => no).join('、')}，预览在金额下方，按 Alt+P 打印。
          </Notice>
        )}
        {work.issued?.warnings.map((warning) => (
          <Notice key={warning} tone="warning">
            {warning}
          </Notice>
        ))}
        <Unguarded work={work} />
        <Samples names={sampleFigures(context.plan).map(({ name }) => name)} />
        {figure === undefined ? (
          <NotYet shown={shown} />
        ) : (
          <>
            <BothFigures figures={shown.figures} chosen={figure.healthStatus} choose={setStatus} />
            {figure.settlement.holds.map((hold) => (
              <Notice key={`${hold.kind} ${hold.name}`} tone="warning">
                {holdSentence(hold)}
              </Notice>
            ))}
            {whatIf.draft !== null && shown.visit !== null && (
              <WhatIf
                plan={work.plan}
                state={context.state}
                visit={shown.visit}
                figure={figure}
                draft={whatIf.draft}
                change={whatIf.change}
                close={whatIf.close}
              />
            )}
          </>
        )}
        {papers.length > 0 && (
          <div ref={papersRef} className="papers-inside">
            <Panel title="试算单">
              <PaperView fresh={papers} />
            </Panel>
          </div>
        )}
        {figure !== undefined && <Outcome figure={figure} isFollowing={isFollowing} />}
      </Panel>
    </div>
  );
}

/** Without 结算ID and receipts nothing tells the desk that this stay was taken in before. */
function Unguarded({ work }: { readonly work: ClaimAtWork }) {
  const { facts } = work.read;
  // A 参考测算 has no settlement yet.
  const isEstimate = facts?.visit.care?.isEstimate === true;
  const isGuarded = facts === null || isEstimate || facts.visit.sheet.setl_id !== null || facts.invoices.length > 0;
  if (isGuarded) return null;
  return <Notice tone="warning">没有填结算ID，也没有票据号码：同一次就诊可能被重复受理，请照单补填。</Notice>;
}

interface HeadProps {
  readonly hasFigure: boolean;
  readonly open: () => void;
}

function Head({ hasFigure, open }: HeadProps) {
  return (
    <>
      <span className="panel-note">非给付决定，以保险公司核定为准</span>
      <Button size="small" disabled={!hasFigure} onClick={open}>
        测算
        <KeyHint keys="Alt+W" />
      </Button>
    </>
  );
}

interface OutcomeProps {
  readonly figure: Figure;
  readonly isFollowing: boolean;
}

function Outcome({ figure, isFollowing }: OutcomeProps) {
  const { settlement, bars, isPending, healthStatus } = figure;
  return (
    <>
      {isFollowing ? (
        <>
          <h3>各笔账单的补付和追回</h3>
          <Adjustments
            rows={settlement.adjustments}
            owed={{ payable: settlement.payable, recover: recoverOf(settlement.lines) }}
          />
        </>
      ) : (
        <>
          <h3>费用分担（{HEALTH_STATUS_NAMES[healthStatus]}）</h3>
          <Waterfall bars={bars} isPending={isPending} />
        </>
      )}
      <h3>各项责任</h3>
      <Liabilities lines={settlement.lines} />
      <h3>计算步骤（{HEALTH_STATUS_NAMES[healthStatus]}）</h3>
      <Steps steps={settlement.steps} />
    </>
  );
}
