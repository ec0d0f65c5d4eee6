/** Papers that a decision or a refusal asks for and that have not come out: issued or found from here, then printed. */
import type { WaitingClaim } from '../../../shared/contract/decisions.ts';
import type { RefundDue } from '../../../shared/contract/refunds.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { IssuePapers } from '../Decide/IssuePapers.tsx';

export interface DuePapersProps {
  readonly choose: (no: string) => void;
}

/** Nothing when nothing is due. */
export function DuePapers({ choose }: DuePapersProps) {
  const maySeeClaims = useMayCall('claims.waiting');
  const maySeeRefunds = useMayCall('refunds.list');
  const claims = useDeskQuery('claims.waiting', {}, maySeeClaims);
  const refunds = useDeskQuery('refunds.list', {}, maySeeRefunds);
  const decided = (claims.data?.claims ?? []).filter(({ stage }) => stage === 'notice');
  const refused = (refunds.data?.refunds ?? []).filter(({ notice }) => notice === null || notice.state === 'unprinted');
  const error = claims.error ?? refunds.error;
  if (decided.length + refused.length === 0) return <ErrorSentence error={error} />;
  return (
    <Panel title={`待交付的通知（${decided.length + refused.length}）`}>
      <ErrorSentence error={error} />
      <ul className="plain-list">
        {decided.map((claim) => (
          <DecidedLine key={claim.claimId} claim={claim} choose={choose} />
        ))}
        {refused.map((refund) => (
          <RefusedLine key={refund.policyId} refund={refund} choose={choose} />
        ))}
      </ul>
    </Panel>
  );
}

function DecidedLine({ claim, choose }: { readonly claim: WaitingClaim } & DuePapersProps) {
  const { decision } = claim;
  if (decision === null) return null;
  return (
    <li className="refund-line">
      <strong>{claim.psn_name}</strong>
      <span className="person-number">{claim.certno}</span>
      <span className="cell-soft">{claim.since} 核定</span>
      {decision.unprinted.map(({ no, kind }) => (
        <button key={no} type="button" className="link-button" onClick={() => choose(no)}>
          {PAPER_NAMES[kind]} {no}
        </button>
      ))}
      <IssuePapers
        kinds={decision.missing}
        subject={decision.decisionId}
        size="small"
        onIssued={({ no }) => choose(no)}
      />
    </li>
  );
}

function RefusedLine({ refund, choose }: { readonly refund: RefundDue } & DuePapersProps) {
  const { notice, policyId } = refund;
  return (
    <li className="refund-line">
      <strong>{refund.psn_name}</strong>
      <span className="person-number">{refund.certno}</span>
      <span className="cell-soft">{refund.since} 不予承保</span>
      {notice === null ? (
        <IssuePapers kinds={['policy-refusal']} subject={policyId} size="small" onIssued={({ no }) => choose(no)} />
      ) : (
        <button type="button" className="link-button" onClick={() => choose(notice.no)}>
          {PAPER_NAMES['policy-refusal']} {notice.no}
        </button>
      )}
    </li>
  );
}
