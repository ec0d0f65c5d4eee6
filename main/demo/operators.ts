/** The invented people who work at the 体验模式 desk; their password is shown on the sign-in page. */
import type { Operator } from '../../shared/desk.ts';

/** Protects nothing: the demo slot opens the folder anyway. */
export const DEMO_PASSWORD = 'tiyan2022';

const INSURER = '体验保险公司';

export const demoOperators: readonly Operator[] = [
  {
    operatorNo: '1001',
    name: '周样例',
    side: 'insurer',
    insurer: INSURER,
    grants: ['clerk'],
    licenceNo: '样例执业登记0001',
  },
  { operatorNo: '1002', name: '吴样例', side: 'insurer', insurer: INSURER, grants: ['cashier'], licenceNo: null },
  { operatorNo: '1003', name: '郑样例', side: 'insurer', insurer: INSURER, grants: ['supervisor'], licenceNo: null },
  { operatorNo: '1004', name: '蒋样例', side: 'insurer', insurer: INSURER, grants: ['supervisor'], licenceNo: null },
  { operatorNo: '1005', name: '沈样例', side: 'insurer', insurer: INSURER, grants: ['reviewer'], licenceNo: null },
  { operatorNo: '1006', name: '韩样例', side: 'insurer', insurer: INSURER, grants: ['decider'], licenceNo: null },
  { operatorNo: '2001', name: '冯样例', side: 'hsa', insurer: null, grants: ['clerk'], licenceNo: null },
  { operatorNo: '9001', name: '陈样例', side: 'insurer', insurer: INSURER, grants: ['admin'], licenceNo: null },
];
