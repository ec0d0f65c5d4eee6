/** The fields of another person at the window. */
import { relationTable } from '../../shared/codes/relation.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { CertificateFields } from './CertificateFields.tsx';
import { CodeSelect } from './CodeSelect.tsx';
import type { PartyDraft, PartyErrors } from './party.ts';
import { TextField } from './TextField.tsx';

export interface PartyFieldsProps {
  readonly party: PartyDraft;
  readonly errors: PartyErrors;
  readonly today: LocalDate;
  readonly onChange: (party: PartyDraft) => void;
  /** Such as 被保险人是投保人的. */
  readonly relationLabel: string;
  /** Codes that are allowed, or null for all but 本人. */
  readonly relations: readonly string[] | null;
}

/** Certificate, name, relation, telephone. */
export function PartyFields({ party, errors, today, onChange, relationLabel, relations }: PartyFieldsProps) {
  const set = (field: keyof PartyDraft) => (value: string) => onChange({ ...party, [field]: value });
  const options = relationTable.rows.filter(({ code }) =>
    relations === null ? code !== '01' : relations.includes(code),
  );
  return (
    <div className="form-grid-two">
      <CertificateFields
        certType={party.certType}
        certno={party.certno}
        today={today}
        onCertType={set('certType')}
        onCertno={set('certno')}
        error={errors.certno}
      />
      <TextField label="姓名" value={party.name} onChange={set('name')} error={errors.name} />
      <CodeSelect
        label={relationLabel}
        value={party.relation}
        options={options}
        onChange={set('relation')}
        error={errors.relation}
        showsCode
      />
      <TextField label="联系电话" value={party.tel} onChange={set('tel')} error={errors.tel} isOptional />
    </div>
  );
}
