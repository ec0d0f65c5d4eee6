/** What the person signed in would do next, from what is true now: the steps that stop others first. */
import type { Output } from '../../../shared/contract.ts';
import type { PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { Wait } from '../../../shared/contract/workbench.ts';
import type { Grant, Mode } from '../../../shared/desk.ts';
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
  readonly mode: Mode | null;
  readonly shift: Output<'shift.current'> | undefined;
  readonly offers: readonly PlanOffer[] | undefined;
  readonly operators: Output<'operators.list'>['operators'] | undefined;
  readonly waits: readonly Wait[];
  /** What this operator's grants allow. */
  readonly may: {
    readonly openShift: boolean;
    readonly importRoster: boolean;
    readonly addOperator: boolean;
    readonly check: boolean;
    readonly propose: boolean;
    readonly claim: boolean;
  };
}

/** The steps, in the order they are worth doing. */
export function nextSteps(known: Known): NextStep[] {
  return [
    ...shiftSteps(known),
    ...rosterSteps(known),
    ...setUpSteps(known),
    ...enrollSteps(known),
    ...claimSteps(known),
  ];
}

function shiftSteps({ shift, may }: Known): NextStep[] {
  if (shift === undefined || shift.current !== null || !may.openShift) return [];
  const reason = '今日尚未开班，开班后才能受理投保和收款。';
  return [{ title: '开班', reason, action: '开班 F5', page: 'shift', isUrgent: true }];
}

function rosterSteps({ waits, may }: Known): NextStep[] {
  const isMissing = waits.some(({ kind, since }) => kind === 'roster' && since === null);
  if (!isMissing || !may.importRoster) return [];
  const reason = '没有参保库就无法核对能否参保，请导入参保名单。';
  return [{ title: '导入参保库', reason, action: '去导入', page: 'settings', subject: 'roster', isUrgent: true }];
}

/** What an administrator has to set up before the window can work; 体验模式 comes complete. */
function setUpSteps({ mode, operators, offers, may }: Known): NextStep[] {
  if (mode === 'demo' || operators === undefined || !may.addOperator) return [];
  const missing = MUST_WORK_HERE.filter(
    ({ grant }) => !operators.some(({ grants, standing }) => standing === 'active' && grants.includes(grant)),
  );
  const unset = offers?.filter((offer) => offer.unset.length > 0) ?? [];
  return [
    ...missing.map(({ title, reason }) => ({ ...OPERATORS_PART, title, reason })),
    ...unset.map(({ productName, unset: names }) => ({
      title: `${productName}：${names.length} 项数值未定`,
      reason: '数值签署下发前不能办理真实业务，可先在体验模式练习。',
      action: '查看',
      page: 'settings' as const,
      subject: 'plans',
      isUrgent: false,
    })),
  ];
}

const OPERATORS_PART = { action: '去添加', page: 'settings', subject: 'operators', isUrgent: true } as const;

const MUST_WORK_HERE: readonly { readonly grant: Grant; readonly title: string; readonly reason: string }[] = [
  { grant: 'clerk', title: '添加经办人员', reason: '还没有人能受理投保和理赔；销售还须登记执业登记编号。' },
  { grant: 'cashier', title: '添加收银人员', reason: '卖保险的人不能同时收现金，须另有收银人员。' },
  { grant: 'supervisor', title: '添加主管', reason: '日结签字、到期销毁和强制结班由主管办理。' },
];

function enrollSteps({ offers, may }: Known): NextStep[] {
  if (offers === undefined || !may.check) return [];
  const open = offers.filter(({ closed }) => closed === null);
  const reason =
    open.length === 0
      ? (offers[0]?.closed ?? '没有可受理的产品。')
      : `今日可受理：${open.map(({ productName }) => productName).join('、')}。`;
  const title = may.propose ? '受理投保' : '核对能否参保';
  return [{ title, reason, action: '参保 F2', page: 'enroll', subject: 'proposal', isUrgent: false }];
}

function claimSteps({ may }: Known): NextStep[] {
  if (!may.claim) return [];
  const reason = '凭医保结算单试算应付金额；试算不是给付决定，以保险公司核定为准。';
  return [{ title: '试算理赔', reason, action: '理赔 F3', page: 'claim', isUrgent: false }];
}
