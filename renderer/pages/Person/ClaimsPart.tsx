/** The person's claims with each trial's figures; a trial is no decision (counter rule 1). */
import { CLAIM_STAGE_NAMES } from '../../../shared/claim-stage.ts';
import type { PersonClaim } from '../../../shared/contract/people.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { formatYuan, type Fen } from '../../../shared/money.ts';
import { decidedWords } from '../../../shared/settle/owed.ts';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNavigation } from '../../frame/pages.ts';

/** Newest first. */
export function ClaimsPart({ claims }: { readonly claims: readonly PersonClaim[] }) {
  return (
    <Panel title="理赔" extra={<span className="panel-age">试算不是给付决定，以保险公司核定为准</span>}>
      {claims.length === 0 && <Empty>本窗口没有此人的理赔案。有医保结算单的按 F3 受理试算。</Empty>}
      <ul className="person-claims">
        {claims.map((claim) => (
          <li key={claim.claimId}>
            <div className="person-policy-head">
              <strong>{claim.stay?.fixmedins_name ?? '（内容已销毁）'}</strong>
              <ClaimState claim={claim} />
              {claim.stay !== null && (
                <span>
                  {claim.stay.begndate} 至 {claim.stay.enddate}，总费用 ¥{formatYuan(claim.stay.medfee_sumamt)}
                </span>
              )}
            </div>
            <div className="cell-soft">
              {claim.productName} {claim.coverYear} 年度 · 受理 {minuteOf(claim.openedAt)}
            </div>
            {claim.trials.length === 0 && <div className="cell-soft">已受理，尚未试算。</div>}
            <ul className="person-payments">
              {claim.trials.map((trial) => (
                <Trial key={trial.settlementId} trial={trial} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where it stands; decided, what was decided. */
function ClaimState({ claim: { stage, decision, isFollowing } }: { readonly claim: PersonClaim }) {
  if (decision === null) return <span className="tag tag-warning">{CLAIM_STAGE_NAMES[stage]}</span>;
  return (
    <span className="tag tag-good">
      {decision.at.slice(0, 10)} 核定：{decidedWords(decision, isFollowing)}
      {stage === 'notice' && '，待出通知'}
    </span>
  );
}

function Trial({ trial }: { readonly trial: PersonClaim['trials'][number] }) {
  const { goTo } = useNavigation();
  const { at, payable, paper } = trial;
  return (
    <li>
      <span className="tag tag-plain">试算</span>
      <span className="cell-soft">{minuteOf(at)}</span>
      {(trial.figures > 1 || payable.healthy !== null) && <span>健康 {figure(payable.healthy)}</span>}
      {(trial.figures > 1 || payable.healthy === null) && <span>既往症 {figure(payable.preexisting)}</span>}
      <button type="button" className="link" onClick={() => goTo('search', paper.no)}>
        试算单 {paper.no}
      </button>
    </li>
  );
}

function figure(amount: Fen | null): string {
  return amount === null ? '待补' : `¥${formatYuan(amount)}`;
}
