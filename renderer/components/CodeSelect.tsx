/** One of a list of codes: a plain select, in which typing the code's digits finds the row. */
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

export interface CodeOption {
  readonly code: string;
  readonly name: string;
}

export interface CodeSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly CodeOption[];
  readonly onChange: (code: string) => void;
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  /** The code stands before the name, for tables that clerks know by code. */
  readonly showsCode?: boolean;
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** A select with its label; nothing is chosen until the clerk chooses. */
export function CodeSelect({ label, value, options, onChange, error, hint, ...rest }: CodeSelectProps) {
  return (
    <Field label={label} error={error} hint={hint} className={rest.className ?? ''}>
      {(control) => (
        <select
          {...control}
          className="code-select"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoFocus={rest.autoFocus ?? false}
        >
          <option value="" disabled>
            请选择
          </option>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {rest.showsCode === true ? `${code} ${name}` : name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
