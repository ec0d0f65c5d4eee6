/** Sentences of the errors about plan files and their figures. */
export const planErrors = {
  'plan-invalid': (d: { plan: string; path: string; problem: string }) =>
    `产品方案 ${d.plan} 的“${d.path || '全文'}”不正确：${d.problem}。请改正方案文件后重新导入。`,
  'plan-unknown': (d: { plan: string }) => `没有编号为 ${d.plan} 的产品方案。请先导入该方案，或核对编号。`,
  'plan-out-of-bounds': (d: { plan: string; path: string; value: string; bound: string }) =>
    `产品方案 ${d.plan} 的“${d.path}”取值 ${d.value}，而政策文件规定${d.bound}。请改正取值。`,
  'plan-sample-other': (d: { plan: string; sample: string }) =>
    `样例数据属于方案 ${d.sample}，不能用于方案 ${d.plan}。请选择对应的样例文件。`,
  'plan-sample-path': (d: { plan: string; path: string }) =>
    `样例数据指向方案 ${d.plan} 中不存在的数值“${d.path}”。请核对样例文件。`,
  'plan-sample-overrides': (d: { plan: string; path: string }) =>
    `方案 ${d.plan} 的“${d.path}”已有正式数值，样例数据不能替换它。请从样例文件中删去该项。`,
  'plan-figure-unset': (d: { plan: string; names: string }) =>
    `产品方案 ${d.plan} 尚有未确定的数值：${d.names}。签署的数值到达前，只能在体验模式中演示，不能为真实参保人办理。`,
  'plans-overlap': (d: { first: string; second: string; from: string; to: string }) =>
    `产品方案 ${d.first} 和 ${d.second} 属于同一产品，${d.from} 至 ${d.to} 同时有效，不能确定按哪一个赔付。请更正保障期间，或撤下其中一个。`,
} as const;
