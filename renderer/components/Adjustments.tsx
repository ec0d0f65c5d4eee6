/** What each decided bill is owed more or less after a reversal or a correction: each its own row, never netted (counter rule 21). */
import { type Fen, formatYuan, sumFen } from '../../shared/money.ts';
import type { Adjustment } from '../../shared/settle/result.ts';
import { Notice } from './Notice.tsx';

export interface AdjustmentsProps {
  readonly rows: readonly Adjustment[];
  /** Null: 待补. */
  readonly owed: { readonly payable: Fen | null; readonly recover: Fen };
}

/** Sums first, as the citizen is told them; without rows it is said why there are none. */
export function Adjustments({ rows, owed }: AdjustmentsProps) {
  if (rows.length === 0) return <Notice tone="plain">{withoutRows(owed)}</Notice>;
  const sum = (wanted: Adjustment['kind']) =>
    formatYuan(sumFen(rows.flatMap(({ kind, amount }) => (kind === wanted ? [amount] : []))));
  return (
    <>
      <dl className="facts">
        <dt>补付合计</dt>
        <dd className="money">¥{sum('top-up')}</dd>
        <dt>追回合计</dt>
        <dd className="money">¥{sum('recover')}</dd>
      </dl>
      <table className="adjustments">
        <thead>
          <tr>
            <th scope="col">账单</th>
            <th scope="col">责任</th>
            <th scope="col">已给付</th>
            <th scope="col">现应给付</th>
            <th scope="col">补付或追回</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, bill, liability, name, before, now, amount }) => (
            <tr key={`${bill.at} ${liability}`}>
              <th scope="row">
                <span className="day">{bill.enddate}</span> {bill.fixmedins_name}
              </th>
              <td>{name}</td>
              <td>¥{formatYuan(before)}</td>
              <td>¥{formatYuan(now)}</td>
              <td>
                {kind === 'recover' ? '追回' : '补付'} ¥{formatYuan(amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="form-hint">补付和追回各自办理，互不抵扣。</p>
    </>
  );
}

function withoutRows({ payable, recover }: AdjustmentsProps['owed']): string {
  if (payable === null) return '待补的补齐以后，才算得出各笔账单的补付和追回。';
  if (payable === 0 && recover === 0) return '重新累计后各笔账单应赔的金额不变，没有补付，也没有追回。';
  return '只能按全年累计数计算，分不出各笔账单；补付和追回见各项责任。';
}
