/** What was typed would be lost: stay, or leave it behind. */
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from 'antd';
import { Notice } from './Notice.tsx';

export interface StayOrGoProps {
  /** For a screen reader, such as 尚未受理的内容. */
  readonly label: string;
  /** What would be lost. */
  readonly children: ReactNode;
  readonly stayWords: string;
  readonly goWords: string;
  readonly stay: () => void;
  readonly go: () => void;
}

/** The focus stands on staying, and Esc stays. */
export function StayOrGo({ label, children, stayWords, goWords, stay, go }: StayOrGoProps) {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    stay();
  };
  return (
    <div role="alertdialog" aria-label={label} onKeyDown={listen}>
      <Notice tone="warning">
        {children}
        <div className="form-actions">
          <Button type="primary" autoFocus onClick={stay}>
            {stayWords}
          </Button>
          <Button danger onClick={go}>
            {goWords}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
