/** The next step of a claim, for whoever may take it; everyone else reads whose it is. */
import type { ReactNode } from 'react';
import type { ClaimFile } from '../../../shared/contract/decisions.ts';
import { CLAIM_STAGE_NAMES, STAGE_GRANTS } from '../../../shared/claim-stage.ts';
import { GRANT_NAMES } from '../../../shared/desk.ts';
import { useSession } from '../../api/desk-context.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { DecidedPart } from './DecidedPart.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DetermineForm } from './DetermineForm.tsx';
import { RetryForm } from './RetryForm.tsx';
import type { StepProps } from './step.ts';
import { ReviewForm } from './ReviewForm.tsx';

export function NextStep({ file, refresh }: StepProps) {
  const operator = useSession()?.operator;
  const { stage, enteredBy } = file;
  if (operator === undefined) return null;
  if (stage === 'notice' || stage === 'done') return <DecidedPart file={file} refresh={refresh} />;
  if (stage === 'withdrawn') return <Said stage={stage}>本案已撤案。仍要申请的，请按结算单新受理一次就诊。</Said>;
  const isMine = STAGE_GRANTS[stage].some((grant) => operator.grants.includes(grant));
  const isEntered = enteredBy.includes(operator.operatorNo) && JUDGED.has(stage);
  if (isMine && isEntered) {
    return <Said stage={stage}>本案由您受理或更正过，这一步须由另一位有权限的人员登录办理。</Said>;
  }
  if (!isMine) {
    const who = STAGE_GRANTS[stage].map((grant) => GRANT_NAMES[grant]).join('、');
    return <Said stage={stage}>这一步由{who}人员办理。</Said>;
  }
  return <Form file={file} refresh={refresh} />;
}

/** Steps that whoever entered the claim does not take. */
const JUDGED: ReadonlySet<string> = new Set(['determine', 'review', 'decide']);

function Form({ file, refresh }: StepProps) {
  switch (file.stage) {
    case 'determine':
      return <DetermineForm file={file} refresh={refresh} />;
    case 'retry':
      return <RetryForm file={file} refresh={refresh} />;
    case 'review':
      return <ReviewForm file={file} refresh={refresh} />;
    case 'decide':
      return <DecideForm file={file} refresh={refresh} />;
    default:
      return <Said stage={file.stage}>{CLERK_WORDS[file.stage] ?? ''}</Said>;
  }
}

/** Amending is done with the person's card in hand, on the claim's own sheet. */
const CLERK_WORDS: Readonly<Record<string, string>> = {
  untried: '请刷此人证件打开本案，按 Ctrl+Enter 试算。',
  returned: '复核退回，原因见下方。请刷此人证件打开本案，更正或补齐后重新试算。',
  supplement: '有责任待补材料。请刷此人证件打开本案，补齐后重新试算。',
};

function Said({ stage, children }: { readonly stage: ClaimFile['stage']; readonly children: ReactNode }) {
  return (
    <Panel title={stage === 'withdrawn' ? CLAIM_STAGE_NAMES[stage] : `下一步：${CLAIM_STAGE_NAMES[stage]}`}>
      <Notice tone="plain">{children}</Notice>
    </Panel>
  );
}
