/** Sentences of the errors about finding and opening people. None repeats what was searched for. */

export const peopleErrors = {
  'person-cert-type-unknown': (_: Record<never, never>) =>
    '不知道此号码是哪一种证件。请在“参保 F2”或“理赔 F3”中选择证件类型后输入，或刷证件。',
  'person-found-long-ago': (_: Record<never, never>) => '这条查询结果已经过期，没有打开。请按 Ctrl+K 重新查询后再选。',
  'person-field-unknown': (d: { field: string }) =>
    `此人没有登记${d.field}，无法显示。需要时请向本人询问并在办理时填写。`,
  'person-number-partial': (_: Record<never, never>) =>
    '核对参保情况需要完整证件号码，现在输入的不完整。请刷证件，或输入全部 18 位号码。',
} as const;
