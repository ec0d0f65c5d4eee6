/** Sentences of the errors about versions of a product and the dated facts its selling rules read. */
export const sellingErrors = {
  'version-missing': (d: { plan: string; versions: string }) =>
    `“${d.plan}”分版本销售：${d.versions}。请与投保人确认后选择一个版本。`,
  'version-unknown': (d: { plan: string; version: string; versions: string }) =>
    d.versions === ''
      ? `“${d.plan}”不分版本，不能选择“${d.version}”。请去掉版本后重试。`
      : `“${d.plan}”没有版本“${d.version}”，可选：${d.versions}。请重新选择。`,
  'version-held': (d: { wanted: string; held: string }) =>
    `此人已投保“${d.held}”，与“${d.wanted}”只能投保其一，且只能投保一次。请改为其他被保险人办理；确需更换的，先办理原保单退保。`,
  'selling-fact-invalid': (d: { field: string; problem: string }) =>
    `“${d.field}”不正确：${d.problem}。请核对后重新填写。`,
} as const;
