/** Sentences of the errors about the journal. */
export const journalErrors = {
  'document-too-large': (d: { bytes: number; limit: number }) =>
    `内容过大（${Math.ceil(d.bytes / 1024)} KB，上限 ${Math.floor(d.limit / 1024)} KB），未保存。请减少明细行数，分两笔录入。`,
  'entry-unknown': (d: { id: string }) => `没有编号为 ${d.id} 的流水。请核对后重试。`,
  'entry-not-erasable': (d: { id: string }) =>
    `流水 ${d.id} 没有可销毁的个人信息内容，或已销毁。请从清单中去掉后重试。`,
} as const;
