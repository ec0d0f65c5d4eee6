/** What the citizen may expect, side by side while 既往症 is not determined (counter rule 10): the largest thing on the screen. */
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan, inWords } from '../../../shared/money.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import { comesBack } from '../../components/comes-back.ts';
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
          <span>{isUndetermined ? `${HEALTH_STATUS_NAMES[figure.healthStatus]}时可赔` : wordOf(figure)}</span>
          <Amount figure={figure} />
        </button>
      ))}
      {isUndetermined && <p className="form-hint">是否既往症由保险公司审核认定，认定前两种结果并列，均不能核定。</p>}
    </div>
  );
}

/** Of a reversal or a correction what is paid is 补付; where only something comes back, that is the figure. */
function wordOf({ settlement }: Figure): string {
  if (settlement.adjustments.length === 0) return '可赔';
  return comesBack(settlement) === null ? '应补付' : '须追回';
}

function Amount({ figure }: { readonly figure: Figure }) {
  const { payable, payableSoFar, lines } = figure.settlement;
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
  if (payable === null) {
    return (
      <>
        <strong className="big-pending">待补</strong>
        <small>已能算出的部分 ¥{formatYuan(payableSoFar)}</small>
      </>
    );
  }
  const amount = comesBack(figure.settlement) ?? payable;
  return (
    <>
      <strong>¥{formatYuan(amount)}</strong>
      <small>{inWords(amount)}</small>
    </>
  );
}
