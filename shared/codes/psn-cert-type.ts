/** 人员证件类型 psn_cert_type [A: public code]; 05 means 港澳台居民居住证 in one newer list (conflict); 990201 is a local code [B].
 * Not the table of patn_cert_type (call 4101), where 02 is 户口簿 and 03 护照: never mix the two. */
import type { CodeTable } from './code-table.ts';

export const psnCertTypeTable: CodeTable = {
  field: 'psn_cert_type',
  title: '人员证件类型',
  edition: '2026-10-04',
  grade: 'A',
  source: '医疗保障信息平台接口代码表，据公开实现互证；各地可扩展，以当地代码表为准',
  rows: [
    { code: '01', name: '居民身份证（户口簿）' },
    { code: '02', name: '中国人民解放军军官证' },
    { code: '03', name: '中国人民武装警察警官证' },
    { code: '04', name: '香港特区护照/港澳居民来往内地通行证' },
    { code: '05', name: '澳门特区护照/港澳居民来往内地通行证/港澳台居民居住证' },
    { code: '06', name: '台湾居民来往大陆通行证' },
    { code: '07', name: '外国人永久居留证' },
    { code: '08', name: '外国人护照' },
    { code: '09', name: '残疾人证' },
    { code: '10', name: '军烈属证明' },
    { code: '11', name: '外国人就业证' },
    { code: '12', name: '外国专家证' },
    { code: '13', name: '外国人常驻记者证' },
    { code: '14', name: '台港澳人员就业证' },
    { code: '15', name: '回国（来华）定居专家证' },
    { code: '90', name: '社会保障卡' },
    { code: '99', name: '其他身份证件' },
    { code: '990201', name: '出生医学证明', grade: 'B' },
  ],
};
