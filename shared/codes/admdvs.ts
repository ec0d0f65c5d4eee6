/** 医保区划 admdvs of the two cities served, GB/T 2260 [A]. City-level codes ending 99 and 赣州 经开区 / 蓉江新区 are
 * unconfirmed [U] and come with the city's own table; an unknown code therefore only warns. */
import type { CodeTable } from './code-table.ts';

export const admdvsTable: CodeTable = {
  field: 'admdvs',
  title: '医保区划',
  edition: '2026-10-04',
  grade: 'A',
  source: 'GB/T 2260 行政区划代码（枣庄市、赣州市）',
  rows: [
    { code: '370400', name: '枣庄市' },
    { code: '370402', name: '市中区' },
    { code: '370403', name: '薛城区' },
    { code: '370404', name: '峄城区' },
    { code: '370405', name: '台儿庄区' },
    { code: '370406', name: '山亭区' },
    { code: '370481', name: '滕州市' },
    { code: '360700', name: '赣州市' },
    { code: '360702', name: '章贡区' },
    { code: '360703', name: '南康区' },
    { code: '360704', name: '赣县区' },
    { code: '360722', name: '信丰县' },
    { code: '360723', name: '大余县' },
    { code: '360724', name: '上犹县' },
    { code: '360725', name: '崇义县' },
    { code: '360726', name: '安远县' },
    { code: '360728', name: '定南县' },
    { code: '360729', name: '全南县' },
    { code: '360730', name: '宁都县' },
    { code: '360731', name: '于都县' },
    { code: '360732', name: '兴国县' },
    { code: '360733', name: '会昌县' },
    { code: '360734', name: '寻乌县' },
    { code: '360735', name: '石城县' },
    { code: '360781', name: '瑞金市' },
    { code: '360783', name: '龙南市' },
  ],
};

/** The city of a county: its first four digits and 00. */
export function cityOf(admdvs: string): string {
  return `${admdvs.slice(0, 4)}00`;
}
