/** 应退保费: amount, age, deadline, why, who can put it right, and the notice (counter rule 15). */
import type { RefundDue } from '../../../shared/contract/refunds.ts';
import { PAPER_STATE_NAMES } from '../../../shared/papers.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { OWNER_STEPS } from '../../../shared/sync/ruling.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNavigation } from '../../frame/pages.ts';
import { IssuePapers } from '../Decide/IssuePapers.tsx';

/** Nothing where nothing is owed. */
export function RefundsPart() {
  const maySee = useMayCall('refunds.list');
  const list = useDeskQuery('refunds.list', {}, maySee);
  const refunds = list.data?.refunds ?? [];
  if (refunds.length === 0) return <ErrorSentence error={list.error} />;
  return (
    <Panel title={`不予承保和应退保费（${refunds.length}）`}>
      <p className="form-hint">退费须在期限内退回原账户，现金缴费的转账退付；退付登记将在后续版本提供。</p>
      <ul className="plain-list person-claims">
        {refunds.map((refund) => (
          <li key={refund.policyId}>
            <Refund refund={refund} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Refund({ refund }: { readonly refund: RefundDue }) {
  const { goTo } = useNavigation();
  const { policyId, psn_name, certno, proposalNo, amount, tender, payerName, deadline, isOverdue, days, notice } =
    refund;
  return (
    <>
      <div className="refund-line">
        <strong>{psn_name}</strong>
        <span className="person-number">{certno}</span>
        {amount === null ? <span className="tag tag-plain">未收保费</span> : <Money amount={amount} />}
        {deadline !== null && (
          <span className={`tag tag-${isOverdue ? 'bad' : 'warning'}`}>
            {isOverdue ? `已过期限 ${deadline}` : `${deadline} 前退`}
          </span>
        )}
        <span className="cell-soft">{days === 0 ? '今日起' : `已 ${days} 天`}</span>
      </div>
      <div>
        {refund.reason}（{OWNER_STEPS[refund.owner]}）
      </div>
      <div className="refund-line">
        <span className="cell-soft">
          {TENDER_NAMES[tender]} · 付款人 {payerName} · {refund.productName}
          {proposalNo !== null && ` · 受理单 ${proposalNo}`}
        </span>
        {notice === null ? (
          <IssuePapers
            kinds={['policy-refusal']}
            subject={policyId}
            size="small"
            onIssued={({ no }) => goTo('papers', no)}
          />
        ) : (
          <button type="button" className="link-button" onClick={() => goTo('papers', notice.no)}>
            通知书 {notice.no}（{PAPER_STATE_NAMES[notice.state]}）
          </button>
        )}
      </div>
    </>
  );
}
