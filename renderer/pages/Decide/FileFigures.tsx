/** The figures of the latest trial: what is payable, who bears what, each liability and every step, as the 试算单 froze them. */
import { useState } from 'react';
import type { ClaimFile } from '../../../shared/contract/decisions.ts';
import { minuteOf } from '../../../shared/dates.ts';
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { sumFen, ZERO } from '../../../shared/money.ts';
import { owedOf } from '../../../shared/settle/owed.ts';
import { recoverOf } from '../../../shared/settle/decide.ts';
import { waterfall } from '../../../shared/settle/waterfall.ts';
import { Adjustments } from '../../components/Adjustments.tsx';
import { BigAmount } from '../../components/BigAmount.tsx';
import { ExplainedSteps } from '../../components/ExplainedSteps.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SettledLines } from '../../components/SettledLines.tsx';
import { Waterfall } from '../../components/Waterfall.tsx';

export function FileFigures({ file }: { readonly file: ClaimFile }) {
  const { trial, claim } = file;
  const [chosen, setChosen] = useState<HealthStatus | null>(null);
  if (trial === null) return <Notice tone="warning">本案还没有试算单。请由经办人按现有材料试算。</Notice>;
  const figure = trial.figures.find(({ healthStatus }) => healthStatus === chosen) ?? trial.figures[0];
  if (figure === undefined) return null;
  const known = sumFen(figure.lines.map(({ payable }) => payable ?? ZERO));
  return (
    <>
      <p className="form-hint">
        试算单 {trial.no}，{minuteOf(trial.at)}；
        {trial.accumulatedAt === null
          ? '本年度累计：中心没有下发过，按未使用计算。'
          : `本年度累计截至 ${minuteOf(trial.accumulatedAt)}。`}
      </p>
      {file.holds.map((sentence) => (
        <Notice key={sentence} tone="warning">
          {sentence}
        </Notice>
      ))}
      {trial.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      <div className="both-figures" role="group" aria-label="试算可赔">
        {trial.figures.map((one) => (
          <BigFigure
            key={one.healthStatus}
            figure={one}
            isOneOfTwo={trial.figures.length > 1}
            follows={claim.follows !== null}
            isChosen={one === figure}
            choose={() => setChosen(one.healthStatus)}
          />
        ))}
      </div>
      {claim.follows === null ? (
        <>
          <h3>费用分担（{HEALTH_STATUS_NAMES[figure.healthStatus]}）</h3>
          <Waterfall bars={waterfall(claim.visit, known)} isPending={figure.payable === null} />
        </>
      ) : (
        <>
          <h3>各笔账单的补付和追回</h3>
          <Adjustments
            rows={figure.adjustments ?? []}
            owed={{ payable: figure.payable, recover: recoverOf(figure.lines) }}
          />
        </>
      )}
      <h3>各项责任</h3>
      <SettledLines lines={figure.lines} />
      <details className="file-steps">
        <summary>计算步骤（{figure.steps.length} 步）</summary>
        <ExplainedSteps steps={figure.steps} />
      </details>
    </>
  );
}

interface BigFigureProps {
  readonly figure: TriedFigure;
  readonly isOneOfTwo: boolean;
  /** The claim takes back or states anew a decided bill. */
  readonly follows: boolean;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function BigFigure({ figure, isOneOfTwo, follows, isChosen, choose }: BigFigureProps) {
  const { healthStatus } = figure;
  const owed = owedOf(figure, follows);
  return (
    <button type="button" className="big-figure" aria-pressed={isChosen} onClick={choose}>
      <span>
        {isOneOfTwo
          ? `${HEALTH_STATUS_NAMES[healthStatus]}时${owed.word}`
          : `${owed.word}（${HEALTH_STATUS_NAMES[healthStatus]}）`}
      </span>
      <BigAmount owed={owed} />
    </button>
  );
}
