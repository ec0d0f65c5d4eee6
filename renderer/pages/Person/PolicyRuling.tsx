/** What the centre said about a policy, and the paper that follows: 保险凭证, or 不予承保及退费通知书 (counter rules 7, 15). */
import type { PersonPolicy } from '../../../shared/contract/people.ts';
import { formatYuan } from '../../../shared/money.ts';
import { PAPER_NAMES, type IssuedKind } from '../../../shared/papers.ts';
import { OWNER_STEPS } from '../../../shared/sync/ruling.ts';
import { useNavigation } from '../../frame/pages.ts';
import { IssuePapers } from '../Decide/IssuePapers.tsx';

/** Nothing before the centre has spoken. */
export function PolicyRuling({ policy }: { readonly policy: PersonPolicy }) {
  const { ruling, certificateNo, refund, issued } = policy;
  const { goTo } = useNavigation();
  if (ruling === null) return null;
  const kind = paperKindOf(policy);
  return (
    <div className="policy-ruling">
      {ruling.outcome === 'accepted' && certificateNo !== null && <span>保险凭证号 {certificateNo}</span>}
      {ruling.outcome === 'waiting' && <span>中心待定：{ruling.sentence}</span>}
      {ruling.outcome === 'refused' && (
        <span>
          不予承保：{ruling.sentence}
          {ruling.owner !== null && `（${OWNER_STEPS[ruling.owner]}）`}
        </span>
      )}
      {refund !== null && refund.state !== 'void' && (
        <span className={`tag tag-${refund.state === 'due' ? 'warning' : 'good'}`}>
          {refund.state === 'due' ? `应退 ¥${formatYuan(refund.amount)}，${refund.deadline} 前` : '已退费'}
        </span>
      )}
      {kind !== null && issued === null && (
        <IssuePapers kinds={[kind]} subject={policy.policyId} size="small" onIssued={({ no }) => goTo('papers', no)} />
      )}
      {issued !== null && (
        <button type="button" className="link-button" onClick={() => goTo('papers', issued.no)}>
          {PAPER_NAMES[issued.kind]} {issued.no}
        </button>
      )}
    </div>
  );
}

function paperKindOf({ ruling, state }: PersonPolicy): IssuedKind | null {
  if (state === 'accepted') return 'policy-certificate';
  return ruling?.outcome === 'refused' ? 'policy-refusal' : null;
}
