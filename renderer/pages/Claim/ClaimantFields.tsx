/** 申请人: the insured, or somebody for them. */
import type { LocalDate } from '../../../shared/dates.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { PartyFields } from '../../components/PartyFields.tsx';
import type { ChangeClaim, ClaimDraft } from './draft.ts';
import type { readClaimant } from './read-visit.ts';

export interface ClaimantFieldsProps {
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly today: LocalDate;
  readonly claimant: ReturnType<typeof readClaimant>;
  readonly isChecked: boolean;
}

/** Asked, never assumed. */
export function ClaimantFields({ draft, change, today, claimant, isChecked }: ClaimantFieldsProps) {
  return (
    <fieldset className="form-part">
      <legend>申请人</legend>
      <ChoiceGroup
        label="谁来申请"
        choices={[
          { value: 'self', label: '被保险人本人' },
          { value: 'other', label: '他人代为申请' },
        ]}
        value={draft.claimantIs}
        onChange={(claimantIs) => change({ claimantIs })}
        error={isChecked && claimant.isAsked ? '请选择由谁申请' : null}
      />
      {draft.claimantIs === 'other' && (
        <PartyFields
          party={draft.claimant}
          errors={isChecked ? claimant.errors : {}}
          today={today}
          onChange={(party) => change({ claimant: party })}
          relationLabel="被保险人是申请人的"
          relations={null}
        />
      )}
    </fieldset>
  );
}
