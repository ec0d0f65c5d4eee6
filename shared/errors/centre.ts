/** Sentences of the centre's refusals (`shared/sync/refusal.ts`): read by the clerk of the desk that asked. */
export const centreErrors = {
  'centre-unknown-desk': (d: { desk: string }) =>
    `中心没有登记窗口 ${d.desk} 的这把钥匙。请在“同步”页用注册码重新登记，或联系中心管理人员。`,
  'centre-revoked': (d: { desk: string; since: string }) =>
    `窗口 ${d.desk} 已于 ${d.since} 被中心停用。本机数据没有丢失，请先做一次备份（其中含未发送的业务），再联系中心管理人员。`,
  'centre-superseded': (d: { desk: string }) =>
    `窗口 ${d.desk} 已在另一台电脑（或恢复后的数据）上接管，本机不能再发送。请先做一次备份（其中含未发送的业务），再联系中心管理人员。`,
  'centre-signature-bad': (_: Record<never, never>) =>
    '请求的签名不符，中心没有处理。请核对本机连接的是不是自己的中心；反复出现时联系技术支持。',
  'centre-replayed': (_: Record<never, never>) => '中心已收到过同一个请求，这一次没有再处理。请重新发送。',
  'centre-clock-skewed': (d: { minutes: number; direction: 'fast' | 'slow' }) =>
    `本机时钟比中心${d.direction === 'fast' ? '快' : '慢'} ${d.minutes} 分钟，超过 5 分钟的上限。请校准本机的日期和时间后重试；柜面业务可照常办理。`,
  'centre-upgrade-needed': (d: { has: string; needs: string }) =>
    `本机程序版本 ${d.has} 过旧，中心要求 ${d.needs} 以上。请升级程序后再发送；柜面业务可照常办理。`,
  'centre-code-refused': (d: { problem: string }) =>
    `这个码不能使用：${d.problem}。请向中心管理人员要一个新的码：首次登记用注册码，换电脑或从备份恢复后用接管码。`,
  'centre-mode-differs': (d: { desk: string; centre: string }) =>
    `本机是${d.desk}，中心是${d.centre}，体验与正式不能相连。请核对中心地址。`,
  'centre-malformed': (d: { where: string }) =>
    `请求的格式不符（${d.where}），中心没有处理。请升级程序；仍不行时把本句报告技术支持。`,
  'centre-unchained': (d: { seq: number; problem: string }) =>
    `第 ${d.seq} 笔${d.problem}，这一批没有收下。请在本机核对流水（desk verify），并把结果报告技术支持。`,
  'centre-too-large': (d: { limit: string }) => `请求超过 ${d.limit} 的上限，中心没有处理。请分成较小的批次发送。`,
  'centre-busy': (_: Record<never, never>) => '中心暂时不能处理，稍后会自动重试；柜面业务可照常办理。',
  'centre-disk-full': (_: Record<never, never>) =>
    '中心的存储已满，这一次没有收下，也没有丢失。请通知中心管理人员；稍后会自动重试，柜面业务可照常办理。',
  'centre-not-found': (d: { what: string }) => `中心没有${d.what}。请核对后重试。`,
  'centre-fault': (d: { reference: string }) =>
    `中心处理时出错，编号 ${d.reference}。这一次没有收下，稍后会自动重试；反复出现时请把编号报告技术支持。`,
} as const;
