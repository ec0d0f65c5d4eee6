/** The status bar in words: what each part says in full and in short, and where it leads. */
import type { Output } from '../../shared/contract.ts';
import { minuteOf } from '../../shared/dates.ts';
import type { Operator } from '../../shared/desk.ts';
import { LINE_NAMES, NEEDS_SOMEBODY } from '../../shared/line.ts';
import { fen, formatYuan } from '../../shared/money.ts';
import type { PageId } from './pages.ts';
import { rosterWords } from './roster-words.ts';

export interface StatusPart {
  readonly id: string;
  readonly full: string;
  /** What stands there when the bar is too narrow; never less than the figure itself. */
  readonly short: string;
  /** Added to the title: what a click opens. */
  readonly leadsTo: string;
  readonly to: PageId;
  readonly subject?: string;
  readonly isWarning?: boolean;
}

/** What is known; undefined parts are still being read and not shown. */
export interface KnownStatus {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
  readonly figures: Output<'desk.figures'> | undefined;
  readonly shift: Output<'shift.current'> | undefined;
  readonly reader?: Output<'reader.status'> | undefined;
  /** Prints nobody has confirmed; for those who may confirm them. */
  readonly unconfirmed?: number | undefined;
}

/** In the order of UI.md. */
export function statusParts(known: KnownStatus): StatusPart[] {
  const { status, operator, figures } = known;
  const code = status.desk?.deskCode ?? '—';
  return [
    {
      id: 'desk',
      full: `${status.desk?.site ?? '未登记'} / ${code}`,
      short: code,
      leadsTo: '窗口设置',
      to: 'settings',
      subject: 'desk',
    },
    {
      id: 'operator',
      full: `${operator.name} ${operator.operatorNo}`,
      short: operator.name,
      leadsTo: '本人和密码',
      to: 'settings',
      subject: 'own',
    },
    shiftPart(known),
    ...(figures === undefined ? [] : figureParts(figures)),
    ...readerPart(known),
    ...printParts(known.unconfirmed ?? 0),
  ];
}

/** Which parts give way first where the bar is too narrow: what changes least, then what money hangs on. */
export const SHORTENED_FIRST: readonly string[] = [
  'reader',
  'backup',
  'desk',
  'unknown',
  'refused',
  'aside',
  'alarms',
  'operator',
  'roster',
  'prints',
  'line',
  'shift',
  'unsent',
];

function shiftPart({ status, shift }: KnownStatus): StatusPart {
  const day = status.businessDay;
  const isClosed = shift !== undefined && shift.current === null;
  const at = shift?.current?.openedAt.slice(11, 16);
  const words = shift === undefined ? '' : isClosed ? ' 未开班' : ` 已开班 ${at ?? ''}`;
  return {
    id: 'shift',
    full: `${day}${words}`,
    short: `${day.slice(5)}${words.slice(0, 4)}`,
    leadsTo: '班次',
    to: 'shift',
    isWarning: isClosed,
  };
}

/** Only when there is something to confirm. */
function printParts(count: number): StatusPart[] {
  if (count === 0) return [];
  const words = { full: `打印未确认 ${count}`, short: `未确认 ${count}` };
  return [{ id: 'prints', ...words, leadsTo: '单证', to: 'papers' }];
}

function figureParts({
  line,
  unsent,
  refused,
  unknown,
  alarms,
  setAside,
  rosterAsOf,
  rosterFault,
  lastBackupAt,
}: Output<'desk.figures'>): StatusPart[] {
  const sync = { leadsTo: '同步', to: 'sync' } as const;
  const backup = lastBackupAt === null ? null : minuteOf(lastBackupAt);
  return [
    {
      id: 'line',
      full: LINE_NAMES[line.state],
      short: line.state === 'blocked' ? '受阻' : LINE_NAMES[line.state].slice(0, 3),
      isWarning: NEEDS_SOMEBODY.includes(line.state),
      ...sync,
    },
    {
      id: 'unsent',
      full: `未上传 ${unsent.count} 笔${unsent.sum === null ? '' : ` ¥${formatYuan(fen(unsent.sum))}`}`,
      short: `未上传 ${unsent.count}`,
      ...sync,
    },
    { id: 'refused', full: `被退回 ${refused}`, short: `退 ${refused}`, isWarning: refused > 0, ...sync },
    ...attentionParts(alarms, setAside),
    { id: 'unknown', full: `结果未知 ${unknown}`, short: `未知 ${unknown}`, isWarning: unknown > 0, ...sync },
    {
      id: 'roster',
      ...rosterWords({ rosterAsOf, rosterFault }, (asOf) => ({
        full: `参保库截至 ${asOf}`,
        short: `库 ${asOf.slice(5)}`,
      })),
      leadsTo: '参保库',
      to: 'settings',
      subject: 'roster',
    },
    {
      id: 'backup',
      full: backup === null ? '尚无备份' : `备份 ${backup}`,
      short: backup === null ? '无备份' : `备 ${backup.slice(5, 10)}`,
      leadsTo: '窗口设置',
      to: 'settings',
      subject: 'desk',
    },
  ];
}

/** Only when there is something to look at. */
function attentionParts(alarms: number, setAside: number): StatusPart[] {
  const sync = { leadsTo: '同步', to: 'sync', isWarning: true } as const;
  return [
    ...(alarms > 0 ? [{ id: 'alarms', full: `警报 ${alarms}`, short: `警 ${alarms}`, ...sync }] : []),
    ...(setAside > 0 ? [{ id: 'aside', full: `取回待处理 ${setAside}`, short: `取回 ${setAside}`, ...sync }] : []),
  ];
}

/** Only where a reader is set: most windows have none. */
function readerPart({ reader }: KnownStatus): StatusPart[] {
  if (reader === undefined || reader.state === 'unset') return [];
  const isGone = reader.state === 'disconnected';
  return [
    {
      id: 'reader',
      full: isGone ? '读卡器未连接' : '读卡器已连接',
      short: isGone ? '卡未连' : '读卡器',
      leadsTo: '设备设置',
      to: 'settings',
      subject: 'devices',
      isWarning: isGone,
    },
  ];
}
