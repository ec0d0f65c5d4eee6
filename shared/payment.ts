/** A payment: how it is tendered and the state it is in (counter rule 8). */
import { z } from 'zod';

/** cash 现金 · personal-account 个人账户 · qr 扫码 · card 银行卡 · transfer 转账 · subsidy 财政资助. */
export const TENDERS = ['cash', 'personal-account', 'qr', 'card', 'transfer', 'subsidy'] as const;
export const tenderSchema = z.enum(TENDERS);
export type Tender = z.infer<typeof tenderSchema>;

/** collected 已收 · unmatched 待到账 · to-deduct 待扣缴 · receivable 应收 · failed 失败. Only `collected` is income. */
export const PAYMENT_STATES = ['collected', 'unmatched', 'to-deduct', 'receivable', 'failed'] as const;
export const paymentStateSchema = z.enum(PAYMENT_STATES);
export type PaymentState = z.infer<typeof paymentStateSchema>;

export const TENDER_NAMES: Readonly<Record<Tender, string>> = {
  cash: '现金',
  'personal-account': '个人账户',
  qr: '扫码支付',
  card: '银行卡',
  transfer: '转账',
  subsidy: '资助',
};

export const PAYMENT_STATE_NAMES: Readonly<Record<PaymentState, string>> = {
  collected: '已收',
  unmatched: '待到账',
  'to-deduct': '待扣缴',
  receivable: '应收',
  failed: '失败',
};

/**
 * States in which a payment may give way to another: its money is not here and no order for it is out. A 待扣缴 waits for its
 * result file; a 已收 is refunded, never replaced.
 */
export const RETENDERABLE_STATES: readonly PaymentState[] = ['failed', 'unmatched', 'receivable'];

/** Tenders whose bank or channel reference the clerk types; the same reference twice is refused. */
export const REFERENCED_TENDERS: readonly Tender[] = ['qr', 'card', 'transfer'];

/** The state a payment is born in. Cash is receivable until a cashier, who is not the seller, has counted it. */
export function initialPaymentState(tender: Tender): PaymentState {
  switch (tender) {
    case 'cash':
    case 'subsidy':
      return 'receivable';
    case 'personal-account':
      return 'to-deduct';
    case 'qr':
    case 'card':
    case 'transfer':
      return 'unmatched';
  }
}
