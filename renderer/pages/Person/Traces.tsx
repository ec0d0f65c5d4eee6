/** What was printed for this person, and for those who answer for it: who looked at them. */
import type { Person } from '../../../shared/contract/people.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';

const PRINT_STATE_NAMES = { open: '未确认', printed: '已打出', failed: '没打出' } as const;

/** Newest first. */
export function Prints({ prints }: { readonly prints: NonNullable<Person['prints']> }) {
  return (
    <Panel title="打印记录">
      {prints.length === 0 && <Empty>此人的单证还没有打印过。</Empty>}
      <ul className="traces">
        {prints.map(({ at, no, kind, reprint, state, operatorNo }, place) => (
          <li key={`${no} ${at} ${place}`}>
            <span className="cell-soft">{minuteOf(at)}</span>
            <span>
              {PAPER_NAMES[kind].replace(/（.*$/, '')} {no}
            </span>
            <span className="cell-soft">
              {reprint === 0 ? '原件' : `补打 第${reprint}次`} · {PRINT_STATE_NAMES[state]} · {operatorNo}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Newest first; supervisors and auditors only. */
export function Looks({ looks }: { readonly looks: NonNullable<Person['looks']> }) {
  return (
    <Panel title="查看记录" extra={<span className="panel-age">最近 50 次</span>}>
      <ul className="traces">
        {looks.map(({ at, operatorNo, operatorName, what }, place) => (
          <li key={`${at} ${operatorNo} ${place}`}>
            <span className="cell-soft">{minuteOf(at)}</span>
            <span>
              {operatorName} {operatorNo}
            </span>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
