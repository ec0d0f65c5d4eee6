/** The hours of today and the days of the week as rows for a chart and its table. */
import type { TodaysBusiness } from '../../../shared/contract/workbench.ts';
import { ZERO, type Fen } from '../../../shared/money.ts';

export interface Beat {
  readonly label: string;
  /** The label under the bar, where a week of them stands side by side. */
  readonly tick: string;
  readonly proposals: number;
  readonly claims: number;
  readonly collected: Fen;
}

export interface Beats {
  readonly title: string;
  /** What a row is: 时段 or 日期. */
  readonly unit: string;
  readonly rows: readonly Beat[];
}

/** From the first busy hour to the last, idle ones between included; none when nothing happened. */
export function hourBeats({ hours }: Pick<TodaysBusiness, 'hours'>): Beats {
  const first = hours[0]?.hour ?? 0;
  const last = hours.at(-1)?.hour ?? -1;
  const rows = Array.from({ length: last - first + 1 }, (_, at) => {
    const busy = hours.find(({ hour }) => hour === first + at);
    const label = `${first + at} 时`;
    return { label, tick: label, ...(busy ?? { proposals: 0, claims: 0, collected: ZERO }) };
  });
  return { title: '今日各时段业务', unit: '时段', rows };
}

/** Seven days, today last. */
export function dayBeats({ days }: Pick<TodaysBusiness, 'days'>): Beats {
  return { title: '最近七天业务', unit: '日期', rows: days.map(rowOf) };
}

/** Such as 11-20, and 20日 under the bar. */
function rowOf(beat: TodaysBusiness['days'][number]): Beat {
  return { label: beat.day.slice(5), tick: `${Number(beat.day.slice(8))}日`, ...beat };
}
