/** What several pictures of the 客户屏 share: whose business it is, and the large amount. */
import { useRef, type ReactNode } from 'react';
import type { ContentOf } from '../../../shared/customer-screen.ts';
import { formatYuan, inWords, type Fen } from '../../../shared/money.ts';
import { FlushLabel } from '../../components/FlushLabel.tsx';
import { More } from './More.tsx';

export interface HeadProps {
  readonly title: string;
  readonly person: ContentOf<'enrolling'>['person'];
}

/** The title of the picture, and the person masked. */
export function Head({ title, person }: HeadProps) {
  return (
    <header className="customer-head">
      <h1>{title}</h1>
      <p>
        {person.name} {person.certno}
      </p>
    </header>
  );
}

export interface LargeAmountProps {
  readonly label: string;
  readonly amount: Fen;
  /** The amount is a sample value of 体验模式 (counter rule 28). */
  readonly isSample?: boolean;
  readonly children?: ReactNode;
}

/** The figure, the largest thing on the screen, with its words. */
export function LargeAmount({ label, amount, isSample = false, children }: LargeAmountProps) {
  return (
    <section className="customer-amount" aria-label={label}>
      <p>
        <FlushLabel label={isSample ? `${label}（样例）` : label} />
      </p>
      <strong>¥{formatYuan(amount)}</strong>
      <p>{inWords(amount)}</p>
      {children}
    </section>
  );
}

/** A column that may scroll on a small screen: it can be reached by Tab, so that the arrow keys move it. */
export function Side({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const column = useRef<HTMLElement>(null);
  return (
    <div className="customer-column">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (axe) */}
      <section ref={column} className="customer-side" aria-label={label} tabIndex={0}>
        {children}
      </section>
      <More column={column} />
    </div>
  );
}
