/** The bottom bar: only what is true now, every part leading to where it is dealt with. */
import { useRef } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { useMayCall } from '../api/desk-context.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { useNavigation } from './pages.ts';
import { SHORTENED_FIRST, statusParts, type StatusPart } from './status-parts.ts';
import { useFit } from './use-fit.ts';

export interface StatusBarProps {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
}

/** Where it is too narrow, the parts that matter least are said in short; the title and the screen reader keep the whole. */
export function StatusBar({ status, operator }: StatusBarProps) {
  const figures = useDeskQuery('desk.figures', {}).data;
  const shift = useDeskQuery('shift.current', {}).data;
  const unconfirmed = useDeskQuery('papers.unconfirmed', {}, useMayCall('papers.confirm')).data?.prints.length;
  const reader = useDeskQuery('reader.status', {}).data;
  const bar = useRef<HTMLElement>(null);
  const parts = statusParts({ status, operator, figures, shift, unconfirmed, reader });
  useFit(bar, SHORTENED_FIRST);
  return (
    <footer className="status-bar" ref={bar} aria-label="状态栏">
      {parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </footer>
  );
}

function Part({ part }: { readonly part: StatusPart }) {
  const { goTo } = useNavigation();
  const { id, full, short, leadsTo, to, subject, isWarning = false } = part;
  return (
    <button
      type="button"
      className={`status-part ${isWarning ? 'status-warning' : ''}`}
      data-part={id}
      aria-label={full}
      title={`${full}（点击打开${leadsTo}）`}
      onClick={() => goTo(to, subject)}
    >
      <span className="status-full">{full}</span>
      <span className="status-short">{short}</span>
    </button>
  );
}
