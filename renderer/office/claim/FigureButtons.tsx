/** The big figures of a claim: one for each health status still possible. */
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan, inWords } from '../../../shared/money.ts';
import { comesBack } from '../../components/comes-back.ts';
import type { TriedFigure } from '../../../shared/entries/claims.ts';

export interface FigureButtonsProps {
  readonly figures: readonly TriedFigure[];
  readonly chosen: HealthStatus;
  readonly choose: (status: HealthStatus) => void;
  /** Before 核定 a figure is what may be paid, not what is owed (counter rule 1). */
  readonly isDecided: boolean;
}

/** Choosing one shows its workings below. */
export function FigureButtons({ figures, chosen, choose, isDecided }: FigureButtonsProps) {
  return (
    <div className="both-figures" role="group" aria-label={isDecided ? '应付金额' : '可赔金额'}>
      {figures.map(({ healthStatus, payable, adjustments, lines }) => {
        const back = comesBack({ payable, lines, adjustments });
        return (
          <button
            key={healthStatus}
            type="button"
            className="big-figure"
            aria-pressed={healthStatus === chosen}
            onClick={() => choose(healthStatus)}
          >
            <span>
              {adjustments === undefined
                ? wordsOf(healthStatus, figures.length, isDecided)
                : back === null
                  ? '应补付'
                  : '须追回'}
            </span>
            {payable === null ? (
              <strong className="big-pending">待补</strong>
            ) : (
              <>
                <strong>¥{formatYuan(back ?? payable)}</strong>
                <small>{inWords(back ?? payable)}</small>
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** One of two is a condition, the only one a fact. */
function wordsOf(status: HealthStatus, count: number, isDecided: boolean): string {
  const name = HEALTH_STATUS_NAMES[status];
  const what = isDecided ? '应付' : '可赔';
  return count > 1 ? `${name}时${what}` : `${what}（${name}）`;
}
