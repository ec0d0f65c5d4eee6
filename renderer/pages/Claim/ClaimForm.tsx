/** The left side of a claim: the 医保结算单 in the order of the paper, then what the paper does not say. */
import type { Ref } from 'react';
import { Button } from 'antd';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PolicyTag } from '../../components/StateTag.tsx';
import { AMOUNT_GROUPS } from './amount-groups.ts';
import { AmountGroupFields } from './AmountGroupFields.tsx';
import { ClaimantFields } from './ClaimantFields.tsx';
import type { PickedPolicy } from './ClaimPage.tsx';
import type { ChangeClaim, ClaimDraft } from './draft.ts';
import { DrugFields } from './DrugFields.tsx';
import { InvoiceFields } from './InvoiceFields.tsx';
import { PayerFields } from './PayerFields.tsx';
import type { Preview } from './preview.ts';
import type { readClaimant } from './read-visit.ts';
import { StayFields } from './StayFields.tsx';

export interface ClaimFormProps {
  readonly formRef: Ref<HTMLDivElement>;
  readonly plan: Plan;
  readonly picked: PickedPolicy;
  readonly today: LocalDate;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly shown: Preview;
  /** The clerk has tried to confirm: what is missing shows at its field. */
  readonly isChecked: boolean;
  readonly claimant: ReturnType<typeof readClaimant>;
  readonly hasWrongInvoice: boolean;
  readonly confirm: () => void;
  readonly leave: () => void;
  readonly isSending: boolean;
  readonly refusal: unknown;
}

/** Enter moves on, Ctrl+Enter tries. */
export function ClaimForm(props: ClaimFormProps) {
  const { picked, draft, change, shown, isChecked } = props;
  const { policy, person } = picked;
  return (
    <Panel
      title={`${policy.psn_name} ${maskCertno(person.certno)}`}
      className="job-form"
      extra={
        <>
          <span>{policy.coverYear} 年度</span>
          <PolicyTag state={policy.state} />
          <Button size="small" onClick={props.leave}>
            换人
          </Button>
        </>
      }
    >
      <div ref={props.formRef} className="form" onKeyDown={formKeys(props.confirm, 'stays')}>
        <StayFields draft={draft} change={change} isChecked={isChecked} />
        {AMOUNT_GROUPS.map((group) => (
          <AmountGroupFields key={group.title} group={group} {...{ draft, change, shown, isChecked }} />
        ))}
        <DrugFields plan={props.plan} draft={draft} change={change} problem={shown.drugProblem} />
        <PayerFields plan={props.plan} draft={draft} change={change} />
        <InvoiceFields draft={draft} change={change} isWrong={isChecked && props.hasWrongInvoice} />
        <ClaimantFields {...props} />
        <ErrorSentence error={props.refusal} />
        <Submit {...props} />
      </div>
    </Panel>
  );
}

function Submit({ shown, confirm, isSending }: ClaimFormProps) {
  return (
    <div className="form-actions">
      {shown.visit === null && <span className="form-hint">结算单填完整且金额勾稽相符后才能试算。</span>}
      <Button type="primary" size="large" data-enter loading={isSending} onClick={confirm}>
        受理并出具试算单
        <KeyHint keys="Ctrl+Enter" />
      </Button>
    </div>
  );
}
