/** 被保险人's card: certificate and name, as read or typed. */
import { useEffect, useRef } from 'react';
import type { InputRef } from 'antd';
import type { LocalDate } from '../../../shared/dates.ts';
import { CertificateFields } from '../../components/CertificateFields.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { ChangeDraft, EnrollDraft } from './draft.ts';
import type { EnrollErrors } from './read-draft.ts';

export interface CardFieldsProps {
  readonly draft: EnrollDraft;
  readonly errors: EnrollErrors;
  readonly today: LocalDate;
  readonly change: ChangeDraft;
  readonly readCard: () => void;
}

/** The first fields of the form; the focus starts in the number. */
export function CardFields({ draft, errors, today, change, readCard }: CardFieldsProps) {
  const number = useRef<InputRef>(null);
  useEffect(() => number.current?.focus(), []);
  return (
    <fieldset className="form-part">
      <legend>被保险人</legend>
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
        />
        <TextField label="联系电话" value={draft.tel} onChange={(tel) => change({ tel })} isOptional />
      </div>
    </fieldset>
  );
}
