/** Sentences of the errors about the journal. */
export const journalErrors = {
  'document-too-large': (d: { bytes: number; limit: number }) =>
    `内容过大（${Math.ceil(d.bytes / 1024)} KB，上限 ${Math.floor(d.limit / 1024)} KB），未保存。请减少明细行数，分两笔录入。`,
  'entry-unknown': (d: { id: string }) => `没有编号为 ${d.id} 的流水。请核对后重试。`,
  'entry-not-erasable': (d: { id: string }) =>
    `流水 ${d.id} 没有可销毁的个人信息内容，或已销毁。请从清单中去掉后重试。`,
  'entry-retained': (d: { id: string; until: string }) =>
    `流水 ${d.id} 须保存至 ${d.until}，期满前不能销毁。请从清单中去掉后重试。`,
  'approver-refused': (d: { operatorNo: string }) =>
    `批准人 ${d.operatorNo} 须是另一位有主管权限的人员。请由另一位主管输入自己的工号和密码批准。`,
} as const;
