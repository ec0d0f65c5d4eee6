/** What waits for whom; each line leads to where it is done. */
import type { Wait } from '../../../shared/contract/workbench.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Grant } from '../../../shared/desk.ts';
import { formatYuan } from '../../../shared/money.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNavigation } from '../../frame/pages.ts';
import { waitLines, type WaitLine } from './wait-lines.ts';

interface Props {
  readonly waits: readonly Wait[];
  readonly grants: readonly Grant[];
  readonly today: LocalDate;
}

/** Own work first. */
export function WaitList({ waits, grants, today }: Props) {
  const lines = waitLines(waits, grants, today);
  return (
    <Panel title="待办" extra={lines.length > 0 && <span className="panel-note">Tab 选一行，Enter 前往办理</span>}>
      {lines.length === 0 && <Empty>没有等着办的事。</Empty>}
      <ul className="wait-list">
        {lines.map((line) => (
          <WaitRow key={line.kind} line={line} />
        ))}
      </ul>
    </Panel>
  );
}

function WaitRow({ line }: { readonly line: WaitLine }) {
  const { goTo } = useNavigation();
  const { title, reason, who, isMine, sum, days, page, subject } = line;
  return (
    <li>
      <button type="button" className="wait-line" onClick={() => goTo(page, subject)}>
        <span className={`tag ${isMine ? 'tag-warning' : 'tag-plain'}`}>{who}</span>
        <span className="wait-words">
          <strong>{title}</strong>
          <span className="wait-reason">{reason}</span>
        </span>
        <span className="wait-figures">
          {sum !== null && <span className="money">¥{formatYuan(sum)}</span>}
          {days !== null && <span className="wait-age">{days === 0 ? '今日起' : `已 ${days} 天`}</span>}
        </span>
      </button>
    </li>
  );
}
