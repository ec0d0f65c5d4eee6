/** Sentences of rulings by hand, read by whoever rules at the centre. */
export const judgeErrors = {
  'ruling-policy-unknown': (d: { policyId: string }) =>
    `中心没有编号为 ${d.policyId} 的投保。请核对编号，或等窗口把该笔业务送达中心后再裁定。`,
  'ruling-policy-ruled': (d: { policyId: string }) =>
    `投保 ${d.policyId} 已有裁定结果，不能再次裁定。需要改变结果的，请按退保或重新投保办理。`,
  'ruling-duplicate': (d: { desk: string }) =>
    `被保险人本保障年度的同一产品已由窗口 ${d.desk} 办理并承保，不能重复承保。请裁定不予承保，由窗口退还保费。`,
  'ruling-obstacle': (d: { policyId: string; why: string }) =>
    `投保 ${d.policyId} 不能人工裁定承保：${d.why}人工承保只用于截单后才送达，或资料已按规定销毁的投保。`,
};
