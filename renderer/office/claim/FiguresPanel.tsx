/** What the claim pays: as the window tried it and as the centre computes it, then who bears what and every step. */
import { useState, type ReactNode } from 'react';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { sumFen } from '../../../shared/money.ts';
import { isFollowing } from '../../../shared/settle/owed.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { waterfall } from '../../../shared/settle/waterfall.ts';
import { Adjustments } from '../../components/Adjustments.tsx';
import { ExplainedSteps } from '../../components/ExplainedSteps.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SettledLines } from '../../components/SettledLines.tsx';
import { Waterfall } from '../../components/Waterfall.tsx';
import { CheckBand } from './CheckBand.tsx';
import { FigureButtons } from './FigureButtons.tsx';

export interface FiguresPanelProps {
  readonly claim: OfficeClaim;
  /** The act that is due stands right below the figures it is about. */
  readonly act: ReactNode;
}

/** Figures of a status that was ruled out are not shown. */
export function FiguresPanel({ claim, act }: FiguresPanelProps) {
  const [status, setStatus] = useState<HealthStatus | null>(null);
  const isDecided = claim.decision !== null;
  const determined = claim.determination?.status ?? null;
  const figures = possible(claim.now, determined);
  const figure = figures.find(({ healthStatus }) => healthStatus === status) ?? figures[0];
  return (
    <>
      <Panel
        title={isDecided ? '核定结果' : figure !== undefined && isFollowing(figure) ? '补付和追回' : '可赔金额'}
        extra={<span className="panel-note">{isDecided ? '按核定时的累计' : '中心按最新累计计算'}</span>}
      >
        {figure !== undefined && (
          <FigureButtons figures={figures} chosen={figure.healthStatus} choose={setStatus} isDecided={isDecided} />
        )}
        <CheckBand claim={claim} />
        {act}
      </Panel>
      {figure !== undefined && <Workings claim={claim} figure={figure} />}
    </>
  );
}

function possible(figures: readonly TriedFigure[], determined: HealthStatus | null): TriedFigure[] {
  const left = figures.filter(({ healthStatus }) => determined === null || healthStatus === determined);
  return left.length === 0 ? [...figures] : left;
}

function Workings({ claim, figure }: { readonly claim: OfficeClaim; readonly figure: TriedFigure }) {
  const known = sumFen(figure.lines.flatMap(({ payable }) => (payable === null ? [] : [payable])));
  return (
    <Panel title={`计算过程（${HEALTH_STATUS_NAMES[figure.healthStatus]}）`}>
      {figure.adjustments === undefined ? (
        <>
          <h3>费用分担</h3>
          <Waterfall bars={waterfall(claim.visit, known)} isPending={figure.payable === null} />
        </>
      ) : (
        <>
          <h3>各笔账单的补付和追回</h3>
          <Adjustments rows={figure.adjustments} owed={{ payable: figure.payable, recover: recoverOf(figure.lines) }} />
        </>
      )}
      <h3>各项责任</h3>
      <SettledLines lines={figure.lines} />
      <h3>计算步骤</h3>
      <ExplainedSteps steps={figure.steps} />
    </Panel>
  );
}
