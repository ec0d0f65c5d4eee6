/** The pages of the desk, their keys, and how to get from one to another. */
import { createContext, useContext } from 'react';

export const PAGES = ['workbench', 'enroll', 'claim', 'search', 'shift', 'dayClose', 'sync', 'settings'] as const;
/** On the rail, with a key. */
export type KeyPage = (typeof PAGES)[number];
/** A page without a key is opened from a search, a card or a list. */
export type PageId = KeyPage | 'person' | 'papers';

export const PAGE_NAMES: Readonly<Record<PageId, string>> = {
  workbench: '工作台',
  enroll: '参保',
  claim: '理赔',
  search: '查询',
  shift: '班次',
  dayClose: '日结对账',
  sync: '同步',
  settings: '设置',
  person: '人员信息',
  papers: '单证',
};

/** F1 to F8, in the order of the rail. */
export function pageKey(page: KeyPage): string {
  return `F${PAGES.indexOf(page) + 1}`;
}

/** What a page is opened for, when it is opened for something. */
export interface Intent {
  readonly to: PageId;
  /** A certificate number, a paper number, the name of a part of the page. */
  readonly subject: string;
  /** Rises with each intent, so that the same one twice is noticed twice. */
  readonly nth: number;
}

export interface Navigation {
  readonly page: PageId;
  readonly intent: Intent | null;
  readonly goTo: (page: PageId, subject?: string) => void;
}

export const NavigationContext = createContext<Navigation>({
  page: 'workbench',
  intent: null,
  goTo: () => undefined,
});

/** Where the desk is, and the way elsewhere. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

export const PageContext = createContext<{ readonly id: PageId; readonly isActive: boolean }>({
  id: 'workbench',
  isActive: true,
});

/** Whether the page this component stands on is the one shown; a hidden page keeps what was typed, but hears no keys. */
export function useIsPageActive(): boolean {
  return useContext(PageContext).isActive;
}

/** The subject this page was last opened for, or null. */
export function usePageIntent(): Intent | null {
  const { id } = useContext(PageContext);
  const { intent } = useNavigation();
  return intent?.to === id ? intent : null;
}
