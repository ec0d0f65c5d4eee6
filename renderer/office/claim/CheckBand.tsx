/** How the window's trial and the centre's own run compare, with both figures where they differ. */
import { HEALTH_STATUS_NAMES, HEALTH_STATUSES } from '../../../shared/health.ts';
import { formatYuan, type Fen } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { Notice } from '../../components/Notice.tsx';

/** The check the centre made when the trial arrived, and whatever changed since. */
export function CheckBand({ claim }: { readonly claim: OfficeClaim }) {
  const { check, holds } = claim;
  return (
    <>
      {check === null && <Notice tone="plain">中心尚未核对这次试算。</Notice>}
      {check?.outcome === 'agrees' && <Notice tone="good">中心核对：与窗口试算一致。</Notice>}
      {check?.outcome === 'other-inputs' && (
        <Notice tone="warning">
          中心核对：中心掌握的累计或直赔与窗口不同，以中心为准。
          <Compared claim={claim} />
        </Notice>
      )}
      {check?.outcome === 'engine-differs' && (
        <Notice tone="warning">
          中心核对：同样的数据算出不同的结果，可能是窗口程序版本有误，已报警，查明前不能核定。
          <Compared claim={claim} />
        </Notice>
      )}
      {holds.map((hold) => (
        <Notice key={hold} tone="warning">
          {hold}
        </Notice>
      ))}
    </>
  );
}

function Compared({ claim: { tried, check } }: { readonly claim: OfficeClaim }) {
  if (check === null) return null;
  const statuses = HEALTH_STATUSES.filter((status) => tried.some(({ healthStatus }) => healthStatus === status));
  return (
    <table className="compared">
      <thead>
        <tr>
          <th scope="col">健康状况</th>
          <th scope="col">窗口试算</th>
          <th scope="col">中心核对</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map((status) => (
          <tr key={status}>
            <th scope="row">{HEALTH_STATUS_NAMES[status]}</th>
            <td>{amountOf(tried.find(({ healthStatus }) => healthStatus === status)?.payable ?? null)}</td>
            <td>{amountOf(check[status])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function amountOf(amount: Fen | null): string {
  return amount === null ? '待补' : `¥${formatYuan(amount)}`;
}
