import { describe, expect, it } from 'vitest';
import { castMember } from '../../../main/demo/cast.ts';
import { EMPTY_PAYMENT, readPayment } from '../../../renderer/pages/Payments/payment-draft.ts';
import { supersededPapers } from '../../../renderer/pages/Payments/superseded.ts';
import { localDate } from '../../../shared/dates.ts';
import type { IssuedPaper } from '../../../shared/papers.ts';

const TODAY = localDate('2021-11-20');
const owner = castMember('秦样例').row;

describe('a payment as typed', () => {
  it('needs a tender before anything else', () => {
    expect(readPayment(EMPTY_PAYMENT, TODAY)).toEqual({ payment: null, errors: { tender: '请选择缴费方式' } });
  });

  it('in cash needs nothing more, and what was typed for another tender does not go along', () => {
    const draft = { ...EMPTY_PAYMENT, tender: 'cash', reference: 'LS0001', subsidyName: '某县' } as const;
    expect(readPayment(draft, TODAY)).toEqual({
      payment: { tender: 'cash', payer: null, reference: null, subsidy: null },
      errors: {},
    });
  });

  it.each(['qr', 'card', 'transfer'] as const)('by %s needs the channel’s reference', (tender) => {
    expect(readPayment({ ...EMPTY_PAYMENT, tender, reference: ' ' }, TODAY).errors.reference).toContain('交易流水号');
    const { payment } = readPayment({ ...EMPTY_PAYMENT, tender, reference: 'LS0001' }, TODAY);
    expect(payment).toEqual({ tender, payer: null, reference: 'LS0001', subsidy: null });
  });

  it('from an account asks whose, and a relative’s account needs the relative', () => {
    const tender = 'personal-account';
    expect(readPayment({ ...EMPTY_PAYMENT, tender }, TODAY).errors.accountOwner).toBe('请选择由谁的个人账户支付');
    expect(readPayment({ ...EMPTY_PAYMENT, tender, accountOwner: 'applicant' }, TODAY).payment?.payer).toBeNull();
    const other = { ...EMPTY_PAYMENT, tender, accountOwner: 'other' } as const;
    expect(readPayment(other, TODAY).errors.payer?.relation).toBe('请选择关系');
    const payer = { certType: '01', certno: owner.certno, name: owner.psn_name, tel: '', relation: '30' };
    expect(readPayment({ ...other, payer }, TODAY).payment?.payer).toMatchObject({ certno: owner.certno });
  });

  it('by subsidy needs who pays and for which identity', () => {
    const { errors } = readPayment({ ...EMPTY_PAYMENT, tender: 'subsidy' }, TODAY);
    expect(errors).toEqual({ subsidyName: '请填写资助单位', subsidyIdentity: '请填写资助身份' });
  });
});

describe('the 受理单 of payments that gave way', () => {
  const proposal: IssuedPaper = { kind: 'proposal-acceptance', no: 'P1' };
  const first: IssuedPaper = { kind: 'payment-acceptance', no: 'P2' };
  const order: IssuedPaper = { kind: 'deduction-acceptance', no: 'P3' };

  it('are all but the newest, and all of them once cash is paid', () => {
    const papers = [proposal, first, order];
    expect([...supersededPapers({ tender: 'personal-account' }, papers)]).toEqual(['P2']);
    expect([...supersededPapers({ tender: 'cash' }, papers)]).toEqual(['P2', 'P3']);
    expect([...supersededPapers({ tender: 'qr' }, [proposal, first])]).toEqual([]);
  });
});
