/** One stay of a person under a policy: what the desk knows, then a new claim or one taken in before. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import { standingVisit } from '../../../shared/settle/past.ts';
import { isReversal } from '../../../shared/settlement-sheet.ts';
import { useDesk } from '../../api/desk-context.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { ClaimWork } from './ClaimWork.tsx';
import { decidedSentence, FollowChoice } from './FollowChoice.tsx';
import type { FollowAs, Following } from './following.ts';
import type { KeptClaim } from './kept-claim.ts';
import { takeFocus } from '../../components/take-focus.ts';

export interface ClaimStayProps {
  readonly picked: PickedPolicy;
  readonly today: LocalDate;
  /** Asked for another stay: the earlier ones are not offered again. */
  readonly startsNew: boolean;
  /** What was half typed when the window was closed, or null. */
  readonly resumed: KeptClaim | null;
  readonly leave: () => void;
  readonly another: () => void;
}

const NEW = 'new';

/** Goes straight to an empty sheet unless there are claims to choose from. */
export function ClaimStay({ picked, startsNew, ...rest }: ClaimStayProps) {
  const [chosen, setChosen] = useState<string | null>(
    startsNew || rest.resumed !== null ? (rest.resumed?.claimId ?? NEW) : null,
  );
  const [following, setFollowing] = useState<Following | null>(rest.resumed?.following ?? null);
  const [opened] = useState(() => crypto.randomUUID());
  const list = useContextOnce(picked.policy.policyId, null, opened);
  const taken = list.data?.claims.find(({ claimId }) => claimId === chosen) ?? null;
  const follows = following?.claim.claimId ?? taken?.follows ?? null;
  const context = useContextOnce(picked.policy.policyId, follows, opened);
  if (context.error !== null) return <ErrorSentence error={context.error} />;
  if (context.data === undefined) return <Panel title="理赔试算">正在读取保单和本年度累计……</Panel>;
  const earlier = context.data.claims;
  if (earlier.length > 0 && chosen === null) return <Earlier claims={earlier} choose={setChosen} />;
  const claim = earlier.find(({ claimId }) => claimId === chosen) ?? null;
  if (claim !== null && claim.decided !== null && following === null) {
    const choose = (as: FollowAs) => {
      setFollowing({ claim, as });
      setChosen(NEW);
    };
    return <FollowChoice claim={claim} claims={earlier} choose={choose} leave={() => setChosen(null)} />;
  }
  const isGone = chosen !== null && chosen !== NEW && claim === null;
  if (isGone) return <Gone leave={rest.leave} />;
  const leaveBill = () => {
    setFollowing(null);
    setChosen(null);
  };
  const standing = following === null ? null : asItStands(following, context.data);
  if (following !== null && standing === null) return <NothingLeft leave={leaveBill} />;
  return <ClaimWork context={context.data} claim={claim} picked={picked} following={standing} {...rest} />;
}

/** What is left of a decided bill is what is taken back or stated anew, whichever of its claims was chosen; null: nothing is left. */
function asItStands(following: Following, { plan, past }: Output<'claims.context'>): Following | null {
  const visit = past === null ? null : standingVisit(compilePlan(plan), past);
  return visit === null ? null : { ...following, claim: { ...following.claim, visit } };
}

/** What was half typed is of a claim that was given up, or whose content was destroyed, since. */
function Gone({ leave }: { readonly leave: () => void }) {
  const { client } = useDesk();
  const clear = () => void client.call('drafts.keep', { page: 'claim', content: null }).then(leave, leave);
  return (
    <div className="narrow-page">
      <Panel title="没有办完的理赔">
        <Notice tone="warning">
          这个理赔案已撤案或内容已销毁，没有办完的改动不能再受理。仍要申请的，请清空后按结算单新受理一次就诊。
        </Notice>
        <div className="form-actions">
          <Button type="primary" autoFocus onClick={clear}>
            清空
          </Button>
        </div>
      </Panel>
    </div>
  );
}

function NothingLeft({ leave }: { readonly leave: () => void }) {
  return (
    <div className="narrow-page">
      <Panel title="没有可冲正或更正的账单">
        <Notice tone="warning">这张账单已全部冲回。医院重新结算的，请用新的结算单新受理一次就诊。</Notice>
        <div className="form-actions">
          <Button type="primary" autoFocus onClick={leave}>
            返回
          </Button>
        </div>
      </Panel>
    </div>
  );
}

/** What the desk knows of the policy, as it was when this stay was opened: a claim taken in from here changes nothing here. */
function useContextOnce(
  policyId: string,
  follows: string | null,
  opened: string,
): UseQueryResult<Output<'claims.context'>> {
  const { client } = useDesk();
  return useQuery({
    // The next look at the person must see what was taken in meanwhile.
    queryKey: ['claims.context', { policyId, follows }, opened],
    queryFn: () => client.call('claims.context', { policyId, ...(follows === null ? {} : { follows }) }),
    gcTime: 0,
  });
}

interface EarlierProps {
  readonly claims: readonly Claim[];
  readonly choose: (claimId: string) => void;
}

function Earlier({ claims, choose }: EarlierProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => takeFocus(box.current?.querySelector('input')), []);
  const choices = claims.map((claim) => {
    const { sheet } = claim.visit;
    const act = claim.follows === null ? '' : isReversal(sheet) ? '冲正：' : '更正：';
    const stands = claim.decided === null ? openWords(claim) : decidedSentence(claim);
    const paper = claim.trials.at(-1)?.paper.no;
    return {
      value: claim.claimId,
      label: `${act}${sheet.begndate} 至 ${sheet.enddate} ${sheet.fixmedins_name}`,
      note: `${claim.openedAt.slice(0, 10)} 受理 · ${paper === undefined ? '' : `试算单 ${paper} · `}${stands}`,
    };
  });
  return (
    <div className="narrow-page" ref={box}>
      <Panel title="此保单已受理的理赔">
        <ChoiceGroup
          label="补充、更正或冲正已受理的，或新受理一次就诊（按数字键）"
          layout="rows"
          choices={[...choices, { value: NEW, label: '新受理一次就诊' }]}
          value={null}
          onChange={choose}
        />
      </Panel>
    </div>
  );
}

function openWords({ trials, returned }: Claim): string {
  const tried = `试算 ${trials.length} 次`;
  return returned === null ? tried : `${tried}，复核退回`;
}
