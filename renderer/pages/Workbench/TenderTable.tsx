/** The premium of today's proposals by the way it is paid and the state it is in (counter rule 8). */
import type { TodaysBusiness } from '../../../shared/contract/workbench.ts';
import { formatYuan } from '../../../shared/money.ts';
import { TENDER_NAMES, TENDERS } from '../../../shared/payment.ts';
import { PaymentTag } from '../../components/StateTag.tsx';

/** Nothing while nobody was proposed today. */
export function TenderTable({ premium }: { readonly premium: TodaysBusiness['premium'] }) {
  if (premium.length === 0) return null;
  const inOrder = premium.toSorted((a, b) => TENDERS.indexOf(a.tender) - TENDERS.indexOf(b.tender));
  return (
    <table className="sums">
      <caption>今日受理的保费</caption>
      <thead>
        <tr>
          <th scope="col">缴费方式</th>
          <th scope="col">状态</th>
          <th scope="col" className="sum-cell">
            笔数
          </th>
          <th scope="col" className="sum-cell">
            金额
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ tender, state, count, sum }) => (
          <tr key={`${tender} ${state}`}>
            <td>{TENDER_NAMES[tender]}</td>
            <td>
              <PaymentTag state={state} />
            </td>
            <td className="sum-cell">{count}</td>
            <td className="sum-cell">¥{formatYuan(sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
