/** What a clerk would do next, from what is true now. */
import type { Output } from '../../../shared/contract.ts';
import type { PlanOffer, Policy } from '../../../shared/contract/enrollment.ts';
import type { PageId } from '../../frame/pages.ts';

export interface NextStep {
  readonly title: string;
  readonly reason: string;
  readonly action: string;
  readonly page: PageId;
  readonly subject?: string;
  readonly isUrgent: boolean;
}

/** What is known; undefined parts are still being read or not this operator's to know. */
export interface Known {
  readonly shift: Output<'shift.current'> | undefined;
  readonly figures: Output<'desk.figures'> | undefined;
  readonly offers: readonly PlanOffer[] | undefined;
  readonly policies: readonly Policy[];
  /** What this operator's grants allow. */
  readonly may: {
    readonly openShift: boolean;
    readonly importRoster: boolean;
    readonly propose: boolean;
    readonly claim: boolean;
  };
}

/** The steps, the ones that stop others first. */
export function nextSteps(known: Known): NextStep[] {
  return [
    ...shiftSteps(known),
    ...rosterSteps(known),
    ...enrollSteps(known),
    ...failedSteps(known),
    ...paymentSteps(known),
    ...(known.may.claim ? CLAIM_STEPS : []),
  ];
}

function shiftSteps({ shift, may }: Known): NextStep[] {
  if (shift === undefined) return [];
  const open: NextStep[] = [
    {
      title: '开班',
      reason: '今日尚未开班，开班后才能受理投保和收款。',
      action: '去开班',
      page: 'shift',
      isUrgent: true,
    },
  ];
  const unclosed: NextStep[] = [
    {
      title: `${shift.unclosed.length} 个旧班次未结`,
      reason: '结班将在后续版本提供，未结班次不影响今日办理。',
      action: '查看',
      page: 'shift',
      isUrgent: false,
    },
  ];
  return [...(shift.current === null && may.openShift ? open : []), ...(shift.unclosed.length > 0 ? unclosed : [])];
}

function rosterSteps({ figures, may }: Known): NextStep[] {
  if (figures === undefined || figures.rosterAsOf !== null) return [];
  if (!may.importRoster) return [];
  const reason = '没有参保库就无法核对能否参保，请由主管或系统管理员导入参保名单。';
  return [{ title: '导入参保库', reason, action: '去导入', page: 'settings', subject: 'roster', isUrgent: true }];
}

function enrollSteps({ offers, may }: Known): NextStep[] {
  if (offers === undefined || !may.propose) return [];
  const open = offers.filter(({ closed }) => closed === null);
  const reason =
    open.length === 0
      ? (offers[0]?.closed ?? '没有可受理的产品。')
      : `今日可受理：${open.map(({ productName }) => productName).join('、')}。`;
  return [{ title: '受理投保', reason, action: '参保 F2', page: 'enroll', subject: 'proposal', isUrgent: false }];
}

/** Nobody else will ask for the money again: the seller changes the payment or the person stays uninsured. */
function failedSteps({ policies, may }: Known): NextStep[] {
  const failed = policies.filter(({ payment }) => payment.state === 'failed');
  if (failed.length === 0 || !may.propose) return [];
  const reason = '扣缴没有成功，请联系投保人，在“收费”里改换缴费。';
  return [
    {
      title: `${failed.length} 笔缴费失败`,
      reason,
      action: '去收费',
      page: 'enroll',
      subject: 'payments',
      isUrgent: true,
    },
  ];
}

function paymentSteps({ policies }: Known): NextStep[] {
  const waiting = policies.filter(({ payment }) => payment.state !== 'collected' && payment.state !== 'failed');
  if (waiting.length === 0) return [];
  const reason = '现金由收银员收款；个人账户待扣缴结果；扫码与转账待对账。';
  return [
    {
      title: `${waiting.length} 笔保费未到`,
      reason,
      action: '去收费',
      page: 'enroll',
      subject: 'payments',
      isUrgent: false,
    },
  ];
}

const CLAIM_STEPS: readonly NextStep[] = [
  {
    title: '试算理赔',
    reason: '凭医保结算单试算应付金额；试算不是给付决定，以保险公司核定为准。',
    action: '理赔 F3',
    page: 'claim',
    isUrgent: false,
  },
];
