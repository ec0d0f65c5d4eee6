/** Every page that was opened stays alive, hidden: going away and back loses nothing typed. */
import { useEffect, useLayoutEffect, useRef, useState, type ComponentType } from 'react';
import { ClaimPage } from '../pages/Claim/ClaimPage.tsx';
import { EnrollPage } from '../pages/Enroll/EnrollPage.tsx';
import { DayClosePage } from '../pages/Later/DayClosePage.tsx';
import { PersonPage } from '../pages/Person/PersonPage.tsx';
import { PapersPage } from '../pages/Papers/PapersPage.tsx';
import { SearchPage } from '../pages/Search/SearchPage.tsx';
import { SettingsPage } from '../pages/Settings/SettingsPage.tsx';
import { ShiftPage } from '../pages/Shift/ShiftPage.tsx';
import { SyncPage } from '../pages/Sync/SyncPage.tsx';
import { WorkbenchPage } from '../pages/Workbench/WorkbenchPage.tsx';
import { PAGE_NAMES, PageContext, useNavigation, type PageId } from './pages.ts';

const COMPONENTS: Readonly<Record<PageId, ComponentType>> = {
  workbench: WorkbenchPage,
  enroll: EnrollPage,
  claim: ClaimPage,
  search: SearchPage,
  shift: ShiftPage,
  dayClose: DayClosePage,
  sync: SyncPage,
  settings: SettingsPage,
  person: PersonPage,
  papers: PapersPage,
};

/** The page shown and, behind it, those opened before. */
export function PageStack({ isShut }: { readonly isShut: boolean }) {
  const { page } = useNavigation();
  const [opened, setOpened] = useState<readonly PageId[]>([page]);
  if (!opened.includes(page)) setOpened([...opened, page]);
  return (
    <main className="pages">
      {opened.map((id) => (
        <PageSlot key={id} id={id} isShown={id === page} isActive={id === page && !isShut} />
      ))}
    </main>
  );
}

function PageSlot({ id, isShown, isActive }: { id: PageId; isShown: boolean; isActive: boolean }) {
  const Page = COMPONENTS[id];
  const slot = useRef<HTMLDivElement>(null);
  useReturningFocus(slot, isActive);
  return (
    <PageContext value={{ id, isActive }}>
      <div ref={slot} className="page" hidden={!isShown} role="region" aria-label={PAGE_NAMES[id]} tabIndex={-1}>
        <Page />
      </div>
    </PageContext>
  );
}

/** Puts the focus back where it was when the page was left or the screen shut; a new page places its own. */
function useReturningFocus(slot: { readonly current: HTMLElement | null }, isActive: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  // Before anything on the page places it more exactly.
  useLayoutEffect(() => {
    if (isActive && slot.current?.contains(document.activeElement) === false) slot.current.focus();
  }, [slot, isActive]);
  useEffect(() => {
    const page = slot.current;
    if (page === null || !isActive) return undefined;
    last.current?.focus();
    // Where it was may be gone meanwhile.
    if (!page.contains(document.activeElement)) page.focus();
    const keep = (target: EventTarget | null) => {
      if (target instanceof HTMLElement) last.current = target;
    };
    // A new page has placed the focus before anybody listened.
    keep(document.activeElement);
    const note = (event: FocusEvent) => keep(event.target);
    page.addEventListener('focusin', note);
    return () => page.removeEventListener('focusin', note);
  }, [slot, isActive]);
}
