/** The left rail: where to go, with the key that goes there. */
import {
  AccountBookOutlined,
  AppstoreOutlined,
  ClockCircleOutlined,
  FileProtectOutlined,
  LockOutlined,
  MedicineBoxOutlined,
  SearchOutlined,
  SettingOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useHotKey } from '../components/use-hot-key.ts';
import { PAGE_NAMES, PAGES, pageKey, useNavigation, type KeyPage } from './pages.ts';

const ICONS: Readonly<Record<KeyPage, ComponentType<{ 'aria-hidden'?: 'true' }>>> = {
  workbench: AppstoreOutlined,
  enroll: FileProtectOutlined,
  claim: MedicineBoxOutlined,
  search: SearchOutlined,
  shift: ClockCircleOutlined,
  dayClose: AccountBookOutlined,
  sync: SyncOutlined,
  settings: SettingOutlined,
};

/** Pages by word, icon and key; the lock below them. */
export function Rail({ isActive, lock }: { readonly isActive: boolean; readonly lock: () => void }) {
  return (
    <nav className="rail" aria-label="主导航">
      {PAGES.map((page) => (
        <RailItem key={page} page={page} isActive={isActive} />
      ))}
      <button type="button" className="rail-item rail-lock" onClick={lock}>
        <LockOutlined aria-hidden="true" />
        <span>锁屏</span>
        <kbd>F12</kbd>
      </button>
    </nav>
  );
}

function RailItem({ page, isActive }: { readonly page: KeyPage; readonly isActive: boolean }) {
  const navigation = useNavigation();
  const Icon = ICONS[page];
  const isHere = navigation.page === page;
  const go = () => navigation.goTo(page);
  useHotKey(pageKey(page), go, isActive);
  return (
    <button type="button" className="rail-item" aria-current={isHere ? 'page' : undefined} onClick={go}>
      <Icon aria-hidden="true" />
      <span>{PAGE_NAMES[page]}</span>
      <kbd>{pageKey(page)}</kbd>
    </button>
  );
}
