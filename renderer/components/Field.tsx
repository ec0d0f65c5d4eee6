/** A labelled control: its name above, its error or hint below, tied together for screen readers. */
import { useId, type ReactNode } from 'react';

/** What the control itself must carry. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly error?: string | null | undefined;
  /** Wrong together with other fields; the sentence stands elsewhere. */
  readonly isBlamed?: boolean;
  readonly hint?: ReactNode;
  /** Marked with 选填 when the clerk may leave it empty. */
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Draws a control with its label, hint and error. */
export function Field(props: FieldProps) {
  const { label, error, hint, isBlamed = false, isOptional = false, className = '', children } = props;
  const id = useId();
  const hasError = error !== null && error !== undefined;
  const isWrong = hasError || isBlamed;
  const note = hasError ? error : hint;
  const noteId = note === undefined ? undefined : `${id}-note`;
  return (
    <div className={`field ${isWrong ? 'field-wrong' : ''} ${className}`}>
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {isOptional && <span className="field-optional">选填</span>}
      </div>
      {children({ id, 'aria-invalid': isWrong, 'aria-describedby': noteId })}
      {note !== undefined && (
        <div id={noteId} className="field-note" role={hasError ? 'alert' : undefined}>
          {note}
        </div>
      )}
    </div>
  );
}
