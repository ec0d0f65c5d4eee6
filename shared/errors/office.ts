/** Sentences of the claims office's page at the centre: read by the insurer's reviewers and deciders. */
export const officeErrors = {
  'office-malformed': (d: { problem: string }) => `请求格式不正确：${d.problem}。请刷新页面后重试。`,
  'office-origin-refused': (_: Record<never, never>) =>
    '请求不是从理赔审核页面发出，已拒绝。请从理赔审核的网址重新进入。',
  'office-path-unknown': (d: { path: string }) => `没有 ${d.path} 这个地址。请从理赔审核的网址重新进入。`,
  'office-session-required': (_: Record<never, never>) => '尚未登录，或登录已过期。请重新登录，已填内容请先记下。',
  'office-sign-in-refused': (d: { remaining: number }) =>
    d.remaining === 0
      ? '工号或密码不正确，次数已用完。请 15 分钟后再试，或联系中心管理人员重设密码。'
      : `工号或密码不正确。还可再试 ${d.remaining} 次。`,
  'office-sign-in-paused': (d: { minutes: number }) =>
    `密码错误次数过多，请 ${d.minutes} 分钟后再试。忘记密码的，请联系中心管理人员重设。`,
  'office-role-refused': (d: { needed: string }) =>
    `此操作需要“${d.needed}”权限。请由有该权限的人员登录后办理，或联系中心管理人员。`,
  'office-password-wrong': (_: Record<never, never>) => '原密码不正确，密码没有修改。请重新填写原密码。',
  'office-user-unknown': (d: { userNo: string }) => `没有工号为 ${d.userNo} 的审核人员。请核对工号。`,
  'office-mandate-broken': (d: { userNo: string }) =>
    `工号 ${d.userNo} 的权限与中心签名不符，不能办理。请联系中心管理人员用 office-user put 重新签发。`,
  'office-claim-unknown': (_: Record<never, never>) => '没有这个理赔案，或它还没有试算。请返回队列刷新。',
  'office-claim-withdrawn': (d: { at: string }) => `窗口已于 ${d.at} 撤案，本案不再办理。请返回队列。`,
  'office-claim-erased': (_: Record<never, never>) => '这个理赔案的内容已依规定销毁，不能再打开。如需查证请联系主管。',
  'office-trial-replaced': (d: { at: string; isTried: boolean }) =>
    d.isTried
      ? `窗口已于 ${d.at} 重新试算，屏幕上的数字已作废，本次没有办理。请刷新后按新的试算办理。`
      : `窗口已于 ${d.at} 更正本案，屏幕上的数字已作废，本次没有办理。请等窗口重新试算后再办理。`,
  'office-stage-moved': (d: { act: string; stage: string }) =>
    `此案现在是“${d.stage}”，不能${d.act}，本次没有办理。可能已由他人办理，请刷新后查看。`,
  'office-diagnosis-unneeded': (d: { value: string }) =>
    `认定为健康的，首次确诊日期须留空，现填了 ${d.value}。请删去日期，或改为认定既往症。`,
  'office-figure-changed': (d: { shown: string; now: string }) =>
    `屏幕上的应付金额为 ${d.shown}，按最新累计计算为 ${d.now}，没有核定。请刷新后核对新的数字再确认。`,
  'office-no-authority': (_: Record<never, never>) => '您没有核赔权限额度，不能核定。请由有权限的核赔人办理。',
  'office-authority-ended': (d: { until: string }) =>
    `您的核赔权限已于 ${d.until} 到期，不能核定。请联系中心管理人员续签，或由他人核定。`,
  'office-above-claim': (d: { amount: string; limit: string }) =>
    `本案应付 ${d.amount} 元，超过您的每案核赔权限 ${d.limit} 元，没有核定。请转交权限足够的核赔人。`,
  'office-above-day': (d: { amount: string; used: string; limit: string }) =>
    `您今日已核定 ${d.used} 元，加上本案 ${d.amount} 元超过每日核赔权限 ${d.limit} 元，没有核定。请明日办理，或转交他人。`,
  'office-held': (d: { why: string }) => `没有核定。${d.why}`,
} as const;
