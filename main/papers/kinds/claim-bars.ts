/** The waterfall of one bill as bars: each layer takes its part off what is left; two figures end it twice. */
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import { waterfall, type BilledVisit, type WaterfallBar } from '../../../shared/settle/waterfall.ts';
import type { Bar } from '../content.ts';
import { money } from './common.ts';

/** Bars from 总费用 to 个人负担; what this product pays and what is left stand once for each figure. */
export function layerBars(visit: BilledVisit, figures: readonly TriedFigure[]): Bar[] {
  return figures.flatMap((figure, at) => {
    const bars = placed(waterfall(visit, knownSum(figure)));
    const own = at === 0 ? bars : bars.filter(({ key }) => isOfProduct(key));
    return own.map(({ key, bar }) => (isOfProduct(key) ? { ...bar, label: bar.label + suffix(figure, figures) } : bar));
  });
}

/** Σ of the lines that have a figure. */
export function knownSum({ lines }: Pick<TriedFigure, 'lines'>): Fen {
  return sumFen(lines.map((line) => line.payable ?? ZERO));
}

function isOfProduct(key: WaterfallBar['key']): boolean {
  return key === 'product' || key === 'personal';
}

function suffix({ healthStatus, payable }: TriedFigure, figures: readonly TriedFigure[]): string {
  const parts = [
    ...(figures.length > 1 ? [HEALTH_STATUS_NAMES[healthStatus]] : []),
    ...(payable === null ? ['待补除外'] : []),
  ];
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

/** Places on the chart are shares of the total, for the eye only; the figures are the fen themselves. */
function placed(bars: readonly WaterfallBar[]): { readonly key: WaterfallBar['key']; readonly bar: Bar }[] {
  const total = bars.find(({ key }) => key === 'total')?.amount ?? 0;
  const shareOf = (amount: number): number => (total === 0 ? 0 : Math.min(Math.max(amount / total, 0), 1));
  let left = 1;
  return bars.map(({ key, name, amount }) => {
    const share = shareOf(amount);
    const to = key === 'total' ? 1 : key === 'personal' ? share : left;
    const from = Math.max(to - share, 0);
    if (key !== 'total') left = from;
    return { key, bar: { label: name, figure: money(amount, false), from, to, tone: toneOf(key) } };
  });
}

function toneOf(key: WaterfallBar['key']): Bar['tone'] {
  switch (key) {
    case 'total':
      return 'total';
    case 'paid':
    case 'product':
      return 'ours';
    case 'personal':
      return 'person';
    default:
      return 'paid';
  }
}
