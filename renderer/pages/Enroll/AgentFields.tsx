/** 代办人: who acts for the applicant, and on what paper (counter rule 3). Asked for only when somebody does. */
import type { LocalDate } from '../../../shared/dates.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { PartyFields } from '../../components/PartyFields.tsx';
import type { ChangeDraft, EnrollDraft } from './draft.ts';
import type { EnrollErrors } from './read-draft.ts';

export interface AgentFieldsProps {
  readonly draft: EnrollDraft;
  readonly errors: EnrollErrors;
  readonly today: LocalDate;
  readonly change: ChangeDraft;
}

/** A tick opens the fields. */
export function AgentFields({ draft, errors, today, change }: AgentFieldsProps) {
  return (
    <>
      <CheckField isChecked={draft.hasAgent} onChange={(hasAgent) => change({ hasAgent })}>
        由他人代办
      </CheckField>
      {draft.hasAgent && (
        <fieldset className="form-part">
          <legend>代办人</legend>
          <PartyFields
            party={draft.agent}
            errors={errors.agent ?? {}}
            today={today}
            onChange={(agent) => change({ agent })}
            relationLabel="被保险人是代办人的"
            relations={null}
          />
          <ChoiceGroup
            label="代办依据"
            choices={[
              { value: 'mandate', label: '委托书' },
              { value: 'guardianship', label: '监护关系' },
            ]}
            value={draft.authority}
            onChange={(authority) => change({ authority })}
            error={errors.authority}
          />
        </fieldset>
      )}
    </>
  );
}
