/** While the desk works without its centre: how old everything is that the desk shows (UI.md, "Offline"). */
import { useState } from 'react';
import { DisconnectOutlined } from '@ant-design/icons';
import { daysBetween, type LocalDate, minuteOf } from '../../shared/dates.ts';
import type { Output } from '../../shared/contract.ts';
import { LINE_NAMES, type LineState } from '../../shared/line.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { rosterWords } from './roster-words.ts';

/** What goes on without a line, by its cause (sync rule 23). */
const MEANING: Readonly<Record<Exclude<LineState, 'ok' | 'checking'>, string>> = {
  unconnected: '本窗口单机办理，业务照常，全部加密保存在本机',
  'no-line': '网络不通，业务照常，恢复后自动补传',
  'centre-down': '网络正常，中心没有应答，业务照常，恢复后自动补传',
  'upgrade-needed': '中心要求升级程序，业务照常，升级后补传',
  'clock-skewed': '本机时钟与中心相差过大，业务照常，请先校准时钟',
  revoked: '中心已停用本窗口，不能再办新业务，可以查询，已办业务都在本机',
  blocked: '与中心有一处对不上，业务照常，请到“同步”页查看',
};

/** Amber, never red, and it colours no record. Folded, it stays one line until sign-out. */
export function OfflineBand({ businessDay }: { readonly businessDay: LocalDate }) {
  const figures = useDeskQuery('desk.figures', {}).data;
  const [isFolded, setIsFolded] = useState(false);
  if (figures === undefined) return null;
  const { state } = figures.line;
  // While the desk is asking nobody knows yet: the status bar says so.
  if (state === 'ok' || state === 'checking') return null;
  const ages = isFolded ? shortAges(figures, businessDay) : longAges(figures, businessDay);
  return (
    <section className={`offline-band ${isFolded ? 'offline-folded' : ''}`} aria-label="离线提示">
      <DisconnectOutlined aria-hidden="true" />
      <div className="offline-words">
        <strong>{LINE_NAMES[state]}</strong>
        {!isFolded && <span>{MEANING[state]}。</span>}
        <ul className="offline-ages">
          {ages.map((age) => (
            <li key={age}>{age}</li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="offline-fold"
        aria-expanded={!isFolded}
        aria-label={isFolded ? '展开离线提示' : '收起离线提示'}
        onClick={() => setIsFolded(!isFolded)}
      >
        {isFolded ? '展开' : '收起'}
      </button>
    </section>
  );
}

function longAges(figures: Output<'desk.figures'>, today: LocalDate): string[] {
  const { plans, accumulators } = figures;
  return [
    rosterIn(figures, (asOf) => `参保库截至 ${asOf}（${ageOf(asOf, today)}）`),
    plans === null ? '没有产品方案' : `产品方案第 ${plans.n} 包，${plans.takenAt.slice(0, 10)} 启用`,
    longAccumulated(accumulators),
  ];
}

function shortAges(figures: Output<'desk.figures'>, today: LocalDate): string[] {
  const { plans, accumulators } = figures;
  return [
    rosterIn(figures, (asOf) => `参保库 ${ageOf(asOf, today)}`),
    ...(plans === null ? [] : [`方案第 ${plans.n} 包`]),
    shortAccumulated(accumulators),
  ];
}

function rosterIn(figures: Output<'desk.figures'>, age: (asOf: LocalDate) => string): string {
  return rosterWords(figures, (asOf) => ({ full: age(asOf), short: age(asOf) })).full;
}

type Accumulators = Output<'desk.figures'>['accumulators'];

/** A joined desk folds the centre's position; how old that is, is when the centre was last asked to the end. */
function longAccumulated(accumulators: Accumulators): string {
  if (accumulators === null) return '本年度累计只含本机，其他窗口和一站式直赔未计入';
  const { readAt } = accumulators;
  if (readAt === null) return '本年度累计尚未从中心取得，只含本机';
  return `本年度累计截至 ${minuteOf(readAt)}，之后其他窗口和一站式直赔未计入`;
}

function shortAccumulated(accumulators: Accumulators): string {
  const readAt = accumulators?.readAt ?? null;
  return readAt === null ? '累计只含本机' : `累计截至 ${minuteOf(readAt).slice(5)}`;
}

/** In days; 体验模式 may play a day before the roster's. */
function ageOf(day: LocalDate, today: LocalDate): string {
  const days = daysBetween(day, today);
  if (days === 0) return '当天';
  return days > 0 ? `${days} 天前` : `晚于今日 ${-days} 天`;
}
