/** Where the person stands in the year, and what was decided before: a decision starts from it (counter rule 21). */
import { formatYuan, type Fen } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Lines and caps left, then the decisions behind them. */
export function EarlierPanel({ claim: { position, earlier } }: { readonly claim: OfficeClaim }) {
  return (
    <Panel title="全年累计" extra={<span className="panel-note">中心口径，不含本案</span>}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">责任</th>
            <th scope="col" className="cell-right">
              起付线余额
            </th>
            <th scope="col" className="cell-right">
              已赔
            </th>
            <th scope="col" className="cell-right">
              还可赔
            </th>
          </tr>
        </thead>
        <tbody>
          {position.liabilities.map((one) => (
            <tr key={one.liability}>
              <th scope="row">{one.name}</th>
              <td className="cell-right">{limitOf(one.lineLeft)}</td>
              <td className="cell-right">{formatYuan(one.paid)}</td>
              <td className="cell-right">{limitOf(one.capLeft)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>此前的核定</h3>
      {earlier.length === 0 && <Empty>本年度还没有核定过其他理赔案。</Empty>}
      <ol className="trail">
        {earlier.map((one) => (
          <li key={one.decisionId}>
            <span className="cell-soft">{one.at.slice(0, 10)}</span>
            <span>{one.by}</span>
            <span>{one.verdict === 'pay' ? `给付 ¥${formatYuan(one.payable)}` : '不予给付'}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function limitOf(limit: Fen | 'none' | null): string {
  if (limit === null) return '未定';
  return limit === 'none' ? '不限' : formatYuan(limit);
}
