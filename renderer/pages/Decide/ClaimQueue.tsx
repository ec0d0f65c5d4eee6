/** Claims whose next step waits for somebody: own steps first, the oldest of each first; a line opens the claim. */
import type { WaitingClaim } from '../../../shared/contract/decisions.ts';
import { CLAIM_STAGE_NAMES, STAGE_GRANTS, WAITING_STAGES, type WaitingStage } from '../../../shared/claim-stage.ts';
import { GRANT_NAMES, type Grant } from '../../../shared/desk.ts';
import { formatYuan, type Fen } from '../../../shared/money.ts';
import { decidedWords } from '../../../shared/settle/owed.ts';
import { useMayCall, useSession } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';

export interface ClaimQueueProps {
  readonly choose: (claimId: string) => void;
  /** Says so when nothing waits; without it an empty queue is not drawn. */
  readonly isWholePage?: boolean;
}

/** Every stage in which something waits. */
export function ClaimQueue({ choose, isWholePage = false }: ClaimQueueProps) {
  const maySee = useMayCall('claims.waiting');
  const list = useDeskQuery('claims.waiting', {}, maySee);
  const grants = useSession()?.operator.grants ?? [];
  const claims = list.data?.claims ?? [];
  if (!maySee || (claims.length === 0 && !isWholePage)) return <ErrorSentence error={list.error} />;
  return (
    <Panel title="理赔待办" extra={<span className="panel-note">方向键或 Tab 选择，回车打开</span>}>
      <ErrorSentence error={list.error} />
      {list.data !== undefined && claims.length === 0 && <Empty>没有等着认定、复核、核定或通知的理赔。</Empty>}
      {stagesFor(grants).map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          claims={claims.filter((claim) => claim.stage === stage)}
          isMine={isOwn(stage, grants)}
          choose={choose}
        />
      ))}
      {list.data !== undefined && list.data.more > 0 && (
        <p className="form-hint">另有 {list.data.more} 件未列出，办完前面的会接着列出。</p>
      )}
    </Panel>
  );
}

function isOwn(stage: WaitingStage, grants: readonly Grant[]): boolean {
  return STAGE_GRANTS[stage].some((grant) => grants.includes(grant));
}

/** Own stages first, each part in the order of the work. */
function stagesFor(grants: readonly Grant[]): WaitingStage[] {
  return WAITING_STAGES.toSorted((a, b) => Number(isOwn(b, grants)) - Number(isOwn(a, grants)));
}

interface StageProps {
  readonly stage: WaitingStage;
  readonly claims: readonly WaitingClaim[];
  readonly isMine: boolean;
  readonly choose: (claimId: string) => void;
}

function Stage({ stage, claims, isMine, choose }: StageProps) {
  if (claims.length === 0) return null;
  const who = STAGE_GRANTS[stage].map((grant) => GRANT_NAMES[grant]).join('、');
  return (
    <section className="queue-stage">
      <h3>
        {CLAIM_STAGE_NAMES[stage]}（{claims.length}）
        <span className={`tag tag-${isMine ? 'warning' : 'plain'}`}>{who}</span>
      </h3>
      <ul className="plain-list">
        {claims.map((claim) => (
          <li key={claim.claimId}>
            <button type="button" className="queue-line" onClick={() => choose(claim.claimId)}>
              <strong>{claim.psn_name}</strong>
              <span className="person-number">{claim.certno}</span>
              <span className="cell-soft queue-product">{claim.productName}</span>
              {claim.follows !== null && (
                <span className="tag tag-plain">{claim.follows === 'reversal' ? '冲正' : '更正'}</span>
              )}
              <span className="money">{figuresOf(claim)}</span>
              <span className="cell-soft">{claim.since} 起</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two figures until 既往症 is determined, then one; 待补 is said, never shown as 0. */
function figuresOf({ figures, payable, recover, follows }: WaitingClaim): string {
  if (figures === 0) return '未试算';
  const only = payable.healthy ?? payable.preexisting;
  if (follows !== null && only !== null) return decidedWords({ verdict: 'pay', payable: only, recover }, true);
  if (figures === 1) return amount(only);
  return `健康 ${amount(payable.healthy)} / 既往症 ${amount(payable.preexisting)}`;
}

function amount(value: Fen | null): string {
  return value === null ? '待补' : `¥${formatYuan(value)}`;
}
