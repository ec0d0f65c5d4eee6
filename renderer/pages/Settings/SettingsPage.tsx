/** 设置 F8: the desk's facts, its operators, the roster, the products. */
import { useState } from 'react';
import { Tabs } from '../../components/Tabs.tsx';
import { usePageIntent } from '../../frame/pages.ts';
import { DeskPart } from './DeskPart.tsx';
import { OperatorsPart } from './OperatorsPart.tsx';
import { PlansPart } from './PlansPart.tsx';
import { RosterPart } from './RosterPart.tsx';

const PARTS = [
  { id: 'desk', name: '窗口' },
  { id: 'roster', name: '参保库' },
  { id: 'operators', name: '人员' },
  { id: 'plans', name: '产品' },
] as const;
type PartId = (typeof PARTS)[number]['id'];

/** One part at a time; the status bar leads to the right one. */
export function SettingsPage() {
  const intent = usePageIntent();
  const [seen, setSeen] = useState(intent?.nth ?? 0);
  const [part, setPart] = useState<PartId>(partOf(intent?.subject) ?? 'desk');
  if (intent !== null && intent.nth !== seen) {
    setSeen(intent.nth);
    setPart(partOf(intent.subject) ?? part);
  }
  return (
    <>
      <Tabs parts={PARTS} shown={part} show={setPart} label="设置" />
      <div hidden={part !== 'desk'}>
        <DeskPart />
      </div>
      <div hidden={part !== 'roster'}>
        <RosterPart />
      </div>
      {part === 'operators' && <OperatorsPart />}
      {part === 'plans' && <PlansPart />}
    </>
  );
}

function partOf(subject: string | undefined): PartId | undefined {
  return PARTS.find(({ id }) => id === subject)?.id;
}
