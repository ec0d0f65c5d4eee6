/** The left side of a claim: the 医保结算单 in the order of the paper, then what the paper does not say. */
import { Fragment, useState, type Ref } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import type { Claim } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PolicyTag } from '../../components/StateTag.tsx';
import { AMOUNT_GROUPS } from './amount-groups.ts';
import { AmountGroupFields } from './AmountGroupFields.tsx';
import { ClaimantFields } from './ClaimantFields.tsx';
import { CorrectionTick, SameStay } from './StayDoubts.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import { decidedSentence } from './FollowChoice.tsx';
import type { Following } from './following.ts';
import { signOf } from './draft.ts';
import { DrugFields } from './DrugFields.tsx';
import { EstimatePart } from './EstimatePart.tsx';
import { InvoiceFields } from './InvoiceFields.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { PatientFields } from './PatientFields.tsx';
import { PayerFields } from './PayerFields.tsx';
import { StayFields } from './StayFields.tsx';
import { SubmitClaim } from './SubmitClaim.tsx';
import type { ClaimAtWork } from './use-claim.ts';
import type { Leaving } from './use-leaving.ts';

export interface ClaimFormProps {
  readonly formRef: Ref<HTMLDivElement>;
  readonly context: Output<'claims.context'>;
  /** The claim opened from the list, or null. */
  readonly claim: Claim | null;
  /** The decided claim that this one takes back or states anew, or null. */
  readonly following: Following | null;
  readonly picked: PickedPolicy;
  readonly today: LocalDate;
  readonly work: ClaimAtWork;
  /** The clerk has tried to confirm: what is missing shows at its field. */
  readonly isChecked: boolean;
  /** Dates or hospital are others than those taken in, and nobody said why. */
  readonly isUnclear: boolean;
  readonly tickCorrection: (isTicked: boolean) => void;
  readonly confirm: () => void;
  readonly leaving: Leaving;
}

/** Enter moves on, Ctrl+Enter tries. */
export function ClaimForm(props: ClaimFormProps) {
  const { picked, work, isChecked, context, leaving } = props;
  const { draft, change, read } = work;
  const { shown } = read;
  const { policy, person } = picked;
  return (
    <Panel
      title={`${policy.psn_name} ${maskCertno(person.certno)}`}
      className="job-form"
      extra={
        <>
          <span>{policy.coverYear} 年度</span>
          <PolicyTag state={policy.state} />
          <Button size="small" onClick={() => leaving.ask('person')}>
            换人
          </Button>
        </>
      }
    >
      {leaving.asked !== null && <LeaveQuestion leaving={leaving} />}
      <FollowingWords {...props} />
      <ReturnedWords {...props} />
      <div ref={props.formRef} className="form" onKeyDown={formKeys(props.confirm, 'stays')}>
        <StayFields draft={draft} change={change} isChecked={isChecked} findings={shown.findings} />
        <SameStay {...props} />
        <PatientFields draft={draft} change={change} patient={read.patient} findings={shown.findings} />
        {AMOUNT_GROUPS.map((group, at) => (
          <Fragment key={group.title}>
            {at === 1 && <EstimatePart pack={context.region} draft={draft} change={change} />}
            <AmountGroupFields group={group} {...{ draft, change, shown, isChecked }} />
          </Fragment>
        ))}
        <DrugFields plan={context.plan} problems={shown.problems} {...{ draft, change, isChecked }} />
        <PayerFields plan={context.plan} shown={shown} {...{ draft, change, isChecked }} />
        <InvoiceFields draft={draft} change={change} isWrong={isChecked && read.hasWrongInvoice} />
        <ClaimantFields
          draft={draft}
          change={change}
          today={props.today}
          claimant={read.claimant}
          isChecked={isChecked}
        />
        <CorrectionTick {...props} />
        <Refusal work={work} />
        <SubmitClaim {...props} />
      </div>
    </Panel>
  );
}

/** What is being done to a decided bill, and how the other sheet is typed. */
function FollowingWords({ work, following, claim, context }: ClaimFormProps) {
  if (following === null && (claim?.follows ?? null) === null) return null;
  const original = following?.claim ?? context.claims.find(({ claimId }) => claimId === claim?.follows);
  const of = original === undefined ? '' : ` ${decidedSentence(original)}`;
  if (signOf(work.draft.kept) === -1) {
    return (
      <Notice tone="warning">
        冲正：原账单{of}请照退费结算单填写，金额填正数，本机按退费计入；只退一部分的，改成实际退的金额。
      </Notice>
    );
  }
  return <Notice tone="warning">更正：原账单{of}请按现在的结算单和各方赔付改正，没有变的不用动。</Notice>;
}

/** Why 复核 sent it back, until it is tried again. */
function ReturnedWords({ claim, work }: ClaimFormProps) {
  if (claim === null || claim.returned === null || work.issued !== null) return null;
  return (
    <Notice tone="warning">
      复核退回：{claim.returned}。请补齐或改正；材料已补、金额不用改的，直接按 Ctrl+Enter 重新出具试算单。
    </Notice>
  );
}

/** The desk's refusal, as long as what it refused stands. */
function Refusal({ work }: { readonly work: ClaimAtWork }) {
  const [refused, setRefused] = useState({ refusal: work.refusal, draft: work.draft });
  if (refused.refusal !== work.refusal) setRefused({ refusal: work.refusal, draft: work.draft });
  return refused.draft === work.draft ? <ErrorSentence error={work.refusal} /> : null;
}
