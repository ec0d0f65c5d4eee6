/** A claim that was decided is not amended: its bill is taken back, or stated anew. */
import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import type { Claim } from '../../../shared/contract/claims.ts';
import { formatYuan } from '../../../shared/money.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { takeFocus } from '../../components/take-focus.ts';
import { type FollowAs, mayBeFollowed } from './following.ts';

export interface FollowChoiceProps {
  readonly claim: Claim;
  readonly choose: (as: FollowAs) => void;
  /** Back to the list of claims. */
  readonly leave: () => void;
}

export function FollowChoice({ claim, choose, leave }: FollowChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => takeFocus(box.current?.querySelector('input')), []);
  const { sheet } = claim.visit;
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
        <Notice tone="plain">{decidedWords(claim)}</Notice>
        {mayBeFollowed(claim) ? (
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
          <Notice tone="warning">
            {claim.decided?.verdict === 'decline'
              ? '没有给付，无须冲正或更正。申请人对结果有异议的，请告知书面申请复核的途径。'
              : '这是一笔冲正，不能再冲正或更正。请返回，选它冲回的那次就诊。'}
          </Notice>
        )}
      </Panel>
    </div>
  );
}

/** What became of a claim, for a list. */
export function decidedWords({ decided }: Pick<Claim, 'decided'>): string {
  if (decided === null) return '';
  const { on, verdict, payable } = decided;
  return `${on} 已核定，${verdict === 'pay' ? `应付 ${formatYuan(payable)} 元` : '不予给付'}。`;
}
