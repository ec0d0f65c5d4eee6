/** A group of the sheet's amounts with its identities: wrong fields turn red, the sentence gives both sides and the difference. */
import type { KeyboardEvent } from 'react';
import { SHEET_FIELD_NAMES, type AmountField } from '../../../shared/settlement-sheet.ts';
import type { Finding } from '../../../shared/sheet/check.ts';
import { MoneyField } from '../../components/MoneyField.tsx';
import { readAmount } from '../../components/read-amount.ts';
import type { AmountGroup } from './amount-groups.ts';
import type { ChangeClaim, ClaimDraft } from './draft.ts';
import type { Preview } from './preview.ts';

export interface AmountGroupFieldsProps {
  readonly group: AmountGroup;
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  readonly shown: Preview;
  readonly isChecked: boolean;
}

/** Enter in an empty amount writes 0.00: what the paper does not print is entered as 0, as such. */
export function AmountGroupFields({ group, draft, change, shown, isChecked }: AmountGroupFieldsProps) {
  const findings = shown.findings.filter(({ id, fields }) => belongs(group, id, fields));
  const set = (field: AmountField, text: string) => change({ amounts: { ...draft.amounts, [field]: text } });
  const zeroOnEnter = (field: AmountField) => (event: KeyboardEvent) => {
    const isEmpty = (draft.amounts[field] ?? '') === '';
    if (event.key === 'Enter' && !event.ctrlKey && isEmpty) set(field, '0.00');
  };
  const isWhole = group.fields.every((field) => readAmount(draft.amounts[field] ?? '').amount !== null);
  return (
    <fieldset className="form-part">
      <legend>
        {group.title}
        {isWhole && findings.length === 0 && <span className="legend-good">✓ 勾稽相符</span>}
      </legend>
      <div className="amount-grid">
        {group.fields.map((field) => (
          <div key={field} onKeyDown={zeroOnEnter(field)}>
            <MoneyField
              label={SHEET_FIELD_NAMES[field]}
              value={draft.amounts[field] ?? ''}
              onChange={(text) => set(field, text)}
              error={isChecked && (draft.amounts[field] ?? '') === '' ? blankWords(field) : null}
              isBlamed={isBlamed(findings, field)}
            />
          </div>
        ))}
      </div>
      {findings.map(({ id, level, sentence }) => (
        <div
          key={`${id}${sentence}`}
          role={level === 'error' ? 'alert' : undefined}
          className={`finding finding-${level}`}
        >
          {sentence}
        </div>
      ))}
    </fieldset>
  );
}

/** Every sheet prints these; the others it may leave out. */
const ALWAYS_PRINTED: readonly AmountField[] = ['medfee_sumamt', 'fund_pay_sumamt', 'psn_part_amt', 'psn_cash_pay'];

function blankWords(field: AmountField): string {
  return ALWAYS_PRINTED.includes(field) ? '请按结算单填写' : '单上没有的填 0';
}

/** A finding about single fields stands where its field stands; an identity stands in its group. */
function belongs(group: AmountGroup, id: string, fields: readonly AmountField[]): boolean {
  if (group.identities.includes(id)) return true;
  return (id === 'sign' || id === 'I8') && fields.some((field) => group.fields.includes(field));
}

function isBlamed(findings: readonly Finding[], field: AmountField): boolean {
  return findings.some(({ level, fields }) => level === 'error' && fields.includes(field));
}
