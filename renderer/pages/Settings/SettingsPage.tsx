/** 设置 F8: the desk's facts, its operators, the roster, the products. */
import { useState, type ReactNode } from 'react';
import { Tabs } from '../../components/Tabs.tsx';
import { usePageIntent } from '../../frame/pages.ts';
import { CustomerPart } from './CustomerPart.tsx';
import { DeskPart } from './DeskPart.tsx';
import { DevicesPart } from './DevicesPart.tsx';
import { OperatorsPart } from './OperatorsPart.tsx';
import { OwnPart } from './OwnPart.tsx';
import { PlansPart } from './PlansPart.tsx';
import { PrintPart } from './PrintPart.tsx';
import { RosterPart } from './RosterPart.tsx';

const PARTS = [
  { id: 'desk', name: '窗口' },
  { id: 'roster', name: '参保库' },
  { id: 'operators', name: '人员' },
  { id: 'plans', name: '产品' },
  { id: 'devices', name: '设备' },
  { id: 'print', name: '打印' },
  { id: 'own', name: '本人' },
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
      <div hidden={part !== 'devices'}>
        <DevicesPart />
        <CustomerPart />
      </div>
      <Kept isShown={part === 'operators'}>
        <OperatorsPart />
      </Kept>
      <Kept isShown={part === 'plans'}>
        <PlansPart />
      </Kept>
      <Kept isShown={part === 'print'}>
        <PrintPart />
      </Kept>
      <Kept isShown={part === 'own'}>
        <OwnPart />
      </Kept>
    </>
  );
}

/** Read when first shown, and kept: another part and back loses nothing typed. */
function Kept({ isShown, children }: { readonly isShown: boolean; readonly children: ReactNode }) {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return wasShown && <div hidden={!isShown}>{children}</div>;
}

function partOf(subject: string | undefined): PartId | undefined {
  return PARTS.find(({ id }) => id === subject)?.id;
}
