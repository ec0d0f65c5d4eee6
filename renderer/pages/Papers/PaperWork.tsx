/** One paper: drawn, printed again, or void. */
import { useState } from 'react';
import { Button } from 'antd';
import type { ListedPaper } from '../../../shared/contract/papers.ts';
import { minuteOf } from '../../../shared/dates.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PaperView } from '../../components/PaperView.tsx';
import { VoidForm } from './VoidForm.tsx';

/** A void paper says so, by whom and why. */
export function PaperWork({ paper }: { readonly paper: ListedPaper }) {
  const mayVoid = useMayCall('papers.void');
  const [consequence, setConsequence] = useState<string | null>(null);
  const [isVoiding, setIsVoiding] = useState(false);
  const { voided, refusal, kind, no } = paper;
  return (
    <>
      {voided !== null && (
        <Notice tone="warning">
          {`${minuteOf(voided.at)} 由 ${voided.operatorNo} 作废，号码保留。原因：${voided.reason ?? '内容已依规定销毁'}`}
        </Notice>
      )}
      {refusal !== null && (
        <Notice tone="warning">
          {`这份单证所载的核定未获中心确认：${refusal}不能再打印；已交出的请收回，重新核定后会出新的单证。`}
        </Notice>
      )}
      {consequence !== null && <Notice tone="plain">{consequence}</Notice>}
      {isVoiding && voided === null && (
        <VoidForm paper={paper} onVoided={setConsequence} close={() => setIsVoiding(false)} />
      )}
      <Panel
        title={PAPER_NAMES[kind].replace(/（.*$/, '')}
        extra={
          mayVoid &&
          voided === null &&
          !isVoiding && (
            <Button danger onClick={() => setIsVoiding(true)}>
              作废这份单证
            </Button>
          )
        }
      >
        {/* Drawn anew once it is void. */}
        <PaperView key={voided === null ? 'good' : 'void'} fresh={[]} older={[{ kind, no }]} />
      </Panel>
    </>
  );
}
