/** What the centre sent back, with who puts it right; what it has not decided yet; what left without an answer. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { OWNER_STEPS } from '../../../shared/sync/ruling.ts';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PolicyNumber } from './PolicyNumber.tsx';

type Status = Output<'sync.status'>;

/** Only what there is: a desk in order shows none of these. */
export function Returned({ status }: { readonly status: Status }) {
  const { refused, refusedCount, refusedDecisions, waiting, waitingCount, unknown } = status;
  return (
    <>
      {refusedCount > 0 && (
        <Panel title={`被退回 ${refusedCount} 笔`}>
          {refusedDecisions.length > 0 && <RefusedDecisions decisions={refusedDecisions} />}
          <Rulings
            rulings={refused}
            count={refusedCount - refusedDecisions.length}
            after={(ruling) => <Refusal refusal={ruling} />}
          />
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
              <PolicyNumber policyId={ruling.policyId} no={ruling.no} />
              {ruling.psn_name !== null && <span>{ruling.psn_name}</span>}
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

/** 核定 that does not hold: what to take back, and whose step is next. */
function RefusedDecisions({ decisions }: { readonly decisions: Status['refusedDecisions'] }) {
  return (
    <ul className="sync-list">
      {decisions.map(({ decisionId, no, papers, sentence, at }) => (
        <li key={decisionId}>
          <div className="sync-list-head">
            <strong>核定（试算单 {no ?? '已不可查'}）</strong>
            <span className="form-hint">{minuteOf(at)}</span>
          </div>
          <div>{sentence}</div>
          <div className="sync-list-next">
            {papers.map((paper) => `${PAPER_NAMES[paper.kind]} ${paper.no}`).join('、')}
            不再有效，已交出的请收回；不要付款；由核赔人员在“理赔”待办重新核定
          </div>
        </li>
      ))}
    </ul>
  );
}

function Refusal({ refusal: { owner, refund } }: { readonly refusal: Status['refused'][number] }) {
  return (
    <div className="sync-list-next">
      {OWNER_STEPS[owner]}
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
