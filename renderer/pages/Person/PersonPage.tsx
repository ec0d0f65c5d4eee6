/** 人员信息: one person on one screen; opened from a search, a card or a list, left by Esc. */
import { useState } from 'react';
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';
import { usePageIntent, type Intent } from '../../frame/pages.ts';
import { OpenedPerson } from './OpenedPerson.tsx';
import { readSubject } from './open-person.ts';

/** Keeps the person while the clerk is elsewhere: another page's purpose does not close this one. */
export function PersonPage() {
  const intent = usePageIntent();
  const [kept, setKept] = useState<Intent | null>(intent);
  if (intent !== null && intent !== kept) setKept(intent);
  const shown = intent ?? kept;
  const who = shown === null ? null : readSubject(shown.subject);
  if (shown === null || who === null) {
    return (
      <Panel title="人员信息">
        <Empty>按 Ctrl+K 输入姓名、拼音、完整证件号码或后四位后回车，或刷证件。</Empty>
      </Panel>
    );
  }
  return <OpenedPerson key={shown.nth} who={who} />;
}
