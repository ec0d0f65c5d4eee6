/** One customer's enrolment: left the form, right what it means, then the papers (UI.md, "One page per job"). */
import { useRef, useState } from 'react';
import type { Input, Output } from '../../../shared/contract.ts';
import type { CheckAnswer, PlanOffer } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Fen } from '../../../shared/money.ts';
import { failureOf } from '../../api/failure.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { readCertificate } from '../../components/certificate.ts';
import { Resumed } from '../../components/Resumed.tsx';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { useKeepDraft, useKeptDraft } from '../../components/use-draft.ts';
import { useUnsaved } from '../../components/use-unsaved.ts';
import type { CardRead } from '../../devices/use-cards.ts';
import { insuredOf, wholeCard } from './card-taking.ts';
import { EMPTY_ENROLLMENT, type ChangeDraft, type EnrollDraft } from './draft.ts';
import { EnrollForm } from './EnrollForm.tsx';
import { Meaning } from './Meaning.tsx';
import { NextByCard } from './NextByCard.tsx';
import { Proposed } from './Proposed.tsx';
import { readEnrollment, type EnrollErrors } from './read-draft.ts';
import { useCustomerEnrolling } from './use-customer-enrolling.ts';
import { useAskEligibility, useEligibility, type Card } from './use-eligibility.ts';

export interface EnrollmentProps {
  readonly isShown: boolean;
  /** The page has just been opened: what was left half typed comes back. */
  readonly isFirst: boolean;
  /** Starts the next customer with an empty form and a new request id, or with the card that was just read. */
  readonly next: (read?: CardRead) => void;
  /** The card the form starts with, or null. */
  readonly first: CardRead | null;
}

/** What was proposed, kept for the papers and the cashier. */
export interface ProposedPolicy {
  readonly input: Input<'enrollment.propose'>;
  readonly output: Output<'enrollment.propose'>;
  readonly offer: PlanOffer | null;
  readonly premium: Output<'enrollment.check'>['premium'];
}

/** The card that is typed, or null while it is not whole. */
function cardIn({ certType, certno: typed, name }: EnrollDraft, today: LocalDate | undefined): Card | null {
  if (today === undefined || name.trim() === '') return null;
  const { certno } = readCertificate(certType, typed, today);
  return certno === null ? null : { psn_cert_type: certType, certno, psn_name: name.trim() };
}

/** 请先开班 is no longer said once there is a shift. */
function stillTrue(refusal: unknown, hasShift: boolean): unknown {
  return refusal !== null && hasShift && failureOf(refusal).code === 'shift-required' ? null : refusal;
}

/** The whole job on one page. */
export function Enrollment({ isShown, isFirst, next: begin, first }: EnrollmentProps) {
  const status = useDeskQuery('desk.status', {}).data;
  const [draft, setDraft] = useState(() => ({ ...EMPTY_ENROLLMENT, ...insuredOf(first) }));
  const [card, setCard] = useState<Card | null>(() => wholeCard(first));
  const [errors, setErrors] = useState<EnrollErrors>({});
  const [proposed, setProposed] = useState<ProposedPolicy | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const offersQuery = useDeskQuery('plans.offers', {});
  const offers = offersQuery.data?.offers ?? [];
  const eligibility = useEligibility(offers, card, status?.businessDay);
  const ask = useAskEligibility(status?.businessDay);
  const [isAsking, setIsAsking] = useState(false);
  /** How often something was typed: what waits for an answer must still be what stands in the form. */
  const typed = useRef(0);
  const propose = useDeskCommand('enrollment.propose');
  const shift = useDeskQuery('shift.current', {}).data;
  const isTyped = proposed === null && JSON.stringify(draft) !== JSON.stringify(EMPTY_ENROLLMENT);
  useUnsaved(isTyped);
  const dropDraft = useKeepDraft('enroll', isTyped ? draft : null);
  const [isResumed, setIsResumed] = useState(false);
  const isReady = useKeptDraft<EnrollDraft>('enroll', isFirst, (kept) => {
    if (isTyped || proposed !== null) return;
    setDraft(kept);
    setCard(cardIn(kept, status?.businessDay));
    setIsResumed(true);
  });
  const next = (read?: CardRead) => {
    typed.current += 1;
    dropDraft();
    begin(read);
  };
  const offer = offers.find(({ planId }) => planId === draft.planId) ?? null;
  const check = eligibility.find(({ planId }) => planId === draft.planId)?.answer ?? null;
  const notices = useCustomerEnrolling({
    isShown,
    isProposed: proposed !== null,
    offer,
    check,
    card,
    applicant: draft.applicant,
    today: status?.businessDay,
    tender: draft.tender,
  });
  if (status === undefined) return null;
  const today = status.businessDay;
  const change: ChangeDraft = (changes) => {
    setDraft((now) => ({ ...now, ...changes }));
    typed.current += 1;
    // Another card than the one that was checked: its answer must not stand beside it.
    if ('certno' in changes || 'name' in changes || 'certType' in changes) setCard(null);
    if (Object.keys(errors).length > 0) setErrors({});
  };
  const readCard = () => setCard(cardIn(draft, today));
  const submit = (input: Input<'enrollment.propose'>, premium: Fen | null) =>
    propose.mutate(input, {
      onSuccess: (output) => setProposed({ input, output, offer, premium: premium ?? offer?.premium ?? null }),
    });
  const takeIn = (answer: CheckAnswer | null) => {
    const read = readEnrollment(draft, { today, offer, check: answer });
    setErrors(read.errors);
    if (read.input === null) focusFirstWrong(form.current);
    else if (!propose.isPending) submit(read.input, answer?.premium ?? null);
  };
  const confirm = () => {
    const whole = card ?? cardIn(draft, today);
    if (card === null) readCard();
    if (check !== null || whole === null || offer?.closed !== null) return takeIn(check);
    if (isAsking) return undefined;
    // Typed ahead of the check: it goes on with the answer, unless something else is typed meanwhile.
    const before = typed.current;
    setIsAsking(true);
    return void ask(offer.planId, whole).then((answer) => {
      setIsAsking(false);
      if (typed.current === before) takeIn(answer);
    });
  };
  if (proposed !== null) {
    return (
      <>
        <NextByCard isShown={isShown} next={next} />
        <Proposed proposed={proposed} notices={notices} isShown={isShown} next={() => next()} />
      </>
    );
  }
  const fill = (read: CardRead) => {
    change({ ...insuredOf(read), isNameConfirmed: false });
    setCard(wholeCard(read));
  };
  return (
    <>
      {isResumed && <Resumed clear={() => next()} />}
      <div className="job">
        <EnrollForm
          formRef={form}
          isShown={isShown}
          facts={{
            today,
            offers,
            offer,
            check,
            eligibility,
            offersError: offersQuery.error,
            hasShift: shift?.current !== null,
          }}
          draft={draft}
          errors={errors}
          change={change}
          readCard={readCard}
          cards={{ fill, next, first, isReady }}
          notices={notices}
          confirm={confirm}
          isSending={propose.isPending || isAsking}
          refusal={stillTrue(propose.error, shift?.current !== null)}
        />
        <Meaning
          offer={offer}
          openOffers={offersQuery.data === undefined ? null : offers.filter(({ closed }) => closed === null).length}
          eligibility={eligibility}
          draft={draft}
          hasCard={card !== null}
        />
      </div>
    </>
  );
}
