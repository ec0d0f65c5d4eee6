/** The line: its state, why not in one sentence with the next step, and how old everything is. */
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { LINE_NAMES, type LineState, NEEDS_SOMEBODY } from '../../../shared/line.ts';
import { fen } from '../../../shared/money.ts';
import { Money } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { minuteOr } from './minute-or.ts';

export interface LineFactsProps {
  readonly status: Output<'sync.status'>;
  readonly figures: Output<'desk.figures'>;
}

/** Nothing here is red: being without a line is no fault of the business (sync rule 22). */
export function LineFacts({ status, figures }: LineFactsProps) {
  const { line, isRunning, nextAt } = status;
  const { unsent, refused, unknown } = figures;
  return (
    <>
      <Why line={line} />
      <dl className="facts sync-facts">
        <dt>线路</dt>
        <dd>
          <span className={`tag ${toneOf(line.state)}`}>{LINE_NAMES[line.state]}</span>
          {isRunning && <span className="form-hint"> 正在与中心联系……</span>}
        </dd>
        <dt>最近联系上中心</dt>
        <dd>{minuteOr(line.lastContactAt, '从未')}</dd>
        <dt>最近尝试</dt>
        <dd>
          {minuteOr(line.attemptedAt, '从未')}
          {nextAt !== null && !isRunning && `，下一次 ${nextAt.slice(11, 16)}`}
        </dd>
        <Skew minutes={line.skewMinutes} />
        <dt>未上传</dt>
        <dd>
          {unsent.count} 笔
          {unsent.sum !== null && unsent.count > 0 && (
            <>
              ，涉及保费 <Money amount={fen(unsent.sum)} />
            </>
          )}
        </dd>
        <dt>最早一笔</dt>
        <dd>{unsent.oldestAt === null ? '—' : minuteOf(unsent.oldestAt)}</dd>
        <dt>被退回</dt>
        <dd>{refused} 笔</dd>
        <dt>结果未知</dt>
        <dd>{unknown === 0 ? '0 笔' : `${unknown} 笔（已发出，没有收到答复；会原样重发，不会重复）`}</dd>
      </dl>
    </>
  );
}

function Why({ line }: { readonly line: Output<'sync.status'>['line'] }) {
  if (line.trouble === null) return null;
  return <Notice tone="warning">{line.trouble}</Notice>;
}

/** A minute more or less is the way there and back. */
function Skew({ minutes }: { readonly minutes: number | null }) {
  if (minutes === null || Math.abs(minutes) < 1) return null;
  return (
    <>
      <dt>本机时钟</dt>
      <dd>
        比中心{minutes > 0 ? '快' : '慢'} {Math.abs(minutes)} 分钟，请校准
      </dd>
    </>
  );
}

function toneOf(state: LineState): string {
  if (state === 'ok') return 'tag-good';
  return NEEDS_SOMEBODY.includes(state) ? 'tag-warning' : 'tag-plain';
}
