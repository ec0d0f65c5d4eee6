/** A date typed on the number row, written out as 2022-07-01 when the field is left. */
import { useState } from 'react';
import { readDate } from './read-date.ts';
import { TextField } from './TextField.tsx';

export interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  readonly hint?: string;
}

/** Faster than a calendar for dates read from a paper. */
export function DateField({ label, value, onChange, error, hint }: DateFieldProps) {
  const date = readDate(value);
  const [isLeft, setIsLeft] = useState(false);
  const isJudged = isLeft || value.length >= 8;
  const isWrong = value !== '' && isJudged && date === null;
  return (
    <TextField
      label={label}
      value={value}
      onChange={(typed) => {
        setIsLeft(false);
        onChange(typed);
      }}
      onBlur={() => {
        setIsLeft(true);
        if (date !== null) onChange(date);
      }}
      error={error ?? (isWrong ? '日期不完整或不存在，请按年月日填写，如 20220701' : null)}
      hint={hint}
      placeholder="如 20220701"
    />
  );
}
