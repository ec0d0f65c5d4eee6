/** One customer's enrolment: left the form, right what it means, then the papers (UI.md, "One page per job"). */
import { useRef, useState } from 'react';
import type { Input, Output } from '../../../shared/contract.ts';
import type { PlanOffer } from '../../../shared/contract/enrollment.ts';
import { failureOf } from '../../api/failure.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { readCertificate } from '../../components/certificate.ts';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { useUnsaved } from '../../components/use-unsaved.ts';
import { EMPTY_ENROLLMENT, type ChangeDraft } from './draft.ts';
import { EnrollForm } from './EnrollForm.tsx';
import { Meaning } from './Meaning.tsx';
import { Proposed } from './Proposed.tsx';
import { readEnrollment, type EnrollErrors } from './read-draft.ts';
import { useEligibility, type Card } from './use-eligibility.ts';

export interface EnrollmentProps {
  readonly isShown: boolean;
  /** Starts the next customer with an empty form and a new request id. */
  readonly next: () => void;
}

/** What was proposed, kept for the papers and the cashier. */
export interface ProposedPolicy {
  readonly input: Input<'enrollment.propose'>;
  readonly output: Output<'enrollment.propose'>;
  readonly offer: PlanOffer | null;
  readonly premium: Output<'enrollment.check'>['premium'];
}

/** 请先开班 is no longer said once there is a shift. */
function stillTrue(refusal: unknown, hasShift: boolean): unknown {
  return refusal !== null && hasShift && failureOf(refusal).code === 'shift-required' ? null : refusal;
}

/** The whole job on one page. */
export function Enrollment({ isShown, next }: EnrollmentProps) {
  const status = useDeskQuery('desk.status', {}).data;
  const [draft, setDraft] = useState(EMPTY_ENROLLMENT);
  const [card, setCard] = useState<Card | null>(null);
  const [errors, setErrors] = useState<EnrollErrors>({});
  const [proposed, setProposed] = useState<ProposedPolicy | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const offersQuery = useDeskQuery('plans.offers', {});
  const offers = offersQuery.data?.offers ?? [];
  const eligibility = useEligibility(offers, card, status?.businessDay);
  const propose = useDeskCommand('enrollment.propose');
  const shift = useDeskQuery('shift.current', {}).data;
  useUnsaved(proposed === null && JSON.stringify(draft) !== JSON.stringify(EMPTY_ENROLLMENT));
  if (status === undefined) return null;
  const today = status.businessDay;
  const offer = offers.find(({ planId }) => planId === draft.planId) ?? null;
  const check = eligibility.find(({ planId }) => planId === draft.planId)?.answer ?? null;
  const change: ChangeDraft = (changes) => {
    setDraft((now) => ({ ...now, ...changes }));
    // Another card than the one that was checked: its answer must not stand beside it.
    if ('certno' in changes || 'name' in changes || 'certType' in changes) setCard(null);
    if (Object.keys(errors).length > 0) setErrors({});
  };
  const readCard = () => {
    const { certno } = readCertificate(draft.certType, draft.certno, today);
    const isWhole = certno !== null && draft.name.trim() !== '';
    setCard(isWhole ? { psn_cert_type: draft.certType, certno, psn_name: draft.name.trim() } : null);
  };
  const confirm = () => {
    if (card === null) readCard();
    const read = readEnrollment(draft, { today, offer, check });
    setErrors(read.errors);
    if (read.input === null) focusFirstWrong(form.current);
    else if (!propose.isPending) submit(read.input);
  };
  const submit = (input: Input<'enrollment.propose'>) =>
    propose.mutate(input, {
      onSuccess: (output) => setProposed({ input, output, offer, premium: check?.premium ?? offer?.premium ?? null }),
    });
  if (proposed !== null) return <Proposed proposed={proposed} isShown={isShown} next={next} />;
  return (
    <div className="job">
      <EnrollForm
        formRef={form}
        isShown={isShown}
        facts={{ today, offers, offer, check, eligibility, offersError: offersQuery.error }}
        draft={draft}
        errors={errors}
        change={change}
        readCard={readCard}
        confirm={confirm}
        isSending={propose.isPending}
        refusal={stillTrue(propose.error, shift?.current !== null)}
      />
      <Meaning
        offer={offer}
        openOffers={offersQuery.data === undefined ? null : offers.filter(({ closed }) => closed === null).length}
        eligibility={eligibility}
        draft={draft}
        hasCard={card !== null}
        fill={({ psn_cert_type, certno, psn_name }) => {
          change({ certType: psn_cert_type, certno, name: psn_name });
          setCard({ psn_cert_type, certno, psn_name });
          form.current?.querySelector<HTMLElement>('input[type=radio]:not([disabled])')?.focus();
        }}
      />
    </div>
  );
}
