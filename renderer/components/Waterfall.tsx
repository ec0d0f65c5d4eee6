/** Who bore what, as a waterfall: 总费用 → … → 惠民保 → 个人负担 (UI.md, "Settlement panel"). */
import { useCallback } from 'react';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use as withParts } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { formatYuan, type Fen } from '../../shared/money.ts';
import type { WaterfallBar } from '../../shared/settle/waterfall.ts';
import { useChart } from './use-chart.ts';
import { useEdition } from '../theme/edition.tsx';
import { BEARER_COLOURS, EDITIONS, FONT_FAMILY, type Tokens } from '../theme/tokens.ts';

// Tells ECharts which of its parts this page has; nothing else of it is bundled.
withParts([BarChart, GridComponent, LabelLayout, SVGRenderer]);

export interface WaterfallProps {
  readonly bars: readonly WaterfallBar[];
  /** A liability is 待补: what this product and the person bear is not known yet. */
  readonly isPending: boolean;
}

/** Draws the bars; a reader hears the figures. */
export function Waterfall({ bars, isPending }: WaterfallProps) {
  const { edition } = useEdition();
  const tokens = EDITIONS[edition];
  const isLying = edition === 'care';
  const place = useChart(
    useCallback(() => optionOf(bars, isPending, tokens, isLying), [bars, isPending, tokens, isLying]),
  );
  const spoken = bars.map((bar) => `${bar.name} ${figureOf(bar, isPending, ' 元')}`).join('，');
  // A row for each bar.
  const height = isLying ? { height: `${2 * bars.length}rem` } : undefined;
  return <div ref={place} className="waterfall" style={height} role="img" aria-label={`费用分担：${spoken}`} />;
}

/** The figure of a bar; while a liability is 待补 the last two are not the whole. */
function figureOf({ key, amount }: WaterfallBar, isPending: boolean, unit = ''): string {
  if (isPending && key === 'personal') return '待补后确定';
  const figure = `${formatYuan(amount)}${unit}`;
  if (!isPending || key !== 'product') return figure;
  return amount === 0 ? '待补' : `${figure} + 待补`;
}

/** In large type the names and figures have no room side by side: the same bars lie below each other. */
function optionOf(bars: readonly WaterfallBar[], isPending: boolean, tokens: Tokens, isLying: boolean) {
  const text = { fontFamily: FONT_FAMILY, fontSize: tokens.fontSize - 1, color: tokens.text };
  const names = nameAxis(bars, tokens, text);
  const amounts = { type: 'value', show: false, max: bars[0]?.amount ?? 0 };
  return {
    animation: false,
    textStyle: text,
    ...(isLying
      ? {
          // The figure of the longest bar stands right of it.
          grid: { left: 5 * tokens.fontSize, right: 6.5 * tokens.fontSize, top: 0, bottom: 0 },
          xAxis: amounts,
          yAxis: { ...names, inverse: true },
        }
      : {
          // Long names take two lines.
          grid: { left: 4, right: 4, top: 26, bottom: 2 * tokens.fontSize + 14 },
          xAxis: names,
          yAxis: amounts,
        }),
    series: [
      { type: 'bar', stack: 'bill', silent: true, itemStyle: { color: 'transparent' }, data: floors(bars) },
      {
        type: 'bar',
        stack: 'bill',
        silent: true,
        barMaxWidth: isLying ? 22 : 64,
        barMinHeight: 1,
        labelLayout: { moveOverlap: 'shiftY' },
        data: bars.map((bar) => ({
          value: bar.amount,
          itemStyle: { color: BEARER_COLOURS[bar.key] },
          label: { show: true, position: isLying ? 'right' : 'top', formatter: figureOf(bar, isPending), ...text },
        })),
      },
    ],
  };
}

function nameAxis(bars: readonly WaterfallBar[], tokens: Tokens, text: object) {
  return {
    type: 'category',
    data: bars.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.controlLine } },
    axisLabel: { ...text, interval: 0, width: 5 * tokens.fontSize, overflow: 'break' },
  };
}

/** What stands below each bar: everything not yet borne. */
function floors(bars: readonly WaterfallBar[]): number[] {
  const [total, ...layers] = bars;
  let left: number = total?.amount ?? 0;
  const below = layers.map(({ amount }: { readonly amount: Fen }) => {
    left -= amount;
    return left;
  });
  return [0, ...below];
}
