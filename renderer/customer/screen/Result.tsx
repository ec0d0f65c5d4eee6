/** After 受理: what was done, what the citizen takes along, and 好差评 (counter rules 7, 8). */
import type { ContentOf, CustomerAnswer } from '../../../shared/customer-screen.ts';
import { formatYuan } from '../../../shared/money.ts';
import { TENDER_NAMES, type PaymentState } from '../../../shared/payment.ts';
import { NOT_A_POLICY } from '../../../shared/terms/paper-texts.ts';
import { Head, LargeAmount, Side } from './Parts.tsx';
import { Rating } from './Rating.tsx';

export interface ResultProps {
  readonly result: ContentOf<'result'>;
  readonly answer: (answer: CustomerAnswer) => void;
}

/** What the state of the payment means to the one who pays. */
const PAYMENT_WORDS: Readonly<Record<PaymentState, string>> = {
  collected: '保费已收，请收好保费收据。',
  unmatched: '缴费已受理，款项到账后另出保费收据。',
  'to-deduct': '个人账户扣缴已受理，扣缴成功后另出保费收据。',
  receivable: '保费尚未收取。',
  failed: '缴费没有成功，请与窗口人员联系。',
};

/** Left the result, right the rating. */
export function Result({ result, answer }: ResultProps) {
  const { product, person, premium, isSample, tender, paymentState, change, papers, rating } = result;
  const label = `${paymentState === 'collected' ? '已收保费' : '应缴保费'} · ${TENDER_NAMES[tender]}`;
  return (
    <main className="customer-two">
      <Side label="办理结果">
        <Head title={product} person={person} />
        <section className="customer-state-large" role="status">
          <strong>投保已受理，待承保</strong>
          <p>{NOT_A_POLICY}</p>
        </section>
        {premium !== null && <LargeAmount label={label} amount={premium} isSample={isSample} />}
        <p>{PAYMENT_WORDS[paymentState]}</p>
        {change !== null && change > 0 && <p className="customer-strong">找零 ¥{formatYuan(change)}，请当面点清。</p>}
        <section aria-label="交给您的单证">
          <h2>交给您的单证</h2>
          <ul className="customer-papers">
            {papers.map(({ name, no }) => (
              <li key={no}>
                {name} <span>{no}</span>
              </li>
            ))}
          </ul>
        </section>
      </Side>
      <Rating key={rating.asking} asked={rating} answer={answer} />
    </main>
  );
}
