/** What can be done about a policy of a list, as buttons in its row. */
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { RETENDERABLE_STATES } from '../../../shared/payment.ts';
import { useMayCall } from '../../api/desk-context.ts';

/** The work on a policy: taking its cash, another way of paying, its papers. */
export type PolicyDeed = 'collect' | 'retender' | 'papers';

export interface PolicyActionsProps {
  readonly policy: Policy;
  readonly start: (deed: PolicyDeed) => void;
}

/** Offers only what the payment's state and the operator's grants allow. */
export function PolicyActions({ policy, start }: PolicyActionsProps) {
  const { tender, state } = policy.payment;
  const isLive = policy.state === 'proposed' || policy.state === 'accepted';
  const isCashDue = isLive && tender === 'cash' && state === 'receivable';
  const mayRetender = useMayCall('payments.retender') && isLive && RETENDERABLE_STATES.includes(state);
  return (
    <span className="row-actions">
      {isCashDue && (
        <Button size="small" type="primary" onClick={() => start('collect')}>
          收款
        </Button>
      )}
      {mayRetender && (
        <Button size="small" onClick={() => start('retender')}>
          改换缴费
        </Button>
      )}
      <Button size="small" onClick={() => start('papers')}>
        单证
      </Button>
    </span>
  );
}
