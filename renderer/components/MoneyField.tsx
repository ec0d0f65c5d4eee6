/** An amount in yuan as typed: full-width digits and separators are taken, the figure stands right. */
import { Input } from 'antd';
import { formatYuan } from '../../shared/money.ts';
import { Field } from './Field.tsx';
import { readAmount } from './read-amount.ts';

export interface MoneyFieldProps {
  readonly label: string;
  /** The text as typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
  readonly isBlamed?: boolean;
  readonly className?: string;
  readonly autoFocus?: boolean;
}

/** A field for an amount; leaving it writes a readable amount out in full (1,234.50). */
export function MoneyField({ label, value, onChange, error, hint, isOptional = false, ...rest }: MoneyFieldProps) {
  const read = readAmount(value);
  const problem = error ?? (value === '' ? null : read.problem);
  const writeOut = () => {
    if (read.amount !== null) onChange(formatYuan(read.amount));
  };
  return (
    <Field
      label={label}
      error={problem}
      hint={hint}
      isOptional={isOptional}
      isBlamed={rest.isBlamed ?? false}
      className={rest.className ?? ''}
    >
      {(control) => (
        <Input
          {...control}
          className="money-input"
          prefix="¥"
          inputMode="decimal"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={writeOut}
          autoFocus={rest.autoFocus ?? false}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
