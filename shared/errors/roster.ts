/** Sentences of the errors about the roster file. None holds data of a person: line, column and next step only. */

import { columnTitle } from '../roster-columns.ts';

/** One refused row as shown to whoever brought the file (counter rule 12). */
export interface RefusedRow {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

const SAVE_AS_CSV = '请在 Excel 中选“文件”→“另存为”→“CSV UTF-8（逗号分隔）(*.csv)”，再导入该 CSV 文件（行数不限）。';

export const rosterErrors = {
  'roster-file-gone': (d: { version: number }) =>
    `第 ${d.version} 版参保库的文件不在本机（恢复或搬迁后属正常）。请在“设置 → 参保库”重新导入名单，或由中心下发。`,
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
  'roster-encoding-other': (d: { encoding: string }) =>
    `参保名单不是 ${d.encoding} 编码，未发布。请改用 --encoding utf-8 或 --encoding gb18030，或另存为“CSV UTF-8（逗号分隔）”后重试。`,
  'roster-truncated': (d: { line: number }) =>
    `参保名单末行（第 ${d.line} 行）不完整，文件可能没有传完，原参保库未变。请重新拷贝整个文件后导入。`,
  'roster-quote-open': (d: { line: number }) =>
    `参保名单自第 ${d.line} 行起有引号没有配对，无法继续读取，原参保库未变。请改正该行引号，或重新拷贝整个文件后导入。`,
  'roster-line-too-long': (d: { line: number }) =>
    `参保名单第 ${d.line} 行超过 6 万字，文件可能不是 CSV，原参保库未变。请另存为“CSV UTF-8（逗号分隔）”后重新导入。`,
  'roster-header-unreadable': (d: { reason: string }) =>
    `参保名单表头${d.reason}。请在第一行逐格填写国家字段名后重新导入；原参保库未变。`,
  'roster-too-many-townships': (d: { limit: number }) =>
    `township（乡镇街道）列有 ${d.limit} 种以上不同的内容，可能填了别的信息（如住址）。请只填乡镇街道名称后重新导入；原参保库未变。`,
  'roster-xls': (_: Record<never, never>) =>
    '参保名单是旧版 Excel（.xls）或加了密码的文件，无法读取，原参保库未变。请在 Excel 中取消密码，另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8（逗号分隔）”后重新导入。',
  'roster-xlsx-too-large': (d: { megabytes: number; limit: number }) =>
    `参保名单（Excel）有 ${d.megabytes} MB，超过 ${d.limit} MB，原参保库未变。${SAVE_AS_CSV}`,
  'roster-xlsx-too-long': (d: { limit: number }) =>
    `参保名单（Excel）超过 ${d.limit / 10_000} 万行，原参保库未变。${SAVE_AS_CSV}`,
  'roster-xlsx-broken': (_: Record<never, never>) =>
    '参保名单（Excel）已损坏或没有传完，无法读取，原参保库未变。请重新拷贝整个文件，或在 Excel 中打开后另存为“CSV UTF-8（逗号分隔）”再导入。',
  'roster-xlsx-sheets': (d: { sheets: number; name: string }) =>
    `Excel 文件中有 ${d.sheets} 张工作表，不知道哪一张是名单，原参保库未变。请把名单所在的工作表命名为“${d.name}”，或只留这一张，保存后重新导入。`,
  'roster-delta-without-op': (_: Record<never, never>) =>
    '文件没有 op（操作）列，不是增量名单，原参保库未变。全量名单请选择“全量”；增量名单请加 op 列（delete 为删除，空为新增或修改）后重新导入。',
  'roster-full-with-op': (_: Record<never, never>) =>
    '文件有 op（操作）列，是增量名单，不能当作全量导入，原参保库未变。请选择“增量”，并填写它所依据的名单日期。',
  'roster-delta-other-base': (d: { base: string; current: string | null }) =>
    d.current === null
      ? `增量名单依据截至 ${d.base} 的名单，而本窗口还没有参保库。请先导入全量名单。`
      : `增量名单依据截至 ${d.base} 的名单，与正在使用的名单（截至 ${d.current}）不同，不能合并。请导入依据 ${d.current} 的增量名单，或导入全量名单；原参保库未变。`,
  'roster-delta-base-ambiguous': (d: { base: string }) =>
    `本窗口有两版截至 ${d.base} 的名单，分不清增量依据的是哪一版，不能合并。请导入全量名单；原参保库未变。`,
  'roster-delta-refused-rows': (d: { bad: number; total: number; rows: readonly RefusedRow[] }) =>
    `增量名单 ${d.total} 行中有 ${d.bad} 行不合格，只采用一部分会使参保库与截至日期不符，因此整份未采用，原参保库未变。请改正下列行后重新导入，或导入全量名单：${d.rows
      .map(rowWords)
      .join('；')}${d.bad > d.rows.length ? `；另有 ${d.bad - d.rows.length} 行` : ''}。`,
  'roster-outdated': (_: Record<never, never>) => '名单由旧版程序建立，现在不能用于核对参保。请重新导入全量名单。',
  'roster-previous-gone': (d: { version: number }) =>
    `参保库第 ${d.version} 版不是可换回的上一版，或它的文件已不在、已损坏；正在使用的版本未变。请刷新页面核对，需要时重新导入那一天的全量名单。`,
  'roster-version-gone': (d: { version: number }) =>
    `参保库第 ${d.version} 版已不在本机，取不到它的未采用行清单。请刷新页面查看现有版本。`,
  'roster-file-changed': (_: Record<never, never>) =>
    '参保名单文件在导入过程中被改动，原参保库未变。请等文件写完后重新导入。',
  'roster-too-many-bad-rows': (d: { bad: number; total: number; first: readonly RefusedRow[] }) =>
    `参保名单 ${d.total} 行中至少有 ${d.bad} 行不合格，超过 20%，原参保库未变。请改正后重新导入，例如：${d.first
      .slice(0, 3)
      .map(rowWords)
      .join('；')}。`,
  'roster-as-of-future': (d: { asOf: string; today: string }) =>
    `名单截至日期 ${d.asOf} 晚于今天 ${d.today}，名单不会说明以后的参保情况。请核对截至日期，并确认本机日期正确；原参保库未变。`,
  'roster-as-of-older': (d: { asOf: string; current: string }) =>
    `名单截至 ${d.asOf}，早于正在使用的名单（截至 ${d.current}），不能用旧名单替换新名单。请取得 ${d.current} 或以后的名单再导入；要换回上一版请用“换回上一版”。原参保库未变。`,
} as const;

function rowWords({ line, field, reason }: RefusedRow): string {
  return `第 ${line} 行 ${columnTitle(field)} ${reason}`;
}

function titles(columns: readonly string[]): string {
  return columns.map(columnTitle).join('、');
}
