/** 险种类型 insutype [A: public implementations of 江西, 湖南, 重庆, 泰州]; 380 and 391 are legacy. */
import type { CodeTable } from './code-table.ts';

export const insutypeTable: CodeTable = {
  field: 'insutype',
  title: '险种类型',
  edition: '2026-10-04',
  grade: 'A',
  source: '医疗保障信息平台接口代码表，据公开实现互证；各地可扩展，以当地代码表为准',
  rows: [
    { code: '310', name: '职工基本医疗保险' },
    { code: '320', name: '公务员医疗补助' },
    { code: '330', name: '大额医疗费用补助' },
    { code: '340', name: '离休人员医疗保障' },
    { code: '350', name: '一至六级残废军人医疗补助' },
    { code: '360', name: '老红军医疗保障' },
    { code: '370', name: '企业补充医疗保险' },
    { code: '380', name: '新型农村合作医疗' },
    { code: '390', name: '城乡居民基本医疗保险' },
    { code: '391', name: '城镇居民基本医疗保险' },
    { code: '392', name: '城乡居民大病医疗保险' },
    { code: '399', name: '其他特殊人员医疗保障' },
    { code: '410', name: '长期照护保险' },
    { code: '510', name: '生育保险' },
  ],
};
