/** What waits, in words: how many, why, whose work it is and where it is done. */
import type { Wait } from '../../../shared/contract/workbench.ts';
import { daysBetween, type LocalDate } from '../../../shared/dates.ts';
import { GRANT_NAMES, type Grant } from '../../../shared/desk.ts';
import { WAITS_FOR, type WaitKind } from '../../../shared/waits.ts';
import type { PageId } from '../../frame/pages.ts';

export interface WaitLine {
  readonly kind: WaitKind;
  readonly title: string;
  readonly reason: string;
  /** Such as 收银, or 中心. */
  readonly who: string;
  /** The person signed in may do it. */
  readonly isMine: boolean;
  readonly sum: Wait['sum'];
  /** Days since the oldest; null where that says nothing. */
  readonly days: number | null;
  readonly page: PageId;
  readonly subject?: string;
}

/** Own work first, each part in the order of `WAIT_KINDS`. */
export function waitLines(waits: readonly Wait[], grants: readonly Grant[], today: LocalDate): WaitLine[] {
  const lines = waits.map((wait) => lineOf(wait, grants, today));
  return [...lines.filter(({ isMine }) => isMine), ...lines.filter(({ isMine }) => !isMine)];
}

function lineOf(wait: Wait, grants: readonly Grant[], today: LocalDate): WaitLine {
  const { kind, count, sum, since } = wait;
  const who = WAITS_FOR[kind];
  const days = since === null ? null : Math.max(0, daysBetween(since, today));
  const { title, ...place } = kind === 'roster' ? rosterWords(wait) : wordsOf(kind, count);
  return {
    kind,
    title,
    ...place,
    who: who === 'centre' ? '中心' : who.map((grant) => GRANT_NAMES[grant]).join('、'),
    isMine: who !== 'centre' && who.some((grant) => grants.includes(grant)),
    sum,
    days,
  };
}

type Words = Pick<WaitLine, 'title' | 'reason' | 'page' | 'subject'>;

function rosterWords({ since }: Wait): Words {
  const title = since === null ? '参保库未导入' : '参保库过旧';
  const reason = since === null ? '导入后才能核对能否参保。' : `截至 ${since}，之后的参保变动不在其中，请导入新名单。`;
  return { title, reason, page: 'settings', subject: 'roster' };
}

function wordsOf(kind: Exclude<WaitKind, 'roster'>, count: number): Words {
  const { title, ...rest } = WORDS[kind];
  return { title: `${count} ${title}`, ...rest };
}

const PAYMENTS = { page: 'enroll', subject: 'payments' } as const;

const WORDS: Readonly<Record<Exclude<WaitKind, 'roster'>, Words>> = {
  cash: { title: '笔现金待收', reason: '在“收费”里由收银人员清点收款，出保费收据。', ...PAYMENTS },
  orders: { title: '笔个人账户待扣缴', reason: '收到扣缴结果文件后，在“收费”里导入。', ...PAYMENTS },
  unmatched: {
    title: '笔待到账',
    reason: '流水号尚未与渠道对账单核对；确认没有到账的，在“收费”里改换缴费。',
    ...PAYMENTS,
  },
  failed: { title: '笔缴费失败', reason: '请联系投保人，在“收费”里改换缴费。', ...PAYMENTS },
  subsidies: { title: '笔资助应收', reason: '向资助方提交名单和对账将在后续版本提供，金额已记应收。', ...PAYMENTS },
  untried: { title: '件理赔未试算', reason: '已受理或已更正，在理赔页找到本人后按 Ctrl+Enter 试算。', page: 'claim' },
  trials: { title: '件理赔待复核、核定', reason: '复核和核定将在后续版本提供，现以试算单答复。', page: 'claim' },
  prints: { title: '份打印未确认', reason: '请看打印机：打出来的确认，没打出的重打。', page: 'papers' },
  rulings: { title: '份保单待承保', reason: '由中心裁定；接入中心前均为待承保。', page: 'sync' },
  shifts: { title: '个旧班次未结', reason: '结班将在后续版本提供，未结班次不影响今日办理。', page: 'shift' },
};
