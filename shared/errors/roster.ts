/** Sentences of the errors about the roster file. None holds data of a person: line, column and next step only. */

import { columnTitle } from '../roster-columns.ts';

/** One refused row as shown to whoever brought the file (counter rule 12). */
export interface RefusedRow {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

export const rosterErrors = {
  'roster-file-missing': (d: { name: string }) => `找不到参保名单文件 ${d.name}。请确认文件或 U 盘仍在，重新选择。`,
  'roster-empty': (_: Record<never, never>) => '参保名单文件是空的，原参保库未变。请重新导出后再导入。',
  'roster-no-rows': (_: Record<never, never>) =>
    '参保名单只有表头、没有数据行，原参保库未变。请核对导出条件后重新导出。',
  'roster-header-missing': (d: { columns: readonly string[] }) =>
    `参保名单表头缺少列：${titles(d.columns)}。请按国家字段名补齐（英文逗号分隔，第一行为表头）后重新导入。`,
  'roster-header-duplicate': (d: { columns: readonly string[] }) =>
    `参保名单表头有重复列：${titles(d.columns)}。请删去多余的列后重新导入。`,
  'roster-too-many-columns': (d: { columns: number; limit: number }) =>
    `参保名单有 ${d.columns} 列，超过 ${d.limit} 列，可能选错了文件。请只导出说明中列出的字段后重新导入。`,
  'roster-nul-bytes': (d: { line: number }) =>
    `参保名单第 ${d.line} 行含有空字节，文件已损坏或不是 CSV。请另存为“CSV UTF-8（逗号分隔）”后重新导入。`,
  'roster-utf16': (_: Record<never, never>) =>
    '参保名单是 UTF-16（“Unicode 文本”）编码。请另存为“CSV UTF-8（逗号分隔）”后重新导入。',
  'roster-encoding-broken': (d: { line: number; encoding: string }) =>
    `参保名单第 ${d.line} 行有无法按 ${d.encoding} 识别的字符，文件可能损坏或混用编码。请另存为“CSV UTF-8（逗号分隔）”后重新导入。`,
  'roster-truncated': (d: { line: number }) =>
    `参保名单末行（第 ${d.line} 行）不完整，文件可能没有传完，原参保库未变。请重新拷贝整个文件后导入。`,
  'roster-quote-open': (d: { line: number }) =>
    `参保名单自第 ${d.line} 行起有引号没有配对，无法继续读取，原参保库未变。请改正该行引号，或重新拷贝整个文件后导入。`,
  'roster-file-changed': (_: Record<never, never>) =>
    '参保名单文件在导入过程中被改动，原参保库未变。请等文件写完后重新导入。',
  'roster-too-many-bad-rows': (d: { bad: number; total: number; first: readonly RefusedRow[] }) =>
    `参保名单 ${d.total} 行中至少有 ${d.bad} 行不合格，超过 20%，原参保库未变。请改正后重新导入，例如：${d.first
      .slice(0, 3)
      .map((row) => `第 ${row.line} 行 ${columnTitle(row.field)} ${row.reason}`)
      .join('；')}。`,
  'roster-as-of-future': (d: { asOf: string; today: string }) =>
    `名单截至日期 ${d.asOf} 晚于今天 ${d.today}，名单不会说明以后的参保情况。请核对截至日期，并确认本机日期正确；原参保库未变。`,
  'roster-as-of-older': (d: { asOf: string; current: string }) =>
    `名单截至 ${d.asOf}，早于正在使用的名单（截至 ${d.current}），不能用旧名单替换新名单。请取得 ${d.current} 或以后的名单再导入；原参保库未变。`,
} as const;

function titles(columns: readonly string[]): string {
  return columns.map(columnTitle).join('、');
}
