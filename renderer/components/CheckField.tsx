/** One thing the clerk confirms by a tick; it starts without one. */
import type { ReactNode } from 'react';

export interface CheckFieldProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly error?: string | null | undefined;
  readonly children: ReactNode;
}

/** A tick box with its sentence. */
export function CheckField({ isChecked, onChange, error, children }: CheckFieldProps) {
  return (
    <div className={`field check-field ${error ? 'field-wrong' : ''}`}>
      <label>
        <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
        <span>{children}</span>
      </label>
      {error && (
        <div className="field-note" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
