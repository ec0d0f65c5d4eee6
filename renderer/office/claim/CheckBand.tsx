/** How the window's trial, the centre's own run and the figure of now compare, with all of them where they differ. */
import { HEALTH_STATUS_NAMES, HEALTH_STATUSES, type HealthStatus } from '../../../shared/health.ts';
import { formatYuan, type Fen } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { Notice } from '../../components/Notice.tsx';

/** The check the centre made when the trial arrived, and whatever changed since. */
export function CheckBand({ claim }: { readonly claim: OfficeClaim }) {
  const { check, holds } = claim;
  return (
    <>
      {check === null && <Notice tone="plain">中心尚未核对这次试算。</Notice>}
      {check?.outcome === 'agrees' && <Agreed claim={claim} />}
      {check?.outcome === 'other-inputs' && (
        <Notice tone="warning">
          中心核对：中心掌握的累计或直赔与窗口不同，以中心为准。
          <Compared claim={claim} />
        </Notice>
      )}
      {check?.outcome === 'engine-differs' && (
        <Notice tone="warning">
          中心核对：同样的数据算出不同的结果，可能是窗口程序版本有误，已报警，查明前不能核定给付。
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

/** Agreed when it arrived says nothing of a figure that another decision of the year has moved since. */
function Agreed({ claim }: { readonly claim: OfficeClaim }) {
  const [moved] = movedFigures(claim);
  if (moved === undefined) return <Notice tone="good">中心核对：与窗口试算一致。</Notice>;
  const when = claim.decision === null ? '现按最新累计为' : '核定时按最新累计为';
  return (
    <Notice tone="warning">
      {`收到时与窗口试算 ${amountOf(moved.checked)} 一致；此后本年累计有变化，${when} ${amountOf(moved.payable)}。`}
      <Compared claim={claim} />
    </Notice>
  );
}

interface Moved {
  readonly status: HealthStatus;
  readonly checked: Fen | null;
  readonly payable: Fen | null;
}

/** Figures shown that are not those of the centre's check any more. */
function movedFigures({ check, now }: OfficeClaim): Moved[] {
  if (check === null) return [];
  const figures = now.map(({ healthStatus: status, payable }) => ({ status, checked: check[status], payable }));
  return figures.filter(({ checked, payable }) => checked !== payable);
}

function Compared({ claim }: { readonly claim: OfficeClaim }) {
  const { tried, check, now } = claim;
  if (check === null) return null;
  const hasMoved = movedFigures(claim).length > 0;
  const shown = hasMoved ? now : tried;
  const statuses = HEALTH_STATUSES.filter((status) => shown.some(({ healthStatus }) => healthStatus === status));
  return (
    <table className="compared">
      <thead>
        <tr>
          <th scope="col">健康状况</th>
          <th scope="col">窗口试算</th>
          <th scope="col">中心核对</th>
          {hasMoved && <th scope="col">按最新累计应赔</th>}
        </tr>
      </thead>
      <tbody>
        {statuses.map((status) => (
          <tr key={status}>
            <th scope="row">{HEALTH_STATUS_NAMES[status]}</th>
            <td>{amountOf(payableOf(tried, status))}</td>
            <td>{amountOf(check[status])}</td>
            {hasMoved && <td>{amountOf(payableOf(now, status))}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function payableOf(figures: OfficeClaim['tried'], status: HealthStatus): Fen | null {
  return figures.find(({ healthStatus }) => healthStatus === status)?.payable ?? null;
}

function amountOf(amount: Fen | null): string {
  return amount === null ? '待补' : `¥${formatYuan(amount)}`;
}
