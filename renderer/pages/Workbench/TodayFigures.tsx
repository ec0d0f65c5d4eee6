/** Today in figures: proposals, money, claims, papers, and how they spread over the hours and the week. */
import { lazy, Suspense, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { TodaysBusiness } from '../../../shared/contract/workbench.ts';
import { formatYuan, isZero, sumFen, type Fen } from '../../../shared/money.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { RATING_LEVEL_NAMES } from '../../../shared/rating.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';
import { dayBeats, hourBeats, type Beats } from './beats.ts';
import { TenderTable } from './TenderTable.tsx';

// The chart library arrives after the figures: the first screen does not wait for it.
const BeatChart = lazy(() => import('./BeatChart.tsx'));

interface Props {
  readonly today: Output<'workbench.today'>;
  readonly isCashier: boolean;
}

export function TodayFigures({ today, isCashier }: Props) {
  const { business } = today;
  return (
    <Panel title="今日">
      <dl className="figures">
        {business !== null && <BusinessFigures business={business} isCashier={isCashier} />}
        <PaperFigure today={today} />
        <RatingFigure />
      </dl>
      {business === null && <p className="form-hint">医保侧不经手保费和理赔金额，这里不显示。</p>}
      {business !== null && <Spread business={business} />}
    </Panel>
  );
}

function PaperFigure({ today }: { readonly today: Output<'workbench.today'> }) {
  const { papers, prints } = today;
  const issued = papers.reduce((sum, paper) => sum + paper.issued, 0);
  const voided = papers.reduce((sum, paper) => sum + paper.voided, 0);
  const note = `打印 ${prints.originals} 份，补打 ${prints.copies} 份，作废 ${voided} 份`;
  return <Figure name="出具单证" count={issued} unit="份" note={note} />;
}

/** 好差评 of today; nothing while nobody rated. */
function RatingFigure() {
  const ratings = useDeskQuery('citizen.ratings', {}).data;
  if (ratings === undefined || ratings.total === 0) return null;
  const given = ratings.levels.filter(({ count }) => count > 0);
  const note = given.map(({ level, count }) => `${RATING_LEVEL_NAMES[level]} ${count}`).join('，');
  return <Figure name="好差评" count={ratings.total} unit="次" note={note} />;
}

function BusinessFigures({ business, isCashier }: { readonly business: TodaysBusiness; readonly isCashier: boolean }) {
  const { claims } = business;
  const proposals = totalOf(business.proposals);
  const collected = totalOf(business.collected);
  const money = <Figure name="已收保费" count={collected.count} unit="笔" sum={collected.sum} />;
  return (
    <>
      {isCashier && money}
      <Figure name="受理投保" count={proposals.count} unit="件" sum={proposals.sum} />
      {!isCashier && money}
      <Figure
        name="受理理赔"
        count={claims.opened}
        unit="件"
        note={`试算 ${claims.trials} 次${claims.pending > 0 ? `，其中待补 ${claims.pending} 次` : ''}`}
      />
    </>
  );
}

function Spread({ business }: { readonly business: TodaysBusiness }) {
  const isIdle = business.days.every((day) => day.proposals === 0 && day.claims === 0 && isZero(day.collected));
  if (isIdle) return <Empty>最近七天还没有业务。开班后按 F2 受理第一份投保，这里会显示今日和一周的走势。</Empty>;
  return (
    <>
      <div className="charts">
        <Chart beats={hourBeats(business)} empty="今天还没有业务。" />
        <Chart beats={dayBeats(business)} empty="" />
      </div>
      <TenderTable premium={business.premium} />
    </>
  );
}

/** The drawing for the eye, the same figures as a table for the ear. */
function Chart({ beats, empty }: { readonly beats: Beats; readonly empty: string }) {
  const isEmpty = beats.rows.length === 0;
  return (
    <figure className="beat-figure">
      <figcaption>{beats.title}</figcaption>
      {isEmpty ? (
        <p className="form-hint">{empty}</p>
      ) : (
        <Suspense fallback={<div className="beat-chart" />}>
          <BeatChart beats={beats} />
        </Suspense>
      )}
      {!isEmpty && <BeatTable beats={beats} />}
    </figure>
  );
}

/** Hidden by a box around it: a table takes no width or height of 1 px. */
function BeatTable({ beats }: { readonly beats: Beats }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{beats.title}</caption>
        <thead>
          <tr>
            <th scope="col">{beats.unit}</th>
            <th scope="col">受理投保</th>
            <th scope="col">受理理赔</th>
            <th scope="col">已收保费</th>
          </tr>
        </thead>
        <tbody>
          {beats.rows.map(({ label, proposals, claims, collected }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{proposals} 件</td>
              <td>{claims} 件</td>
              <td>{formatYuan(collected)} 元</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly count: number;
  readonly unit: string;
  readonly sum?: Fen;
  readonly note?: ReactNode;
}

function Figure({ name, count, unit, sum, note }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <strong>{count}</strong> {unit}
        {sum !== undefined && <span className="money">¥{formatYuan(sum)}</span>}
      </dd>
      {note !== undefined && note !== '' && <dd className="figure-note">{note}</dd>}
    </div>
  );
}

function totalOf(parts: readonly { readonly count: number; readonly sum: Fen }[]): { count: number; sum: Fen } {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    sum: sumFen(parts.map(({ sum }) => sum)),
  };
}
