/** What can be done about a policy of a list, as buttons in its row. */
import { Button } from 'antd';
import type { Policy } from '../../../shared/contract/enrollment.ts';
import { RETENDERABLE_STATES } from '../../../shared/payment.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { KeyHint } from '../../components/KeyHint.tsx';

/** The work on a policy: taking its cash, another way of paying, the notices signed afterwards, its papers. */
export type PolicyDeed = 'collect' | 'retender' | 'notices' | 'papers';

export interface PolicyActionsProps {
  readonly policy: Policy;
  readonly start: (deed: PolicyDeed) => void;
  /** The key that begins taking its cash, where there is one. */
  readonly collectKey?: string | undefined;
}

/** Whether the cash of a policy is still to be taken. */
export function isCashDue({ state, payment }: Policy): boolean {
  const isLive = state === 'proposed' || state === 'accepted';
  return isLive && payment.tender === 'cash' && payment.state === 'receivable';
}

/** Offers only what the payment's state and the operator's grants allow. */
export function PolicyActions({ policy, start, collectKey }: PolicyActionsProps) {
  const { state } = policy.payment;
  const isLive = policy.state === 'proposed' || policy.state === 'accepted';
  const mayRetender = useMayCall('payments.retender') && isLive && RETENDERABLE_STATES.includes(state);
  const mayNotice = useMayCall('citizen.confirmPolicyNotices') && isLive && !policy.isNoticed;
  return (
    <span className="row-actions">
      {isCashDue(policy) && (
        <Button size="small" type="primary" onClick={() => start('collect')}>
          收款
          {collectKey !== undefined && <KeyHint keys={collectKey} />}
        </Button>
      )}
      {mayRetender && (
        <Button size="small" onClick={() => start('retender')}>
          改换缴费
        </Button>
      )}
      {mayNotice && (
        <Button size="small" onClick={() => start('notices')}>
          补签告知
        </Button>
      )}
      <Button size="small" onClick={() => start('papers')}>
        单证
      </Button>
    </span>
  );
}
