/** Sentences of the errors about what the citizen confirms and rates. */
export const citizenErrors = {
  'notices-incomplete': (d: { missing: string }) =>
    `告知事项还有未确认的：${d.missing}。请投保人本人在客户屏上逐项确认，或在纸质投保提示书上签字。`,
  'other-indemnity-missing': (_: Record<never, never>) =>
    '还没有回答“是否已有其他费用补偿型商业医疗保险”。请投保人本人在客户屏上选择后再确认。',
  'signature-missing': (_: Record<never, never>) =>
    '本窗口已启用屏上签字，确认告知事项须由投保人签名。请在客户屏上签名后再确认。',
  'signature-off': (_: Record<never, never>) =>
    '本窗口没有启用屏上签字，签名不能保存。请让投保人在纸质单证上签字，或由主管在“设置 F8”启用。',
  'notices-confirmed': (_: Record<never, never>) => '这笔投保的告知事项已经确认，不必再补签。请刷新后继续。',
  'already-rated': (_: Record<never, never>) => '这笔业务已经评价过，每笔业务只评价一次。',
  'rating-subject-unknown': (d: { kind: string }) =>
    `本机没有要评价的这笔${d.kind}。请从办理完成的页面上重新邀请评价。`,
  'rating-reason-wrong': (d: { level: string; reason: string }) =>
    `评价“${d.level}”不能选原因“${d.reason}”。请重新选择原因。`,
};
