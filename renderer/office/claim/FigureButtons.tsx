/** The big figures of a claim: one for each health status still possible. */
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { BigAmount } from '../../components/BigAmount.tsx';
import { isFollowing, owedOf } from '../../../shared/settle/owed.ts';
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
      {figures.map((figure) => (
        <button
          key={figure.healthStatus}
          type="button"
          className="big-figure"
          aria-pressed={figure.healthStatus === chosen}
          onClick={() => choose(figure.healthStatus)}
        >
          <span>{wordsOf(figure, figures.length, isDecided)}</span>
          <BigAmount owed={owedOf(figure, isFollowing(figure))} />
        </button>
      ))}
    </div>
  );
}

/** One of two is a condition, the only one a fact. */
function wordsOf(figure: TriedFigure, count: number, isDecided: boolean): string {
  if (isFollowing(figure)) return owedOf(figure, true).word;
  const name = HEALTH_STATUS_NAMES[figure.healthStatus];
  const what = isDecided ? '应付' : '可赔';
  return count > 1 ? `${name}时${what}` : `${what}（${name}）`;
}
