/** Who bore what, as a waterfall: 总费用 → … → 惠民保 → 个人负担 (UI.md, "Settlement panel"). */
import { useEffect, useRef } from 'react';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as withParts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { formatYuan, type Fen } from '../../shared/money.ts';
import type { WaterfallBar } from '../../shared/settle/waterfall.ts';
import { useEdition } from '../theme/edition.tsx';
import { BEARER_COLOURS, EDITIONS, FONT_FAMILY, type Tokens } from '../theme/tokens.ts';

// Tells ECharts which of its parts this page has; nothing else of it is bundled.
withParts([BarChart, GridComponent, SVGRenderer]);

/** Draws the bars; a reader hears the figures. */
export function Waterfall({ bars }: { readonly bars: readonly WaterfallBar[] }) {
  const place = useRef<HTMLDivElement>(null);
  const tokens = EDITIONS[useEdition().edition];
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(bars, tokens));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [bars, tokens]);
  const spoken = bars.map(({ name, amount }) => `${name} ${formatYuan(amount)} 元`).join('，');
  return <div ref={place} className="waterfall" role="img" aria-label={`费用分担：${spoken}`} />;
}

function optionOf(bars: readonly WaterfallBar[], tokens: Tokens) {
  const text = { fontFamily: FONT_FAMILY, fontSize: tokens.fontSize - 1, color: tokens.text };
  return {
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 4, top: 26, bottom: 26 },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.controlLine } },
      axisLabel: { ...text, interval: 0 },
    },
    yAxis: { type: 'value', show: false },
    series: [
      { type: 'bar', stack: 'bill', silent: true, itemStyle: { color: 'transparent' }, data: floors(bars) },
      {
        type: 'bar',
        stack: 'bill',
        silent: true,
        barMaxWidth: 64,
        barMinHeight: 1,
        data: bars.map(({ key, amount }) => ({
          value: amount,
          itemStyle: { color: BEARER_COLOURS[key] },
          label: { show: true, position: 'top', formatter: formatYuan(amount), ...text },
        })),
      },
    ],
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
