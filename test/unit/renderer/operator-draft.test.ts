import { describe, expect, it } from 'vitest';
import {
  EMPTY_OPERATOR,
  grantsOf,
  lacksLicence,
  readOperator,
  type OperatorDraft,
} from '../../../renderer/pages/Settings/operator-draft.ts';

const typed = (changes: Partial<OperatorDraft>): OperatorDraft => ({
  ...EMPTY_OPERATOR,
  operatorNo: '1009',
  name: '新样例',
  password: 'mima2021',
  ...changes,
});

describe('a new operator', () => {
  it('of 医保侧 is never offered money or decisions, and takes no licence or insurer along', () => {
    expect(grantsOf('hsa')).not.toContain('cashier');
    expect(grantsOf('hsa')).not.toContain('decider');
    const draft = typed({ side: 'hsa', insurer: '某公司', licenceNo: 'X1', grants: ['clerk', 'cashier'] });
    expect(readOperator(draft).input?.operator).toMatchObject({ insurer: null, licenceNo: null, grants: ['clerk'] });
  });

  it('of the insurer’s side names its insurer', () => {
    expect(readOperator(typed({ side: 'insurer', grants: ['clerk'] })).errors.insurer).toContain('所属保险公司');
    expect(readOperator(typed({ side: 'insurer', grants: ['admin', 'clerk'] })).input).toBeNull();
    const draft = typed({ side: 'insurer', grants: ['clerk'], insurer: '某公司' });
    expect(readOperator(draft).input?.operator.insurer).toBe('某公司');
  });

  it('who keeps the desk and nothing else need not', () => {
    const { input, errors } = readOperator(typed({ side: 'insurer', grants: ['admin'] }));
    expect([input?.operator.insurer, errors]).toEqual([null, {}]);
  });

  it('without a side is asked for one', () => {
    expect(readOperator(typed({})).errors.side).toBe('请选择所属');
  });

  it('who takes proposals without 执业登记编号 is pointed out', () => {
    expect(lacksLicence(typed({ side: 'insurer', grants: ['clerk'] }))).toBe(true);
    expect(lacksLicence(typed({ side: 'insurer', grants: ['clerk'], licenceNo: 'X1' }))).toBe(false);
    expect(lacksLicence(typed({ side: 'insurer', grants: ['cashier'] }))).toBe(false);
  });
});
