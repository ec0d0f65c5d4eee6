/** One line of text, or a password. */
import type { ReactNode, Ref } from 'react';
import { Input, type InputRef } from 'antd';
import { Field } from './Field.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
  readonly isPassword?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly inputRef?: Ref<InputRef>;
}

/** A text field with its label. Browsers are told not to remember what was typed: several people use this screen. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error, hint, isOptional = false, isPassword = false, className = '' } = props;
  const Control = isPassword ? Input.Password : Input;
  return (
    <Field label={label} error={error} hint={hint} isOptional={isOptional} className={className}>
      {(control) => (
        <Control
          {...control}
          ref={props.inputRef ?? null}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => props.onBlur?.()}
          disabled={props.isDisabled ?? false}
          autoFocus={props.autoFocus ?? false}
          placeholder={props.placeholder ?? ''}
          autoComplete={isPassword ? 'new-password' : 'off'}
          spellCheck={false}
        />
      )}
    </Field>
  );
}
