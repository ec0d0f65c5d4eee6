/** Sentences of what stands between a trial and a decision; each names the missing thing and the next step (counter rule 1). */
export const decisionErrors = {
  'claim-decided-already': (d: { day: string; name: string; payable: string }) =>
    `本案已于 ${d.day} 由${d.name}核定（${d.payable}），不能再改动。申请人有异议的，请收下书面申诉转承保公司；须补出通知书的，在本案的单证处补打。`,
  'claim-withdrawn': (d: { day: string; name: string; reason: string }) =>
    `本案已于 ${d.day} 由${d.name}撤案（${d.reason}），不能再办理。仍要申请的，请按结算单新受理一次就诊。`,
  'withdraw-followed': (d: { day: string; paper: string | null }) =>
    `这张账单在 ${d.day} 登记的冲正或更正${d.paper === null ? '' : `（试算单 ${d.paper}）`}还没有办完，本案未撤案。请先在“理赔待办”中打开那一件撤案，再撤本案。`,
  'decide-entered-self': (d: { act: string; operatorNo: string }) =>
    `本案由您（${d.operatorNo}）受理或更正过，不能再由您${d.act}。请由另一位有权限的人员登录办理。`,
  'determination-date-missing': (_: Record<never, never>) =>
    '认定为既往症须填首次确诊日期。请按病历或诊断证明填写；查不到的，退回经办人补病历。',
  'determination-date-future': (d: { value: string; today: string }) =>
    `首次确诊日期 ${d.value} 晚于今天 ${d.today}。请按病历改正。`,
  'determination-date-in-cover': (d: { value: string; from: string }) =>
    `首次确诊日期 ${d.value} 不早于首次参保生效日 ${d.from}，不符合既往症的定义。请核对日期，或认定为健康。`,
  'review-trial-old': (d: { shown: string; latest: string | null }) =>
    d.latest === null
      ? '本案还没有按现有材料试算。请先由经办人试算，再复核。'
      : `您看到的是试算单 ${d.shown}，本案最新的是 ${d.latest}。请刷新，按最新的试算单复核。`,
  'review-reason-missing': (_: Record<never, never>) => '退回须写明原因，经办人才知道补什么、改什么。请填写后再退回。',
  'review-reviewed': (d: { verdict: string; name: string }) =>
    `试算单已由${d.name}复核（${d.verdict}），同一张试算单只复核一次。有变化的，请更正材料并重新试算。`,
  'review-pending': (d: { no: string }) =>
    `试算单 ${d.no} 有责任待补材料，不能复核通过。请退回经办人并写明要补的材料。`,
  'decide-not-accepted': (d: { state: string }) =>
    `保单为“${d.state}”，尚未承保，不能核定。请先在同步页发送并接收中心的承保结果；长时间没有结果的，联系承保公司。`,
  'decide-trial-old': (_: Record<never, never>) =>
    '本案材料在最近一次试算之后更正过，或还没有试算。请由经办人重新试算、复核后再核定。',
  'decide-undetermined': (_: Record<never, never>) =>
    '既往症尚未认定，健康与既往症两种结果并列，不能复核通过，也不能核定。请先由复核人员作既往症认定，再按认定结果重新试算、复核。',
  'decide-unreviewed': (_: Record<never, never>) => '最新的试算单还没有复核通过。请先由复核人员（非经办人）复核。',
  'decide-pending': (d: { liabilities: string }) =>
    `“${d.liabilities}”待补材料，没有金额可以核定。请由经办人补齐后重新试算、复核。`,
  'decide-held': (d: { payers: string }) =>
    `“${d.payers}”的赔付结果待定，按规则不能核定。请由经办人取得其结算单、改填已付或无之后重新试算、复核。`,
  'decide-held-facts': (d: { why: string }) => `还不能核定：${d.why}请退回经办人，补齐后重新试算、复核。`,
  'decide-no-authority': (d: { operatorNo: string }) =>
    `中心没有签发工号 ${d.operatorNo} 的核赔权限。请由保险公司在中心签发个人权限，在同步页接收后再核定；急办的，转理赔部核定。`,
  'decide-authority-ended': (d: { until: string }) =>
    `您的核赔权限已于 ${d.until} 到期。请由保险公司在中心续签，在同步页接收后再核定；急办的，转理赔部核定。`,
  'decide-above-claim': (d: { payable: string; limit: string }) =>
    `本案应付 ${d.payable}，超过您的单案权限 ${d.limit}。请转有更高权限的人员，或交保险公司理赔部核定。`,
  'decide-above-day': (d: { payable: string; today: string; limit: string }) =>
    `本案应付 ${d.payable}，加上您今天已核定的 ${d.today}，超过当日权限 ${d.limit}。请转其他有权限的人员，或交保险公司理赔部核定。`,
  'decide-no-centre': (_: Record<never, never>) =>
    '本窗口尚未接入中心，没有本年度累计，不能核定。请由系统管理人员在同步页接入中心。',
  'decide-figures-old': (d: { asOf: string | null; hours: number }) =>
    d.asOf === null
      ? '还没有收到过中心的数据，不能核定。请在同步页点“立即发送和接收”，成功后再核定。'
      : `本年度累计截至 ${d.asOf}，超过规定的 ${d.hours} 小时，且没有离线核定权限。请恢复线路并在同步页接收后再核定。`,
  'decide-clock-back': (d: { asOf: string; now: string }) =>
    `本机时钟 ${d.now} 早于上次收到中心数据的 ${d.asOf}，看不出本年度累计有多旧，不能核定。请校准本机时钟，在同步页接收后再核定。`,
  'decide-above-offline': (d: { payable: string; limit: string; asOf: string }) =>
    `线路中断，累计截至 ${d.asOf}；离线时单案最多核定 ${d.limit}，本案应付 ${d.payable}。请恢复线路并在同步页接收后再核定。`,
  'decide-engine-differs': (d: { here: string; centre: string }) =>
    `中心用同样的材料算出 ${d.centre}，与试算单的 ${d.here} 不同，不能核定。请把试算单号告知技术支持，由理赔部人工核定。`,
  'decide-figure-changed': (d: { tried: string; now: string }) =>
    `试算单为 ${d.tried}，按最新的本年度累计重新计算为 ${d.now}，未核定。请重新试算、复核后再核定。`,
  'decide-nothing-counted': (d: { reason: string }) =>
    `本案没有任何费用计入保障（${d.reason}），没有可给付的金额。请选“拒绝给付”并写明理由。`,
  'decide-reason-missing': (_: Record<never, never>) =>
    '拒绝给付须写明理由，理由会印在《拒绝给付通知书》上。请填写后再核定。',
  'paper-issued-already': (d: { name: string; no: string }) =>
    `《${d.name}》已出过，单号 ${d.no}，同一结果只出一份。需要再打一份的，请打开该单证补打；内容打错的，先作废再出。`,
  'paper-not-due': (d: { name: string; reason: string }) => `现在不能出《${d.name}》：${d.reason}`,
} as const;
