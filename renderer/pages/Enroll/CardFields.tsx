/** 被保险人's card: certificate and name, as read or typed. */
import { useEffect, useRef, useState } from 'react';
import type { InputRef } from 'antd';
import type { CheckAnswer } from '../../../shared/contract/enrollment.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { CertificateFields } from '../../components/CertificateFields.tsx';
import { TextField } from '../../components/TextField.tsx';
import { CardQuestion } from '../../devices/CardQuestion.tsx';
import { CardShown } from '../../devices/CardShown.tsx';
import { type CardRead, useCards } from '../../devices/use-cards.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { emptyRoles, focusPastCard, holdsOther, type CardTaking } from './card-taking.ts';
import type { ChangeDraft, EnrollDraft } from './draft.ts';
import type { EnrollErrors } from './read-draft.ts';
import { takeFocus } from '../../components/take-focus.ts';

export interface CardFieldsProps {
  readonly draft: EnrollDraft;
  readonly errors: EnrollErrors;
  readonly today: LocalDate;
  readonly change: ChangeDraft;
  readonly readCard: () => void;
  readonly cards: CardTaking;
  /** What is known of the insured, or null. */
  readonly check: CheckAnswer | null;
  readonly isShown: boolean;
}

/** The first fields of the form; the focus starts in the number, or past the card the form began with. */
export function CardFields(props: CardFieldsProps) {
  const { draft, errors, today, change, readCard, cards } = props;
  const number = useRef<InputRef>(null);
  const [read, setRead] = useState(cards.first);
  const [isSame, setIsSame] = useState(false);
  useEffect(() => takeFocus(number.current?.input), []);
  useEffect(() => {
    // After the fields are drawn: the one that is left reads what stands in it.
    if (read !== null) focusPastCard(number.current?.input?.closest<HTMLElement>('.form') ?? null, read);
  }, [read]);
  const take = (taken: CardRead) => {
    setRead(taken);
    setIsSame(false);
    cards.fill(taken);
  };
  const isInsured = read?.certno === draft.certno;
  return (
    <fieldset className="form-part">
      <legend>被保险人</legend>
      <OtherCard {...props} take={take} />
      <div className="form-grid-two">
        <CertificateFields
          certType={draft.certType}
          certno={draft.certno}
          today={today}
          onCertType={(certType) => change({ certType })}
          onCertno={(certno) => change({ certno, isNameConfirmed: false })}
          onBlur={readCard}
          error={errors.certno}
          inputRef={number}
        />
        <TextField
          label="姓名"
          value={draft.name}
          onChange={(name) => change({ name, isNameConfirmed: false })}
          onBlur={readCard}
          error={errors.name}
          className="insured-name"
        />
        <TextField
          label="联系电话"
          value={draft.tel}
          onChange={(tel) => change({ tel })}
          error={errors.tel}
          isOptional
        />
      </div>
      {isInsured && read.facts !== null && <CardShown facts={read.facts} isSame={isSame} tick={setIsSame} />}
    </fieldset>
  );
}

/** Takes each card that is read; one of another person than the form's is asked about. */
function OtherCard({
  draft,
  check,
  change,
  cards,
  isShown,
  take,
}: CardFieldsProps & { take: (read: CardRead) => void }) {
  const [other, setOther] = useState<CardRead | null>(null);
  const isActive = useIsPageActive() && isShown;
  useCards((read) => (holdsOther(draft, read) ? setOther(read) : take(read)), isActive, cards.isReady);
  if (other === null) return null;
  const close = () => setOther(null);
  const roles = emptyRoles(draft, check, change);
  return (
    <CardQuestion
      key={other.certno}
      read={other}
      situation={`当前表单已填 ${draft.name || '另一人'}。`}
      answers={[
        ...roles.map(({ label, put }) => ({ label, act: () => (put(other), close()) })),
        { label: '保留当前表单', act: close },
        { label: '换成此人，当前内容不保留', act: () => cards.next(other), isLoss: true },
      ]}
    />
  );
}
