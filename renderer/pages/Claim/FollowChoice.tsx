/** A claim that was decided is not amended: its bill is taken back, or stated anew. */
import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import type { Claim } from '../../../shared/contract/claims.ts';
import { decidedWords } from '../../../shared/settle/owed.ts';
import { isReversal } from '../../../shared/settlement-sheet.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { type FollowAs, mayBeFollowed } from './following.ts';

export interface FollowChoiceProps {
  readonly claim: Claim;
  /** All claims on the policy. */
  readonly claims: readonly Claim[];
  readonly choose: (as: FollowAs) => void;
  /** Back to the list of claims. */
  readonly leave: () => void;
}

export function FollowChoice({ claim, claims, choose, leave }: FollowChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  // Where there is nothing to choose, the way back.
  useEffect(() => {
    const choice = box.current?.querySelector('input') ?? box.current?.querySelector('button');
    takeFocus(choice);
  }, []);
  const { sheet } = claim.visit;
  const first = claim.follows ?? claim.claimId;
  const onBill = claims.filter(({ claimId, follows }) => claimId === first || follows === first);
  const open = onBill.find(({ decided }) => decided === null);
  const later = onBill.filter(({ claimId, decided }) => claimId !== claim.claimId && decided !== null);
  return (
    <div className="narrow-page" ref={box}>
      <Panel
        title={`${sheet.begndate} 至 ${sheet.enddate} ${sheet.fixmedins_name}`}
        extra={
          <Button size="small" onClick={leave}>
            返回
          </Button>
        }
      >
        <Notice tone="plain">
          {decidedSentence(claim)}
          {later.map((other) => (
            <p key={other.claimId}>
              {isReversal(other.visit.sheet) ? '冲正' : '更正'}：{decidedSentence(other)}
            </p>
          ))}
        </Notice>
        {open !== undefined ? (
          <Notice tone="warning">{openSentence(open)}</Notice>
        ) : mayBeFollowed(claim) ? (
          <ChoiceGroup<FollowAs>
            label="核定的结果不能直接修改，请选择（按数字键）"
            layout="rows"
            choices={[
              {
                value: 'correction',
                label: '更正',
                note: '结算单有变，或其他支付方后来赔付：按现在的结算单重新填写，少赔的补付，多赔的追回',
              },
              {
                value: 'reversal',
                label: '冲正',
                note: '医院已退费：照退费结算单填写，可以只退一部分',
              },
            ]}
            value={null}
            onChange={choose}
          />
        ) : (
          <Notice tone="warning">{whyNot(claim)}</Notice>
        )}
      </Panel>
    </div>
  );
}

/** What became of a claim, for a list. */
export function decidedSentence({ decided, follows }: Pick<Claim, 'decided' | 'follows'>): string {
  if (decided === null) return '';
  return `${decided.on} 已核定：${decidedWords(decided, follows !== null)}。`;
}

/** Of one bill one thing is under way at a time: said before a whole form is typed. */
function openSentence({ visit, openedAt, trials }: Claim): string {
  const act = isReversal(visit.sheet) ? '冲正' : '更正';
  const paper = trials.at(-1)?.paper.no;
  const no = paper === undefined ? '' : `（试算单 ${paper}）`;
  return `这张账单在 ${openedAt.slice(0, 10)} 已登记${act}${no}，尚未核定，同时只能办一件。请返回选它继续办理；登记错了的，请在“理赔待办”中打开它撤案。`;
}

function whyNot({ decided, follows }: Claim): string {
  if (decided?.verdict !== 'decline') return '这是一笔冲正，不能再冲正或更正。请返回，选它冲回的那次就诊。';
  return follows === null
    ? '没有给付，无须冲正或更正。申请人对结果有异议的，请告知书面申请复核的途径。'
    : '这次冲正或更正没有办理，原核定不变。仍要办理的，请返回选原来那次就诊，重新登记。';
}
