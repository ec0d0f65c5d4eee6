/** What the columns of a roster list are called in Chinese, for whoever exports the file (`docs/roster.md`). */

const COLUMN_NAMES: Readonly<Record<string, string>> = {
  psn_no: '人员编号',
  psn_cert_type: '证件类型',
  certno: '证件号码',
  psn_name: '姓名',
  gend: '性别',
  brdy: '出生日期',
  insutype: '险种类型',
  psn_insu_stas: '参保状态',
  insuplc_admdvs: '参保地医保区划',
  trt_enjymnt_begndate: '待遇享受开始日期',
  trt_enjymnt_enddate: '待遇享受结束日期',
  township: '乡镇街道',
  paid_next_year: '次年是否已缴费',
  op: '操作',
};

/** 'psn_no（人员编号）'; what is no column, such as 整行, stays as it is. */
export function columnTitle(column: string): string {
  const name = COLUMN_NAMES[column];
  return name === undefined ? column : `${column}（${name}）`;
}
