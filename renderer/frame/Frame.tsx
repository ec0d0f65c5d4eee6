/** The frame around every page: rail, search, status bar, watermark (UI.md, "Frame"). */
import { useMemo, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { useSession } from '../api/desk-context.ts';
import { useHotKey } from '../components/use-hot-key.ts';
import { CustomerProvider } from '../customer/CustomerProvider.tsx';
import { CardDesk } from '../devices/CardDesk.tsx';
import { useIdleLock } from '../session/use-idle-lock.ts';
import { useLock } from '../session/use-lock.ts';
import { KeyTable } from './KeyTable.tsx';
import { OfflineBand } from './OfflineBand.tsx';
import { NavigationContext, type Intent, type Navigation, type PageId } from './pages.ts';
import { PageStack } from './PageStack.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TakeoverBand } from './TakeoverBand.tsx';
import { TopBar } from './TopBar.tsx';
import { Watermark } from './Watermark.tsx';

export interface FrameProps {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
  /** The lock screen covers it: nothing inside can be reached, nothing inside is lost. */
  readonly isShut: boolean;
}

/** The desk at work. */
export function Frame({ status, operator, isShut }: FrameProps) {
  const lock = useLock();
  const idleMinutes = useSession()?.idleMinutes ?? 10;
  useIdleLock(!isShut, idleMinutes, lock);
  const { navigation, back } = useNavigationState();
  const [hasKeyTable, setHasKeyTable] = useState(false);
  const isCovered = isShut || hasKeyTable;
  if (isShut && hasKeyTable) setHasKeyTable(false);
  useHotKey('F12', lock, !isShut);
  useHotKey('F9', () => setHasKeyTable(true), !isCovered);
  useHotKey('Escape', back, !isCovered);
  return (
    <NavigationContext value={navigation}>
      <CustomerProvider>
        <div className="frame" inert={isShut}>
          <Rail isActive={!isShut} lock={lock} />
          <TopBar status={status} operator={operator} isActive={!isCovered} showKeys={() => setHasKeyTable(true)} />
          {status.takeover === null ? (
            <OfflineBand businessDay={status.businessDay} />
          ) : (
            <TakeoverBand cause={status.takeover} />
          )}
          <CardDesk isActive={!isCovered}>
            <PageStack isShut={isCovered} />
          </CardDesk>
          <StatusBar status={status} operator={operator} />
          {status.mode === 'demo' && <Watermark />}
          {hasKeyTable && <KeyTable close={() => setHasKeyTable(false)} />}
        </div>
      </CustomerProvider>
    </NavigationContext>
  );
}

/** Where the desk is, and the way back: pages stay alive, so going back loses nothing typed. */
function useNavigationState(): { readonly navigation: Navigation; readonly back: () => void } {
  const [visited, setVisited] = useState<readonly PageId[]>(['workbench']);
  const [intent, setIntent] = useState<Intent | null>(null);
  const page = visited.at(-1) ?? 'workbench';
  const navigation = useMemo(() => {
    const goTo = (to: PageId, subject?: string) => {
      setVisited((before) => (before.at(-1) === to ? before : [...before.slice(-20), to]));
      if (subject !== undefined) setIntent((last) => ({ to, subject, nth: (last?.nth ?? 0) + 1 }));
    };
    return { page, intent, goTo };
  }, [page, intent]);
  const back = () => setVisited((before) => (before.length > 1 ? before.slice(0, -1) : before));
  return { navigation, back };
}
