/** The person's policies with state, payments and papers, and what can be done about each. */
import type { Policy } from '../../../shared/contract/enrollment.ts';
import type { PersonPolicy } from '../../../shared/contract/people.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { Empty } from '../../components/Empty.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { PaymentTag, PolicyTag } from '../../components/StateTag.tsx';
import { isCashDue, PolicyActions, type PolicyDeed } from '../Payments/PolicyActions.tsx';
import { PolicyRuling } from './PolicyRuling.tsx';

export interface PoliciesPartProps {
  readonly policies: readonly PersonPolicy[];
  readonly start: (policy: Policy, deed: PolicyDeed) => void;
}

/** One block a policy; payments that gave way stay in sight. Alt+C takes the first cash that is due. */
export function PoliciesPart({ policies, start }: PoliciesPartProps) {
  const due = policies.find(isCashDue);
  useHotKey('Alt+C', () => due !== undefined && start(due, 'collect'), useIsPageActive() && due !== undefined);
  return (
    <Panel title="保单和缴费">
      {policies.length === 0 && <Empty>本窗口没有此人的保单。可参保的按 F2 受理投保。</Empty>}
      <ul className="person-policies">
        {policies.map((policy) => (
          <li key={policy.policyId}>
            <div className="person-policy-head">
              <strong>{policy.productName}</strong>
              <span>{policy.coverYear} 年度</span>
              <PolicyTag state={policy.state} />
              {policy.role === 'applicant' && <span className="tag tag-plain">为 {policy.psn_name} 投保</span>}
              <span className="person-policy-actions">
                <PolicyActions
                  policy={policy}
                  start={(deed) => start(policy, deed)}
                  collectKey={policy === due ? 'Alt+C' : undefined}
                />
              </span>
            </div>
            <div className="cell-soft">
              <span className="unbroken">
                保障期 {policy.coverStart} 至 {policy.coverEnd}
              </span>
              {' · '}
              <span className="unbroken">受理 {minuteOf(policy.proposedAt)}</span>
              {' · '}
              <span className="unbroken">单证 {policy.papers.length} 份</span>
            </div>
            <PolicyRuling policy={policy} />
            <ul className="person-payments">
              {policy.payments.map((payment) => (
                <li key={payment.paymentId} className={payment.isReplaced ? 'person-replaced' : ''}>
                  <PaymentTag state={payment.state} />
                  <Money amount={payment.amount} />
                  <span>{TENDER_NAMES[payment.tender]}</span>
                  <span className="cell-soft">付款人 {payment.payerName}</span>
                  {payment.reference !== null && <span className="cell-soft">流水号 {payment.reference}</span>}
                  {payment.settledDay !== null && <span className="cell-soft">{payment.settledDay}</span>}
                  {payment.isReplaced && <span className="cell-soft">已改换</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
