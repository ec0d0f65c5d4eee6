/** The papers the centre knows of: receipts named in the claim, and what the window issued. */
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Numbers only: scans come with a later version. */
export function PaperPanel({ claim: { invoices, papers } }: { readonly claim: OfficeClaim }) {
  return (
    <Panel title="单证与票据" extra={<span className="panel-note">影像尚未接入，原件在受理窗口</span>}>
      {papers.length + invoices.length === 0 && <Empty>窗口没有登记票据，也没有出过单证。</Empty>}
      <ul className="plain-list">
        {papers.map(({ no, kind, at }) => (
          <li key={no}>
            {PAPER_NAMES[kind]} <span className="number">{no}</span>{' '}
            <span className="cell-soft">{at.slice(0, 10)}</span>
          </li>
        ))}
        {invoices.map(({ bill_code: code, bill_no: no }) => (
          <li key={`${code}-${no}`}>
            医疗收费票据 <span className="number">{`${code}-${no}`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
