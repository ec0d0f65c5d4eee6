/** Sentences of the errors about a facts file: what cannot be, and words the plan does not know. */
export const factsErrors = {
  'facts-prior-wrong': (d: { liability: string; problem: string }) =>
    `prior 中责任“${d.liability}”的此前累计${d.problem}。请按上次结果改正。`,
  'facts-settlement-twice': (d: { id: string }) =>
    `医保结算单“${d.id}”在事实中出现两次，一张结算单只能计算一次。请删去重复的一次，或核对结算ID。`,
  'facts-correction-unknown': (d: { id: string }) =>
    `更正（"corrects"）的结算ID“${d.id}”不在它之前的就医中，或更正的本身是退费结算单。请把原结算单写在前面；退费的不写 "corrects"，写 "init_setl_id"。`,
  'facts-insutype-missing': (d: { on: string }) =>
    `${d.on} 的购药没有结算单，缺险种类型。请在事实中写上 "insutype"，如 "310"（职工）或 "390"（居民）。`,
  'facts-prior-key': (d: { key: string; known: string }) =>
    `prior.state 中的累计项“${d.key}”不是本产品方案的累计项。请照上次结果的 "state" 原样填写；本方案的累计项有：${d.known}。`,
  'facts-prior-sums': (d: { liability: string; what: string }) =>
    `prior 只写了各项责任的合计，而本方案的“${d.liability}”还要看${d.what}，合计里没有。请改写 prior.state（照上次结果的 "state"），或把此前的就医写进 visits。`,
  'facts-prior-state': (d: { field: string; value: string; problem: string }) =>
    `prior 的“${d.field}”为 ${d.value}，${d.problem}，不可能是此前的累计。请按上次结果改正。`,
  'facts-version-unknown': (d: { version: string; known: string }) =>
    `member.version 的参保版本“${d.version}”不是本产品方案的版本。请改为：${d.known}。`,
  'facts-line-unknown': (d: { field: string; line: string; known: string }) =>
    `${d.field} 中的起付线“${d.line}”不在本产品方案中。请改为：${d.known}。`,
  'facts-sheet-twice': (d: {
    first: number;
    second: number;
    place: string;
    from: string;
    to: string;
    amount: string;
  }) =>
    `第 ${d.first} 次和第 ${d.second} 次就医的结算单完全相同（${d.place}，${d.from} 至 ${d.to}，医疗费 ${d.amount} 元），又没有都写结算ID，一张结算单只能计算一次。请删去重复的一次；确是两次结算的，请给每张写上 "setl_id"。`,
  'facts-decided-twice': (d: { visit: number; liability: string }) =>
    `第 ${d.visit} 次就医的 decided 中，责任“${d.liability}”写了两次。请合并为一项，金额填合计。`,
  'facts-decided-above-borne': (d: { visit: number; decided: string; borne: string; difference: string }) =>
    `第 ${d.visit} 次就医 已核定金额（decided，未写的按计算，含别处已直赔）合计 ${d.decided} 元，大于该次就医各方报销后个人负担的 ${d.borne} 元，多出 ${d.difference} 元；给付不能超过个人负担。请按核定结果改正金额。`,
  'facts-contradict': (d: { field: string; value: string; problem: string }) =>
    `${d.field} 为 ${d.value}，${d.problem}，两者不能同时成立。请核对后改正其中一项。`,
  'facts-other-person': (d: { first: string; visit: number; other: string }) =>
    `第 ${d.visit} 次就医结算单上的证件号码 ${d.other} 与前面的 ${d.first} 不同。一个事实文件只写一个人的就医，请核对是否拿错结算单，或另写一个文件。`,
} as const;
