/** What each decided bill is owed more or less after a reversal or a correction: each its own row, never netted (counter rule 21). */
import { formatYuan, sumFen } from '../../shared/money.ts';
import type { Adjustment } from '../../shared/settle/result.ts';
import { Notice } from './Notice.tsx';

/** Sums first, as the citizen is told them; without rows nothing is owed either way. */
export function Adjustments({ rows }: { readonly rows: readonly Adjustment[] }) {
  if (rows.length === 0) return <Notice tone="plain">重新累计后各笔账单应赔的金额不变，没有补付，也没有追回。</Notice>;
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
                {bill.enddate} {bill.fixmedins_name}
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
