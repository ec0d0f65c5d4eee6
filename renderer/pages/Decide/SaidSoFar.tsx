/** What was said about a claim so far, each with its person and time: determined, reviewed, checked by the centre. */
import type { ReactNode } from 'react';
import type { ClaimFile } from '../../../shared/contract/decisions.ts';
import { minuteOf } from '../../../shared/dates.ts';
import type { Officer } from '../../../shared/decision.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { Panel } from '../../components/Panel.tsx';

export interface SaidSoFarProps {
  readonly file: ClaimFile;
  /** Right in the head of the panel. */
  readonly extra: ReactNode;
}

export function SaidSoFar({ file, extra }: SaidSoFarProps) {
  const { determination, review, check, refusal, withdrawal } = file;
  return (
    <Panel title="办理情况" extra={extra}>
      <ul className="plain-list said-list">
        {withdrawal !== null && <Withdrawn withdrawal={withdrawal} />}
        {refusal !== null && <Refused refusal={refusal} />}
        <li>
          <strong>既往症认定</strong>
          {determination === null ? (
            <span className="cell-soft">尚未认定</span>
          ) : (
            <>
              <span className="tag tag-good">{HEALTH_STATUS_NAMES[determination.status]}</span>
              {determination.firstDiagnosedOn !== null && <span>首次确诊 {determination.firstDiagnosedOn}</span>}
              <span>{determination.reason}</span>
              <Who by={determination.by} at={determination.at} />
            </>
          )}
        </li>
        <li>
          <strong>复核</strong>
          {review === null ? (
            <span className="cell-soft">最新试算单尚未复核</span>
          ) : (
            <>
              <span className={`tag tag-${review.verdict === 'agreed' ? 'good' : 'bad'}`}>
                {review.verdict === 'agreed' ? '同意' : '退回'}
              </span>
              {review.reason !== null && <span>{review.reason}</span>}
              <Who by={review.by} at={review.at} />
            </>
          )}
        </li>
        <li>
          <strong>中心复算</strong>
          {check === null ? (
            <span className="cell-soft">尚无结果</span>
          ) : (
            <>
              <span className={`tag tag-${CHECK_TONES[check.outcome]}`}>{CHECK_WORDS[check.outcome]}</span>
              <span className="cell-soft">{minuteOf(check.at)}</span>
            </>
          )}
        </li>
      </ul>
    </Panel>
  );
}

/** First of all: a decision that was told and does not hold. */
function Refused({ refusal }: { readonly refusal: NonNullable<ClaimFile['refusal']> }) {
  const nos = refusal.papers.map(({ kind, no }) => `${PAPER_NAMES[kind]} ${no}`).join('、');
  return (
    <li>
      <strong>上次核定</strong>
      <span className="tag tag-bad">未获中心确认</span>
      <span>{refusal.sentence}</span>
      {nos !== '' && <span>{nos} 不再有效，已交出的请收回。</span>}
      <span className="cell-soft">{minuteOf(refusal.at)}</span>
    </li>
  );
}

function Withdrawn({ withdrawal }: { readonly withdrawal: NonNullable<ClaimFile['withdrawal']> }) {
  return (
    <li>
      <strong>撤案</strong>
      <span className="tag tag-plain">已撤案</span>
      <span>{withdrawal.reason}</span>
      <Who by={withdrawal.by} at={withdrawal.at} />
    </li>
  );
}

const CHECK_WORDS = {
  agrees: '一致',
  'engine-differs': '同样材料结果不同',
  'other-inputs': '中心另有累计或赔付',
} as const;
const CHECK_TONES = { agrees: 'good', 'engine-differs': 'bad', 'other-inputs': 'warning' } as const;

function Who({ by, at }: { readonly by: Officer; readonly at: string }) {
  return (
    <span className="cell-soft">
      {by.place === 'centre' ? '理赔部 ' : ''}
      {by.name} {minuteOf(at)}
    </span>
  );
}
