/** 参保状态 psn_insu_stas [B: public code]. 1 is insured, which is not yet in benefit (待遇享受 dates say that).
 * 4 stands for 终止 in older lists without 3 [U]: both are read as terminated until the city's own table is imported. */
import type { CodeTable } from './code-table.ts';

export const psnInsuStasTable: CodeTable = {
  field: 'psn_insu_stas',
  title: '人员参保状态',
  edition: '2026-10-04',
  grade: 'B',
  source: '医疗保障信息平台接口代码表，据公开实现；代码 4 未确认，按终止处理',
  rows: [
    { code: '0', name: '未参保' },
    { code: '1', name: '正常参保' },
    { code: '2', name: '暂停参保' },
    { code: '3', name: '终止参保' },
    { code: '4', name: '终止参保（旧代码）', grade: 'U' },
  ],
};

/** True for the codes that mean the insurance has ended: 3, and the older 4 [U]. */
export function isTerminated(psnInsuStas: string): boolean {
  return psnInsuStas === '3' || psnInsuStas === '4';
}
