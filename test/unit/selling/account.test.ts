import { describe, expect, it } from 'vitest';
import { mayAccountPay } from '../../../shared/selling/may-account-pay.ts';
import { figure, sellingPlan, unsetFigure } from '../../support/selling.ts';

const MOTHER = { relation: '52', isInsuredInRegion: true, relativesBefore: 0 };
const FRIEND = { relation: '99', isInsuredInRegion: true, relativesBefore: 0 };

describe('shape 64: whose 个人账户 may pay for whom', () => {
  it('沪惠保: the owner and up to five relatives', () => {
    const shanghai = sellingPlan({ account: { relativesAtMost: figure(5) } });
    expect(mayAccountPay(shanghai, { ...MOTHER, relativesBefore: 4 }).allowed).toBe(true);
    expect(mayAccountPay(shanghai, { ...MOTHER, relativesBefore: 5 })).toEqual({
      allowed: false,
      sentence: '该账户本年度已为 5 位亲属缴费，本产品最多 5 位，请改用其他缴费方式。',
    });
    expect(mayAccountPay(shanghai, { relation: '01', isInsuredInRegion: true, relativesBefore: 5 }).allowed).toBe(true);
  });

  it('烟台 2025: friends too, as long as they are insured in the city', () => {
    const yantai = sellingPlan({ account: { anyRelation: figure(true) } });
    expect(mayAccountPay(yantai, FRIEND).allowed).toBe(true);
    expect(mayAccountPay(yantai, { ...FRIEND, isInsuredInRegion: false }).sentence).toContain(
      '只能为在枣庄市参加基本医保',
    );
  });

  it('without the part the relation set of the plan decides as before', () => {
    const plan = sellingPlan(undefined);
    expect(mayAccountPay(plan, MOTHER).allowed).toBe(true);
    expect(mayAccountPay(plan, FRIEND).allowed).toBe(false);
    expect(mayAccountPay(plan, { ...MOTHER, relativesBefore: null }).allowed).toBe(true);
  });

  it('a fact or a limit that is not known refuses by name', () => {
    const limited = sellingPlan({ account: { relativesAtMost: figure(5) } });
    expect(mayAccountPay(limited, { ...MOTHER, relativesBefore: null }).sentence).toContain('已为几位亲属缴费');
    expect(mayAccountPay(limited, { ...MOTHER, isInsuredInRegion: null }).sentence).toContain('先核对其参保状态');
    const open = sellingPlan({ account: { relativesAtMost: unsetFigure() } });
    expect(mayAccountPay(open, MOTHER).sentence).toContain('尚未确定');
  });
});
