/** An ECharts picture in its place on the page: drawn while the place has a size, redrawn when it changes. */
import { useEffect, useRef, type RefObject } from 'react';
import { init, type EChartsCoreOption } from 'echarts/core';

/** `optionOf` must stay the same function while its picture is the same (useCallback, useMemo). */
export function useChart(optionOf: () => EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let chart: ReturnType<typeof init> | null = null;
    // Told at once, and again when the page comes to the front: one behind another has no size to draw in.
    const watcher = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientHeight === 0) return;
      if (chart !== null) return chart.resize();
      chart = init(element, undefined, { renderer: 'svg' });
      chart.setOption(optionOf());
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart?.dispose();
    };
  }, [optionOf]);
  return place;
}
