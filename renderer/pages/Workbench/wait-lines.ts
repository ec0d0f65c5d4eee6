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

const QUEUE = { page: 'claim', subject: 'queue' } as const;

const PAYMENTS = { page: 'enroll', subject: 'payments' } as const;

const WORDS: Readonly<Record<Exclude<WaitKind, 'roster'>, Words>> = {
  notices: {
    title: '笔投保告知未确认',
    reason: '请投保人在纸质投保提示书上签名，再在“收费”清单里点“补签告知”（近 31 天）。',
    ...PAYMENTS,
  },
  cash: { title: '笔现金待收', reason: '在“收费”里由收银人员清点收款，出保费收据。', ...PAYMENTS },
  orders: { title: '笔个人账户待扣缴', reason: '收到扣缴结果文件后，在“收费”里导入。', ...PAYMENTS },
  unmatched: {
    title: '笔待到账',
    reason: '流水号尚未与渠道对账单核对；确认没有到账的，在“收费”里改换缴费。',
    ...PAYMENTS,
  },
  failed: { title: '笔缴费失败', reason: '请联系投保人，在“收费”里改换缴费。', ...PAYMENTS },
  subsidies: { title: '笔资助应收', reason: '向资助方提交名单和对账将在后续版本提供，金额已记应收。', ...PAYMENTS },
  refunds: {
    title: '笔应退保费',
    reason: '不予承保的保费须在期限内退还，在“收费”里查看金额、期限和原因。',
    ...PAYMENTS,
  },
  refusals: {
    title: '份不予承保待通知',
    reason: '在“收费”的应退保费里出《不予承保及退费通知书》交投保人。',
    ...PAYMENTS,
  },
  untried: { title: '件理赔未试算', reason: '已受理或已更正，在理赔页找到本人后按 Ctrl+Enter 试算。', page: 'claim' },
  returned: { title: '件理赔被复核退回', reason: '看退回原因，在理赔页找到本人后更正并重新试算。', ...QUEUE },
  supplement: { title: '件理赔待补材料', reason: '补齐费用明细等材料后更正并重新试算。', ...QUEUE },
  determine: { title: '件理赔待认定既往症', reason: '由非经办的复核人员认定，认定后试算只有一个结果。', ...QUEUE },
  retry: { title: '件理赔待按认定重新试算', reason: '打开本案按认定结果重新试算。', ...QUEUE },
  review: { title: '件理赔待复核', reason: '由非经办的复核人员核对材料和试算单，同意或退回。', ...QUEUE },
  decide: { title: '件理赔待核定', reason: '由有签发权限的核赔人员核定；超出权限的由理赔部核定。', ...QUEUE },
  notice: { title: '件理赔待出通知', reason: '已核定，请出《理赔计算书》和通知书交申请人。', ...QUEUE },
  prints: { title: '份打印未确认', reason: '请看打印机：打出来的确认，没打出的重打。', page: 'papers' },
  rulings: { title: '份投保待承保', reason: '由中心裁定；接入中心前均为待承保。', page: 'sync' },
  'set-aside': {
    title: '笔取回业务待处理',
    reason: '接管后取回的业务与本窗口重新办理的重复，请在“同步”页核对，由主管决定保留哪一份。',
    page: 'sync',
  },
  shifts: { title: '个旧班次未结', reason: '结班将在后续版本提供，未结班次不影响今日办理。', page: 'shift' },
};
