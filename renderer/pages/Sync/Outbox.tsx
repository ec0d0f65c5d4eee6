/** What waits to be sent, by kind, with its age (sync rule 21). */
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { entryName } from '../../../shared/entry-names.ts';
import { Empty } from '../../components/Empty.tsx';
import { Money } from '../../components/Money.tsx';

export interface OutboxProps {
  readonly outbox: Output<'sync.outbox'>;
  readonly isJoined: boolean;
}

/** The table, or that nothing waits. */
export function Outbox({ outbox: { kinds, looks }, isJoined }: OutboxProps) {
  const aside = looks.count === 0 ? null : `另有查询、打印等操作记录 ${looks.count} 条，排在业务之后上传。`;
  if (kinds.length === 0) {
    return (
      <Empty>
        {isJoined ? '业务已全部上传，中心都已收到。' : '没有未上传的业务。'}
        {aside}
      </Empty>
    );
  }
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
              <td className="sum-cell">{sum === null ? '—' : <Money amount={sum} />}</td>
              <td>{minuteOf(oldestAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="form-hint">{aside}受理、收款、扣缴的金额各自统计，不相加。</p>
    </>
  );
}
