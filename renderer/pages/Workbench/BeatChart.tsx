/** A small bar chart of proposals and claims; its figures stand in the table beside it. */
import { useCallback } from 'react';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { use as withParts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useChart } from '../../components/use-chart.ts';
import { useEdition } from '../../theme/edition.tsx';
import { EDITIONS, FONT_FAMILY, type Tokens } from '../../theme/tokens.ts';
import type { Beats } from './beats.ts';

// Tells ECharts which of its parts this chart has; nothing else of it is bundled.
withParts([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** The default export, because it is loaded on its own. */
export default function BeatChart({ beats }: { readonly beats: Beats }) {
  const tokens = EDITIONS[useEdition().edition];
  const place = useChart(useCallback(() => optionOf(beats, tokens), [beats, tokens]));
  return <div ref={place} className="beat-chart" aria-hidden="true" />;
}

function optionOf({ rows }: Beats, tokens: Tokens) {
  const text = { fontFamily: FONT_FAMILY, fontSize: tokens.fontSize - 2, color: tokens.text };
  const series = (name: string, data: readonly number[], color: string) => ({
    type: 'bar',
    name,
    stack: 'acts',
    silent: true,
    barMaxWidth: 28,
    itemStyle: { color },
    data: [...data],
  });
  return {
    animation: false,
    textStyle: text,
    legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 10, textStyle: text, selectedMode: false },
    grid: { left: 4, right: 4, top: tokens.fontSize + 14, bottom: 0, containLabel: true },
    xAxis: {
      type: 'category',
      data: rows.map(({ tick }) => tick),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.controlLine } },
      // A week is labelled day by day; of many hours only as many as there is room for.
      axisLabel: { ...text, interval: rows.length <= 7 ? 0 : 'auto' },
    },
    // Whole acts only.
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: tokens.line } } },
    series: [
      series(
        '投保',
        rows.map(({ proposals }) => proposals),
        tokens.primary,
      ),
      series(
        '理赔',
        rows.map(({ claims }) => claims),
        tokens.warning,
      ),
    ],
  };
}
