/** The right side of a claim: what is payable and why, live, under each health status that is still possible. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { sampleFigures } from '../../../shared/plan/samples.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';
import { Empty } from '../../components/Empty.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { Samples } from '../../components/Samples.tsx';
import { Waterfall } from '../../components/Waterfall.tsx';
import { BothFigures } from './BothFigures.tsx';
import { Liabilities } from './Liabilities.tsx';
import type { Figure, Preview } from './preview.ts';
import { Steps } from './Steps.tsx';

export interface SettlementPanelProps {
  readonly shown: Preview;
  readonly context: Output<'claims.context'>;
  /** The papers of the last trial; the facts have not changed since. */
  readonly papers: readonly IssuedPaper[];
}

/** Figures first, then who bears what, then the steps; the papers above all once there are some. */
export function SettlementPanel({ shown, context, papers }: SettlementPanelProps) {
  const [status, setStatus] = useState<HealthStatus | null>(null);
  const figure = shown.figures.find(({ healthStatus }) => healthStatus === status) ?? shown.figures[0];
  return (
    <div className="job-meaning job-stack">
      <Panel title="试算结果" extra={<span className="panel-note">非给付决定，以保险公司核定为准</span>}>
        {context.policyState === 'proposed' && <Notice tone="warning">尚未承保，以承保结果为准。</Notice>}
        {papers.length > 0 && (
          <Notice tone="good">
            已受理并出具试算单 {papers.map(({ no }) => no).join('、')}，预览在下方，按 Alt+P 打印。
          </Notice>
        )}
        <Samples names={sampleFigures(context.plan).map(({ name }) => name)} />
        {figure === undefined ? (
          <NotYet shown={shown} />
        ) : (
          <Outcome figures={shown.figures} figure={figure} choose={setStatus} />
        )}
      </Panel>
      {papers.length > 0 && (
        <Panel title="试算单">
          <PaperView papers={papers} />
        </Panel>
      )}
    </div>
  );
}

function NotYet({ shown }: { readonly shown: Preview }) {
  const errors = shown.findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    return (
      <Notice tone="warning">
        结算单金额勾稽不符，不能试算：
        {errors.map(({ id, sentence }) => (
          <p key={id}>{sentence}</p>
        ))}
      </Notice>
    );
  }
  if (shown.drugProblem !== null) return <Notice tone="warning">{shown.drugProblem}</Notice>;
  const rest = shown.missing.length > 8 ? `等 ${shown.missing.length} 项` : '';
  return (
    <Empty>
      按医保结算单从上到下填写，填完即显示试算结果。还差：{shown.missing.slice(0, 8).join('、')}
      {rest}。
    </Empty>
  );
}

interface OutcomeProps {
  readonly figures: readonly Figure[];
  readonly figure: Figure;
  readonly choose: (status: HealthStatus) => void;
}

function Outcome({ figures, figure, choose }: OutcomeProps) {
  const { settlement, bars, healthStatus } = figure;
  return (
    <>
      <BothFigures figures={figures} chosen={healthStatus} choose={choose} />
      {settlement.holds.map(({ name }) => (
        <Notice key={name} tone="warning">
          {name}是否赔付尚未确认：可以试算，确认前不能核定；以后赔付的须冲减。
        </Notice>
      ))}
      <h3>费用分担（{HEALTH_STATUS_NAMES[healthStatus]}）</h3>
      <Waterfall bars={bars} />
      <h3>各项责任</h3>
      <Liabilities lines={settlement.lines} />
      <h3>计算步骤（{HEALTH_STATUS_NAMES[healthStatus]}）</h3>
      <Steps steps={settlement.steps} />
    </>
  );
}
