/** Before joining: what it costs, what it covers, who sells it, and the notices the citizen confirms (counter rules 2, 9). */
import type { ContentOf, CustomerAnswer } from '../../../shared/customer-screen.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { Head, LargeAmount, Side } from './Parts.tsx';
import { Notices } from './Notices.tsx';

export interface EnrollingProps {
  readonly enrolling: ContentOf<'enrolling'>;
  readonly answer: (answer: CustomerAnswer) => void;
}

/** Left the product, right what is to be confirmed. */
export function Enrolling({ enrolling, answer }: EnrollingProps) {
  const { product, person, premium, isSample, notices } = enrolling;
  return (
    <main className="customer-two">
      <Side label="产品和保费">
        <Head title={product} person={person} />
        {premium !== null && <LargeAmount label="应缴保费" amount={premium} isSample={isSample} />}
        <Facts enrolling={enrolling} />
        <section aria-label="保障内容">
          <h2>保障内容</h2>
          <ul className="customer-cover">
            {enrolling.liabilities.map(({ name, sentence }) => (
              <li key={name}>
                <strong>{name}</strong>
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      </Side>
      <Notices key={notices.asking} asked={notices} answer={answer} />
    </main>
  );
}

function Facts({ enrolling: { cover, tender, seller } }: { readonly enrolling: ContentOf<'enrolling'> }) {
  return (
    <dl className="customer-facts">
      {cover !== null && (
        <>
          <dt>保险期间</dt>
          <dd>
            {cover.from} 至 {cover.to}
          </dd>
        </>
      )}
      {tender !== null && (
        <>
          <dt>缴费方式</dt>
          <dd>{TENDER_NAMES[tender]}</dd>
        </>
      )}
      <dt>销售人员</dt>
      <dd>
        {seller.name}（{seller.insurer}）
      </dd>
      <dt>执业登记编号</dt>
      <dd>{seller.licenceNo}</dd>
    </dl>
  );
}
