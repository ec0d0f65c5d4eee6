/** 同步 F7: no centre yet; what waits for it, by kind, with its age (sync rule 21). */
import type { Output } from '../../../shared/contract.ts';
import { entryName } from '../../../shared/entry-names.ts';
import { LINE_NAMES } from '../../../shared/line.ts';
import { fen, formatYuan } from '../../../shared/money.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** The line left, what is unsent right. */
export function SyncPage() {
  const figures = useDeskQuery('desk.figures', {});
  const outbox = useDeskQuery('sync.outbox', {});
  return (
    <div className="two-columns">
      <Panel title="同步">
        <ErrorSentence error={figures.error} />
        {figures.data !== undefined && <Line figures={figures.data} />}
        <Notice tone="plain">
          <p>与中心系统的联网上传和 U 盘交换将在后续版本提供。</p>
          <p>在此之前：业务照常办理，承保结果向承保公司查询。</p>
          <p>每天下班退出程序后，请把整个数据文件夹复制一份，存到单位保管的移动介质。</p>
        </Notice>
      </Panel>
      <Panel title="未上传的业务">
        <ErrorSentence error={outbox.error} />
        {outbox.data !== undefined && <Outbox outbox={outbox.data} />}
      </Panel>
    </div>
  );
}

function Line({ figures }: { readonly figures: Output<'desk.figures'> }) {
  const { line, unsent, refused, unknown } = figures;
  return (
    <dl className="facts">
      <dt>线路</dt>
      <dd>{LINE_NAMES[line.state]}</dd>
      <dt>最近联系中心</dt>
      <dd>{line.lastContactAt === null ? '从未' : minuteOf(line.lastContactAt)}</dd>
      <dt>未上传</dt>
      <dd>
        {unsent.count} 笔
        {unsent.sum !== null && (
          <>
            ，涉及保费 <span className="money">¥{formatYuan(fen(unsent.sum))}</span>
          </>
        )}
      </dd>
      <dt>最早一笔</dt>
      <dd>{unsent.oldestAt === null ? '—' : minuteOf(unsent.oldestAt)}</dd>
      <dt>被退回</dt>
      <dd>{refused} 笔</dd>
      <dt>结果未知</dt>
      <dd>{unknown} 笔（已发出、没有收到答复的；尚未发出过）</dd>
      <dt>承保状态</dt>
      <dd>中心未裁定前均为待承保</dd>
    </dl>
  );
}

function Outbox({ outbox }: { readonly outbox: Output<'sync.outbox'> }) {
  const { kinds, looks } = outbox;
  if (kinds.length === 0) return <Empty>没有未上传的业务。</Empty>;
  return (
    <>
      <table className="sums">
        <caption className="visually-hidden">未上传的业务，按种类</caption>
        <thead>
          <tr>
            <th scope="col">种类</th>
            <th scope="col" className="sum-cell">
              笔数
            </th>
            <th scope="col" className="sum-cell">
              涉及金额
            </th>
            <th scope="col">最早</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ type, count, sum, oldestAt }) => (
            <tr key={type}>
              <td>{entryName(type) ?? '其他业务'}</td>
              <td className="sum-cell">{count}</td>
              <td className="sum-cell">{sum === null ? '—' : `¥${formatYuan(sum)}`}</td>
              <td>{minuteOf(oldestAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="form-hint">
        另有查询、打印等操作记录 {looks.count} 条，排在业务之后上传。受理、收款、扣缴的金额各自统计，不相加。
      </p>
    </>
  );
}

/** '2021-11-20T09:30:00.000+08:00' → '2021-11-20 09:30'. */
function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
