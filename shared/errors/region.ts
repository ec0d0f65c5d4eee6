/** Sentences of the errors about region packs and the 参考测算 made with them. */
export const regionErrors = {
  'region-invalid': (d: { pack: string; path: string; problem: string }) =>
    `地区政策包 ${d.pack} 的“${d.path || '全文'}”不正确：${d.problem}。请改正政策包文件后重试。`,
  'region-unknown': (d: { pack: string; known: string }) =>
    `没有编号为 ${d.pack} 的地区政策包。随程序提供的有：${d.known}。请核对编号，或给出政策包文件。`,
  'region-day-outside': (d: { pack: string; day: string; from: string; to: string }) =>
    `地区政策包 ${d.pack} 适用于 ${d.from} 至 ${d.to}，不含 ${d.day}，不能测算。请换用当时有效的政策包，或凭医保结算单办理。`,
  'region-scheme-missing': (d: { pack: string; insutype: string }) =>
    `地区政策包 ${d.pack} 没有险种 ${d.insutype} 的待遇，不能测算。请核对险种类型，或凭医保结算单办理。`,
  'region-identity-unknown': (d: { pack: string; identity: string; known: string }) =>
    `地区政策包 ${d.pack} 中没有救助对象“${d.identity}”。请按政策包的名称填写：${d.known || '（未列救助对象）'}。`,
  'region-facts-wrong': (d: { problem: string }) => `测算所用的费用不正确：${d.problem}。请按费用清单核对后重试。`,
  'region-position-other': (d: { field: string; value: string; expected: string }) =>
    `本年度累计的${d.field}是 ${d.value}，而本次就医是 ${d.expected}，不能接着累计。请改用 ${d.expected} 的累计，或删去累计按本年度首次测算。`,
} as const;
