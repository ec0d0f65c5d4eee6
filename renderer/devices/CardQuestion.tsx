/** A card was read while the page holds somebody else: asked, never replaced (counter rule 4; nothing typed is lost). */
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { maskCertno } from '../../shared/mask.ts';
import { firstEmpty } from '../components/form-keys.ts';
import { Notice } from '../components/Notice.tsx';
import type { CardRead } from './use-cards.ts';

export interface CardAnswer {
  readonly label: string;
  readonly act: () => void;
  /** Throws away what is typed. */
  readonly isLoss?: boolean;
}

export interface CardQuestionProps {
  readonly read: CardRead;
  /** What is on the page now, such as 当前表单已填 孟样例。 */
  readonly situation: string;
  /** The first has the focus; one of them keeps everything. */
  readonly answers: readonly CardAnswer[];
}

/** Enter takes the first answer; then the focus is back where the clerk was. */
export function CardQuestion({ read, situation, answers }: CardQuestionProps) {
  const [before] = useState(() => document.activeElement);
  const question = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const page = question.current?.closest('.page') ?? null;
    return () => {
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) return before.focus();
      // The form was drawn after the question.
      const form = page?.querySelector<HTMLElement>('.form') ?? null;
      return form === null ? undefined : firstEmpty(form)?.focus();
    };
  }, [before]);
  return (
    <div ref={question} className="card-question" role="alertdialog" aria-label="读到另一人的证件">
      <Notice tone="warning">
        读到 {read.psn_name ?? '证件'} {maskCertno(read.certno)}。{situation}
        <div className="form-actions">
          {answers.map(({ label, act, isLoss = false }, at) => (
            <Button
              key={label}
              type={at === 0 ? 'primary' : 'default'}
              danger={isLoss}
              autoFocus={at === 0}
              onClick={act}
            >
              {label}
            </Button>
          ))}
        </div>
      </Notice>
    </div>
  );
}
