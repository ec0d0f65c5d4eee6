/** The rows of one stage: nobody's data is open here, and one key opens the claim. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan } from '../../../shared/money.ts';
import { COMPLEX_DAYS, type QueueRow, SIMPLE_DAYS } from '../../../shared/office/queue.ts';
import { decidedWords } from '../../../shared/settle/owed.ts';
import { takeFocus } from '../../components/take-focus.ts';

export interface QueueTableProps {
  readonly rows: readonly QueueRow[];
  readonly open: (claimId: string) => void;
}

/** Arrow keys move along the rows; the first is focused when the stage appears. */
export function QueueTable({ rows, open }: QueueTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => takeFocus(table.current?.querySelector<HTMLElement>('.queue-open')), []);
  return (
    <table className="queue" ref={table} onKeyDown={moveAlong}>
      <thead>
        <tr>
          <th>被保险人</th>
          <th>受理窗口</th>
          <th>产品</th>
          <th>受理</th>
          <th className="cell-right">健康时可赔</th>
          <th className="cell-right">既往症时可赔</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.claimId} row={row} open={() => open(row.claimId)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, open }: { readonly row: QueueRow; readonly open: () => void }) {
  const { healthStatus, decided } = row;
  return (
    <tr>
      <td>
        <button type="button" className="link queue-open" onClick={open}>
          {row.name}
        </button>
        <div className="cell-soft">{row.paperNo === null ? '' : `试算单 ${row.paperNo}`}</div>
      </td>
      <td>
        {row.deskCode}
        <div className="cell-soft">{row.site}</div>
      </td>
      <td>{row.productName}</td>
      <td>
        {row.openedAt.slice(0, 10)}
        <div>
          <Age day={row.day} isOver={decided !== null} />
        </div>
      </td>
      <td className="cell-right">{amountOf(row, 'healthy')}</td>
      <td className="cell-right">{amountOf(row, 'preexisting')}</td>
      <td>
        {row.isFollowing && <span className="tag tag-plain">冲正、更正</span>}
        {decided === null ? null : <div>核定：{decidedWords(decided, row.isFollowing)}</div>}
        {healthStatus === null ? null : <div>已认定{HEALTH_STATUS_NAMES[healthStatus]}</div>}
        {row.note === null ? null : <div className="cell-soft">{row.note}</div>}
      </td>
    </tr>
  );
}

/** Counter rule 17: five days for a simple claim, thirty for a complex one. */
function Age({ day, isOver }: { readonly day: number; readonly isOver: boolean }) {
  if (isOver) return null;
  const tone = day > COMPLEX_DAYS ? 'bad' : day > SIMPLE_DAYS ? 'warning' : 'plain';
  return <span className={`tag tag-${tone}`}>第 {day} 日</span>;
}

/** A status that was ruled out by the determination has no figure to show. */
function amountOf({ payable, healthStatus, isFollowing, recover }: QueueRow, status: HealthStatus): string {
  if (healthStatus !== null && healthStatus !== status) return '—';
  const amount = payable[status];
  if (amount === null) return '待补';
  if (isFollowing) return decidedWords({ verdict: 'pay', payable: amount, recover }, true);
  return `¥${formatYuan(amount)}`;
}

function moveAlong(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('.queue-open')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  event.preventDefault();
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
}
