/** 医疗类别 med_type, the national core [A: public implementations of 江西, 湖南, 重庆, 吉林]. Everything else is local and collides
 * between provinces, so a city's own table replaces this one. */
import type { CodeTable } from './code-table.ts';

export const medTypeTable: CodeTable = {
  field: 'med_type',
  title: '医疗类别',
  edition: '2026-10-04',
  grade: 'A',
  source: '医疗保障信息平台接口代码表，据公开实现互证；各地可扩展，以当地代码表为准',
  rows: [
    { code: '11', name: '普通门诊' },
    { code: '12', name: '门诊挂号' },
    { code: '13', name: '急诊' },
    { code: '14', name: '门诊慢特病' },
    { code: '21', name: '普通住院' },
    { code: '22', name: '外伤住院' },
    { code: '23', name: '转外诊治住院' },
    { code: '24', name: '急诊转住院' },
    { code: '41', name: '定点药店购药' },
    { code: '51', name: '生育门诊' },
    { code: '52', name: '生育住院' },
    { code: '53', name: '计划生育手术费' },
  ],
};
