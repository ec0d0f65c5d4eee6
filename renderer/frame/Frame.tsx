/** The frame around every page: rail, search, status bar, watermark (UI.md, "Frame"). */
import { useMemo, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { useSession } from '../api/desk-context.ts';
import { useHotKey } from '../components/use-hot-key.ts';
import { useIdleLock } from '../session/use-idle-lock.ts';
import { useLock } from '../session/use-lock.ts';
import { NavigationContext, type Intent, type Navigation, type PageId } from './pages.ts';
import { PageStack } from './PageStack.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
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
  useHotKey('F12', lock, !isShut);
  return (
    <NavigationContext value={useNavigationState()}>
      <div className="frame" inert={isShut}>
        <Rail isActive={!isShut} lock={lock} />
        <TopBar status={status} operator={operator} isActive={!isShut} />
        <PageStack isShut={isShut} />
        <StatusBar status={status} operator={operator} />
        {status.mode === 'demo' && <Watermark />}
      </div>
    </NavigationContext>
  );
}

function useNavigationState(): Navigation {
  const [page, setPage] = useState<PageId>('workbench');
  const [intent, setIntent] = useState<Intent | null>(null);
  return useMemo(() => {
    const goTo = (to: PageId, subject?: string) => {
      setPage(to);
      if (subject !== undefined) setIntent((last) => ({ to, subject, nth: (last?.nth ?? 0) + 1 }));
    };
    return { page, intent, goTo };
  }, [page, intent]);
}
