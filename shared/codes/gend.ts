/** 性别 gend [A for 1 and 2; 0 and 9 stand in GB/T 2261.1 and are unconfirmed for the platform, U]. */
import type { CodeTable } from './code-table.ts';

export const gendTable: CodeTable = {
  field: 'gend',
  title: '性别',
  edition: '2026-10-04',
  grade: 'A',
  source: 'GB/T 2261.1；医疗保障信息平台接口代码表',
  rows: [
    { code: '1', name: '男' },
    { code: '2', name: '女' },
    { code: '0', name: '未知的性别', grade: 'U' },
    { code: '9', name: '未说明的性别', grade: 'U' },
  ],
};
