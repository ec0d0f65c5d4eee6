/** 日结对账 F6: closing is not there yet; the true figures of today, as the close will freeze them. */
import type { TodaysBusiness } from '../../../shared/contract/workbench.ts';
import { formatYuan, sumFen } from '../../../shared/money.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TenderTable } from '../Workbench/TenderTable.tsx';

/** What is not there and what to do meanwhile left, today's money right. */
export function DayClosePage() {
  const shift = useDeskQuery('shift.current', {}).data;
  const today = useDeskQuery('workbench.today', {});
  return (
    <div className="two-columns">
      <Panel title="日结对账">
        <Notice tone="plain">
          <p>现金清点、日结单和对账签字将在后续版本提供；每笔受理和收款都已按班次和业务日期记账，届时可补做日结。</p>
          <p>在此之前：下班前请按右侧“今日已收”核对抽屉里的现金，由收银人员和主管在纸面登记签字。</p>
        </Notice>
        {shift !== undefined && (
          <dl className="facts">
            <dt>今日班次</dt>
            <dd>{shift.current === null ? '未开班' : `已开班（${shift.current.openedAt.slice(11, 16)}）`}</dd>
            <dt>未结旧班次</dt>
            <dd>{shift.unclosed.length} 个</dd>
            {today.data?.papers.map(({ kind, issued, voided }) => (
              <PaperLine key={kind} name={PAPER_NAMES[kind].replace(/（.*$/, '')} issued={issued} voided={voided} />
            ))}
          </dl>
        )}
      </Panel>
      <Panel title={today.data === undefined ? '今日' : `${today.data.businessDay} 今日`}>
        <ErrorSentence error={today.error} />
        {today.data !== undefined && <Money business={today.data.business} />}
      </Panel>
    </div>
  );
}

function PaperLine({ name, issued, voided }: { name: string; issued: number; voided: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {issued} 份{voided > 0 && `，其中作废 ${voided} 份`}
      </dd>
    </>
  );
}

function Money({ business }: { readonly business: TodaysBusiness | null }) {
  if (business === null) return <Empty>医保侧不经手保费和理赔金额；日结表的医保部分只含核对、授权和单证。</Empty>;
  return (
    <>
      <Collected collected={business.collected} />
      <TenderTable premium={business.premium} />
    </>
  );
}

/** Only 已收 is income; each tender has its own proof (cash rule 6). */
function Collected({ collected }: Pick<TodaysBusiness, 'collected'>) {
  if (collected.length === 0) {
    return (
      <section>
        <h3>今日已收</h3>
        <Empty>今天还没有收到保费。</Empty>
      </section>
    );
  }
  return (
    <table className="sums">
      <caption>今日已收</caption>
      <thead>
        <tr>
          <th scope="col">缴费方式</th>
          <th scope="col" className="sum-cell">
            笔数
          </th>
          <th scope="col" className="sum-cell">
            金额
          </th>
        </tr>
      </thead>
      <tbody>
        {collected.map(({ tender, count, sum }) => (
          <tr key={tender}>
            <td>{TENDER_NAMES[tender]}</td>
            <td className="sum-cell">{count}</td>
            <td className="sum-cell">¥{formatYuan(sum)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <td className="sum-cell">{collected.reduce((total, { count }) => total + count, 0)}</td>
          <td className="sum-cell">¥{formatYuan(sumFen(collected.map(({ sum }) => sum)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
