/** What is to be paid, by which way, and for cash what was counted and what comes back. */
import type { ContentOf } from '../../../shared/customer-screen.ts';
import { formatYuan } from '../../../shared/money.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { Head, LargeAmount } from './Parts.tsx';

/** The amount in the middle of the screen. */
export function Paying({ paying }: { readonly paying: ContentOf<'paying'> }) {
  const { product, person, due, isSample, tender, received, change } = paying;
  return (
    <main className="customer-one">
      <Head title={product} person={person} />
      <LargeAmount label={`应缴保费 · ${TENDER_NAMES[tender]}`} amount={due} isSample={isSample} />
      {received !== null && (
        <dl className="customer-count" aria-live="polite">
          <div>
            <dt>实收</dt>
            <dd>¥{formatYuan(received)}</dd>
          </div>
          <div>
            <dt>找零</dt>
            <dd>{change === null ? '—' : `¥${formatYuan(change)}`}</dd>
          </div>
        </dl>
      )}
      <p className="customer-soft">请当面点清。保费收据打印后请核对姓名和金额。</p>
    </main>
  );
}
