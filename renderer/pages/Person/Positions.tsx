/** What is left of the year's line and cap, liability by liability: a bar people see from afar, the figures beside it. */
import type { PersonPolicy } from '../../../shared/contract/people.ts';
import { formatYuan, minus, type Fen } from '../../../shared/money.ts';
import type { LiabilityPosition } from '../../../shared/settle/position.ts';
import { Panel } from '../../components/Panel.tsx';

export interface PositionsProps {
  readonly policies: readonly PersonPolicy[];
  /** The day up to which own decisions count. */
  readonly asOf: string;
}

/** Draws nothing without a policy in force. */
export function Positions({ policies, asOf }: PositionsProps) {
  const placed = policies.flatMap(({ policyId, productName, coverYear, position }) =>
    position === null ? [] : [{ policyId, title: `${productName} ${coverYear} 年度`, position }],
  );
  if (placed.length === 0) return null;
  return (
    <Panel title="剩余起付线和限额" extra={<span className="panel-age">截至 {asOf}，只含本机已核定；试算不计入</span>}>
      {placed.map(({ policyId, title, position }) => (
        <table key={policyId} className="positions">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">责任</th>
              <th scope="col">起付线剩余</th>
              <th scope="col">限额剩余</th>
            </tr>
          </thead>
          <tbody>
            {position.liabilities.map((liability) => (
              <Row key={liability.liability} position={liability} />
            ))}
          </tbody>
        </table>
      ))}
    </Panel>
  );
}

function Row({ position }: { readonly position: LiabilityPosition }) {
  const { name, line, lineLeft, cap, capLeft } = position;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{line === null || lineLeft === null ? '起付线未定' : <Left what="起付线" whole={line} left={lineLeft} />}</td>
      <td>
        {cap === null || capLeft === null ? (
          '限额未定'
        ) : capLeft === 'none' ? (
          '不设限额'
        ) : (
          <Left what="限额" whole={cap === 'none' ? capLeft : cap} left={capLeft} />
        )}
      </td>
    </tr>
  );
}

/** What is left of a line or cap fills the bar, as its column says; the words say the same to whoever cannot see it. */
function Left({ what, whole, left }: { readonly what: string; readonly whole: Fen; readonly left: Fen }) {
  const used = minus(whole, left);
  return (
    <div className="position">
      <span className="money">¥{formatYuan(left)}</span>
      <meter
        className="position-bar"
        min={0}
        max={Math.max(whole, 1)}
        value={left}
        aria-label={`${what} ${formatYuan(whole)} 元，已用 ${formatYuan(used)} 元，剩余 ${formatYuan(left)} 元`}
      />
      <span className="position-used cell-soft">
        <span>共 ¥{formatYuan(whole)}</span> <span>已用 ¥{formatYuan(used)}</span>
      </span>
    </div>
  );
}
