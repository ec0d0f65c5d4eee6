/** Sentences of the errors about enrolment and payments. */
export const enrollmentErrors = {
  'roster-missing': (_: Record<never, never>) =>
    '本机没有可用的参保库，无法核对参保状态。请先在“设置 F8”导入全量参保名单。',
  'plan-closed': (d: { plan: string; reason: string }) => `${d.plan}暂不能投保：${d.reason}`,
  'not-eligible': (d: { sentence: string }) => `不能投保：${d.sentence}`,
  'already-proposed': (d: { plan: string; year: number; policyNo: string }) =>
    `此人已投保“${d.plan}”${d.year} 年度（受理单 ${d.policyNo}），同一人同一年度只能投保一次。原缴费失败或填错的，请在原单上“改换缴费”，不必重新投保。`,
  'name-unconfirmed': (d: { name: string }) =>
    `证件姓名“${d.name}”与参保库登记的姓名不一致。请对照证件核对后勾选“已对照证件确认”，两个姓名都会保留。`,
  'guardian-required': (d: { age: number }) =>
    `被保险人 ${d.age} 岁，未满 18 周岁，须由监护人作投保人。请填写投保人及其与被保险人的关系。`,
  'guardian-too-young': (d: { age: number }) => `投保人 ${d.age} 岁，未满 18 周岁，不能作投保人。请由成年监护人投保。`,
  'relation-age': (d: { role: string; relation: string; insuredAge: number | null; partyAge: number | null }) =>
    `关系填为“被保险人是${d.role}的${d.relation}”，但被保险人 ${ageText(d.insuredAge)}、${d.role} ${ageText(d.partyAge)}，年龄对不上。请对照双方证件核对：关系是否选反，证件号码是否填错。`,
  'relation-sex': (d: { role: string; relation: string; sex: string }) =>
    `关系填为“被保险人是${d.role}的${d.relation}”，但被保险人证件上的性别是${d.sex}。请对照证件核对关系或证件号码。`,
  'tender-refused': (d: { tender: string; plan: string }) => `“${d.plan}”不能用${d.tender}缴费。请换一种缴费方式。`,
  'payer-refused': (d: { sentence: string }) => d.sentence,
  'account-owner-unknown': (d: { name: string }) =>
    `付款人${d.name}不在参保库的正常职工参保人员中，不能扣个人账户。请核对证件号码，或换一种缴费方式。`,
  'account-owner-differs': (d: { name: string }) =>
    `付款人姓名“${d.name}”与该证件号码在参保库登记的姓名不一致，不能扣其个人账户。请照付款人证件核对姓名和号码，或换一种缴费方式。`,
  'reference-missing': (d: { tender: string }) => `${d.tender}须填写交易流水号。请照小票或手机凭证填写。`,
  'reference-used': (d: { reference: string }) =>
    `交易流水号 ${d.reference} 已用于另一笔缴费，不能重复使用。请核对小票。`,
  'subsidy-missing': (_: Record<never, never>) => '资助缴费须填写资助方和身份类别。',
  'licence-missing': (d: { name: string }) =>
    `经办人${d.name}没有登记执业登记编号，不能销售。请由系统管理员补登，或换有编号的人员办理。`,
  'health-missing': (_: Record<never, never>) => '本产品须由投保人告知既往症情况。请询问后选择，不得代填。',
  'health-not-asked': (_: Record<never, never>) =>
    '本产品的条款不询问既往症，不得收集或保存健康告知。请清除“既往症告知”后再提交。',
  'payment-unknown': (_: Record<never, never>) => '没有这笔缴费。请刷新后重试。',
  'payment-not-open': (d: { state: string }) =>
    `这笔缴费是“${d.state}”，不能收款。请刷新后查看；缴费失败的，请经办人在原单上“改换缴费”后再收。`,
  'payment-not-cash': (d: { tender: string }) =>
    `这笔缴费的方式是${d.tender}，不收现金。要改收现金，请经办人先在原单上“改换缴费”。`,
  'payment-not-retenderable': (d: { state: string }) =>
    `这笔缴费是“${d.state}”，不能改换缴费。只有失败、待到账和应收的可以改换；待扣缴的请先导入扣缴结果，已收的不能改换。`,
  'payment-superseded': (_: Record<never, never>) => '这笔缴费已改换为另一笔。请刷新后办理新的那一笔。',
  'other-insurer': (d: { insurer: string; own: string }) =>
    `这份保单由${d.insurer}受理，您属于${d.own}，不能办理其缴费。请由${d.insurer}的人员登录办理。`,
  'issuer-missing': (d: { name: string }) =>
    `${d.name}没有登记所属保险公司，不能出具单证。请由系统管理员登记后，或换其他人员办理。`,
  'seller-takes-cash': (d: { name: string }) => `${d.name}是本单的经办人，不能同时收款。请由另一位收银人员登录收款。`,
  'cash-short': (d: { received: string; due: string; missing: string }) =>
    `收到 ¥${d.received}，应收 ¥${d.due}，还差 ¥${d.missing}。请补足后再收款。`,
  'cash-too-much': (d: { received: string; due: string; change: string; limit: string }) =>
    `实收 ¥${d.received}，应收 ¥${d.due}，要找 ¥${d.change}，超过一次找零上限 ¥${d.limit}，可能多输了位数。请数清现金后重填实收金额。`,
  'cash-over-limit': (d: { amount: string; limit: string }) =>
    `单份保费 ¥${d.amount} 超过现金上限 ¥${d.limit}（保监发〔2008〕97号）。请改用其他缴费方式。`,
  'deduction-file-invalid': (d: { name: string; problem: string }) =>
    `扣缴结果文件 ${d.name} 无法使用：${d.problem}。请向医保经办机构重新取得文件，或另存为 CSV 后再导入；本次没有任何变动。`,
  'policy-not-accepted': (_: Record<never, never>) =>
    '这份保单中心不予承保，不能再收保费。请在“同步”页查看原因，告知投保人；已收的保费退还。',
  'policy-unknown': (_: Record<never, never>) => '没有这份保单。请刷新后重试。',
  'insured-consent-missing': (d: { relation: string }) =>
    `投保人与被保险人的关系“${d.relation}”需要被保险人本人同意（保险法第三十一条）。请取得被保险人同意后办理；在同意书录入开通前，本窗口暂不能办理。`,
} as const;

function ageText(age: number | null): string {
  return age === null ? '年龄不明' : `${age} 岁`;
}
