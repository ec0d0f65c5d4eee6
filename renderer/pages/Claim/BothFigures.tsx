/** What the citizen may expect, side by side while 既往症 is not determined (counter rule 10): the largest thing on the screen. */
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan } from '../../../shared/money.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import { BigAmount } from '../../components/BigAmount.tsx';
import { owedOf } from '../../../shared/settle/owed.ts';
import { uncovered, type Figure } from './preview.ts';

export interface BothFiguresProps {
  readonly figures: readonly Figure[];
  readonly chosen: HealthStatus;
  /** Shows the chart and the steps of a status. */
  readonly choose: (status: HealthStatus) => void;
}

/** A big figure per status; 待补 and 不在保障期间 are said, never shown as 0. */
export function BothFigures({ figures, chosen, choose }: BothFiguresProps) {
  const isUndetermined = figures.length > 1;
  return (
    <div className="both-figures" role="group" aria-label="预计赔付">
      {figures.map((figure) => (
        <button
          key={figure.healthStatus}
          type="button"
          className="big-figure"
          aria-pressed={figure.healthStatus === chosen}
          onClick={() => choose(figure.healthStatus)}
        >
          <span>
            {isUndetermined
              ? `${HEALTH_STATUS_NAMES[figure.healthStatus]}时可赔`
              : owedOf(figure.settlement, figure.isFollowing).word}
          </span>
          <Amount figure={figure} />
        </button>
      ))}
      {isUndetermined && <p className="form-hint">是否既往症由保险公司审核认定，认定前两种结果并列，均不能核定。</p>}
    </div>
  );
}

function Amount({ figure }: { readonly figure: Figure }) {
  const { payableSoFar, lines } = figure.settlement;
  const words = uncovered(figure);
  const [line] = lines;
  if (words !== null && line !== undefined) {
    return (
      <>
        <strong className="big-pending">{words}</strong>
        <small>{explainLine(line)}</small>
      </>
    );
  }
  return (
    <BigAmount
      owed={owedOf(figure.settlement, figure.isFollowing)}
      {...(figure.isFollowing ? {} : { pending: `已能算出的部分 ¥${formatYuan(payableSoFar)}` })}
    />
  );
}
