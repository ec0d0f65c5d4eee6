/** A row per liability: what it pays, or why not, in a sentence. */
import { formatYuan } from '../../shared/money.ts';
import type { SettlementLine } from '../../shared/settle/result.ts';

/** A line with its sentence, live or frozen. */
export type SettledLine = SettlementLine & { readonly sentence: string };

/** In the plan's own order; what several wait for alike is said once. */
export function SettledLines({ lines }: { readonly lines: readonly SettledLine[] }) {
  const isAlike = (one: SettledLine, other: SettledLine) =>
    one.status === 'pending' && other.status === 'pending' && one.sentence === other.sentence;
  const shown = lines.filter((line, at) => !lines.slice(0, at).some((earlier) => isAlike(earlier, line)));
  return (
    <ul className="liabilities">
      {shown.map((line) => (
        <li key={line.liability}>
          <div>
            <strong>
              {lines
                .filter((other) => other === line || isAlike(other, line))
                .map(({ name }) => name)
                .join('、')}
            </strong>
            <p>{line.sentence}</p>
          </div>
          <LineAmount line={line} />
        </li>
      ))}
    </ul>
  );
}

function LineAmount({ line }: { readonly line: SettlementLine }) {
  const isPending = line.status === 'pending';
  if (line.payable === null || line.status === 'notCovered') {
    return <span className={`tag tag-${isPending ? 'warning' : 'plain'}`}>{isPending ? '待补' : '不属保障'}</span>;
  }
  return <span className="money liability-amount">¥{formatYuan(line.payable)}</span>;
}
