/** The 客户屏: what the citizen pays or receives, why, and what they are asked (UI.md, "Second screen"). */
import { useSyncExternalStore } from 'react';
import type { CustomerAnswer, CustomerContent } from '../../../shared/customer-screen.ts';
import { COMMERCIAL } from '../../../shared/terms/paper-texts.ts';
import { Watermark } from '../../frame/Watermark.tsx';
import type { Follower } from '../follower.ts';
import { ClaimView } from './ClaimView.tsx';
import { Enrolling } from './Enrolling.tsx';
import { Idle } from './Idle.tsx';
import { Paying } from './Paying.tsx';
import { Result } from './Result.tsx';

/** Whatever the clerk's window shows, or the welcome. */
export function CustomerScreen({ follower }: { readonly follower: Follower }) {
  const shown = useSyncExternalStore(follower.subscribe, follower.get);
  const content = shown?.content ?? null;
  return (
    <div className="customer" data-content={content?.kind ?? 'idle'}>
      <View content={content} answer={follower.answer} />
      {content !== null && content.kind !== 'idle' && <footer className="customer-foot">{COMMERCIAL}</footer>}
      {shown?.isDemo === true && <Watermark />}
    </div>
  );
}

interface ViewProps {
  readonly content: CustomerContent | null;
  readonly answer: (answer: CustomerAnswer) => void;
}

function View({ content, answer }: ViewProps) {
  switch (content?.kind) {
    case undefined:
      return <Idle idle={null} />;
    case 'idle':
      return <Idle idle={content} />;
    case 'enrolling':
      return <Enrolling enrolling={content} answer={answer} />;
    case 'paying':
      return <Paying paying={content} />;
    case 'result':
      return <Result result={content} answer={answer} />;
    case 'claim':
      return <ClaimView claim={content} answer={answer} />;
  }
}
