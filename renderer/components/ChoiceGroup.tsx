/** A few choices side by side, taken by arrow keys, by the digit shown, or by mouse; none is taken beforehand. */
import { useId, type KeyboardEvent, type ReactNode } from 'react';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly note?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface ChoiceGroupProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  /** `rows` gives each choice a line of its own; `pairs` sets two side by side, their notes below them. */
  readonly layout?: 'inline' | 'rows' | 'pairs';
}

/** A radio group whose choices carry digits; a digit takes the choice and focuses it. */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { label, choices, value, onChange, error, hint, layout = 'inline' } = props;
  const name = useId();
  const note = error ?? hint;
  const takeByDigit = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const choice = event.ctrlKey || event.altKey ? undefined : choices[Number(event.key) - 1];
    if (choice === undefined || choice.isDisabled === true) return;
    event.preventDefault();
    onChange(choice.value);
    event.currentTarget.querySelectorAll('input')[choices.indexOf(choice)]?.focus();
  };
  return (
    <fieldset className={`field choice-group ${error ? 'field-wrong' : ''}`} onKeyDown={takeByDigit}>
      <legend className="field-label">{label}</legend>
      <div className={`choices choices-${layout}`}>
        {choices.map((choice, at) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.isDisabled ?? false}
              onChange={() => onChange(choice.value)}
            />
            <kbd aria-hidden="true">{at + 1}</kbd>
            <span className="choice-label">{choice.label}</span>
            {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
          </label>
        ))}
      </div>
      {note !== undefined && note !== null && (
        <div className="field-note" role={error ? 'alert' : undefined}>
          {note}
        </div>
      )}
    </fieldset>
  );
}
