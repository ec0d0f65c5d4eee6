/** What the centre sent back, with who puts it right; what it has not decided yet; what left without an answer. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { OWNER_NAMES } from '../../../shared/sync/ruling.ts';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { minuteOf } from './minute-of.ts';

type Status = Output<'sync.status'>;

/** Only what there is: a desk in order shows none of these. */
export function Returned({ status }: { readonly status: Status }) {
  const { refused, refusedCount, waiting, waitingCount, unknown } = status;
  return (
    <>
      {refused.length > 0 && (
        <Panel title={`被退回 ${refusedCount} 笔`}>
          <Rulings rulings={refused} count={refusedCount} after={(ruling) => <Refusal refusal={ruling} />} />
        </Panel>
      )}
      {unknown.length > 0 && (
        <Panel title="结果未知">
          <p className="form-hint">已发出、没有收到答复。下次联系上中心时原样重发，中心已有的不会重复。</p>
          <ul className="plain-list">
            {unknown.map((batch) => (
              <li key={batch.no}>
                第 {batch.no} 批：{batch.chain === 'business' ? '业务' : '操作记录'}
                {rangeOf(batch)}
                {batch.sentAt !== null && `，${minuteOf(batch.sentAt)} 发出`}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {waiting.length > 0 && (
        <Panel title={`中心待裁定 ${waitingCount} 笔`}>
          <Rulings rulings={waiting} count={waitingCount} after={() => null} />
        </Panel>
      )}
    </>
  );
}

function rangeOf({ first, last }: Status['unknown'][number]): string {
  return first === last ? `第 ${first} 笔` : `第 ${first}–${last} 笔`;
}

interface RulingsProps<R> {
  readonly rulings: readonly R[];
  readonly count: number;
  readonly after: (ruling: R) => ReactNode;
}

function Rulings<R extends Status['waiting'][number]>({ rulings, count, after }: RulingsProps<R>) {
  return (
    <>
      <ul className="sync-list">
        {rulings.map((ruling) => (
          <li key={ruling.policyId}>
            <div className="sync-list-head">
              <strong>{ruling.no ?? '受理单已不可查'}</strong>
              <span className="form-hint">{minuteOf(ruling.at)}</span>
            </div>
            <div>{ruling.sentence}</div>
            {after(ruling)}
          </li>
        ))}
      </ul>
      {count > rulings.length && <p className="form-hint">只列出最近 {rulings.length} 笔。</p>}
    </>
  );
}

function Refusal({ refusal: { owner, refund } }: { readonly refusal: Status['refused'][number] }) {
  return (
    <div className="sync-list-next">
      由{OWNER_NAMES[owner]}处理
      {refund?.state === 'due' && (
        <>
          ；应退保费
          {refund.amount !== null && (
            <>
              {' '}
              <Money amount={refund.amount} />
            </>
          )}
          ，{refund.deadline} 前退还
        </>
      )}
    </div>
  );
}
