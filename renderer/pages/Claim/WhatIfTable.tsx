/** The present figure and the supposed one side by side, a row for each liability. */
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan, type Fen } from '../../../shared/money.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import type { WhatIf } from '../../../shared/what-if.ts';
import type { Figure } from './preview.ts';

export interface WhatIfTableProps {
  readonly figure: Figure;
  readonly result: WhatIf;
  readonly status: HealthStatus;
}

/** A second bill stands in a column of its own. */
export function WhatIfTable({ figure, result, status }: WhatIfTableProps) {
  const { settlement, healthStatus } = figure;
  const [first, second] = result.bills;
  if (first === undefined) return null;
  const hasMore = second !== undefined;
  return (
    <>
      <table className="what-if-table">
        <thead>
          <tr>
            <th scope="col">责任</th>
            <th scope="col">现在（{HEALTH_STATUS_NAMES[healthStatus]}）</th>
            <th scope="col">测算（{HEALTH_STATUS_NAMES[status]}）</th>
            {hasMore && <th scope="col">再来一张</th>}
          </tr>
        </thead>
        <tbody>
          {settlement.lines.map((line, at) => (
            <tr key={line.liability}>
              <th scope="row">{line.name}</th>
              <td>{amountWords(line.payable)}</td>
              <td>{amountWords(first.settlement.lines[at]?.payable ?? null)}</td>
              {hasMore && <td>{amountWords(second.settlement.lines[at]?.payable ?? null)}</td>}
            </tr>
          ))}
          <tr>
            <th scope="row">单张合计</th>
            <td>{amountWords(settlement.payable)}</td>
            <td>{amountWords(first.settlement.payable)}</td>
            {hasMore && <td>{amountWords(second.settlement.payable)}</td>}
          </tr>
        </tbody>
      </table>
      {hasMore && <p className="form-hint">再来的一张按前一张已照测算核定、起付线已用计算；先后次序会影响结果。</p>}
      <Reasons result={result} />
    </>
  );
}

/** An amount, or 待补. */
export function amountWords(amount: Fen | null): string {
  return amount === null ? '待补' : `¥${formatYuan(amount)}`;
}

/** Why a line pays nothing or waits, once for each sentence. */
function Reasons({ result }: { readonly result: WhatIf }) {
  const lines = result.bills.flatMap(({ settlement }) => settlement.lines);
  const told = lines.filter(
    ({ status, reason }) => status !== 'payable' || reason === 'capped' || reason === 'recover',
  );
  const sentences = [...new Set(told.map((line) => `${line.name}：${explainLine(line)}`))];
  if (sentences.length === 0) return null;
  return (
    <ul className="plain-list form-hint">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
