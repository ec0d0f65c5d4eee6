/** The bottom bar: only what is true now, every part leading to where it is dealt with. */
import type { ReactNode } from 'react';
import { fen, formatYuan } from '../../shared/money.ts';
import type { Output } from '../../shared/contract.ts';
import type { Operator } from '../../shared/desk.ts';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { useNavigation, type PageId } from './pages.ts';

export interface StatusBarProps {
  readonly status: Output<'desk.status'>;
  readonly operator: Operator;
}

/** Site and window, operator, business day and shift, what is unsent, how old the figures are. */
export function StatusBar({ status, operator }: StatusBarProps) {
  const figures = useDeskQuery('desk.figures', {}).data;
  const shift = useDeskQuery('shift.current', {}).data;
  return (
    <footer className="status-bar">
      <Part to="settings" subject="desk">
        {status.desk?.site ?? '未登记'} / {status.desk?.deskCode ?? '—'}
      </Part>
      <Part to="settings" subject="operators">
        {operator.name} {operator.operatorNo}
      </Part>
      <Part to="shift" isWarning={shift !== undefined && shift.current === null}>
        {status.businessDay} {shiftWords(shift)}
      </Part>
      <Part to="sync">未接入中心</Part>
      {figures !== undefined && <Figures figures={figures} />}
    </footer>
  );
}

function Figures({ figures }: { readonly figures: Output<'desk.figures'> }) {
  return (
    <>
      <Part to="sync">
        未上传 {figures.unsent.count} 笔 ¥{formatYuan(fen(figures.unsent.sum))}
      </Part>
      <Part to="settings" subject="roster" isWarning={figures.rosterAsOf === null}>
        {figures.rosterAsOf === null ? '参保库未导入' : `参保库截至 ${figures.rosterAsOf}`}
      </Part>
      <Part to="settings" subject="desk">
        {figures.lastBackupAt === null ? '尚无备份' : `备份 ${figures.lastBackupAt.slice(0, 16).replace('T', ' ')}`}
      </Part>
    </>
  );
}

function shiftWords(shift: Output<'shift.current'> | undefined): string {
  if (shift === undefined) return '';
  return shift.current === null ? '未开班' : `已开班 ${shift.current.openedAt.slice(11, 16)}`;
}

interface PartProps {
  readonly to: PageId;
  readonly subject?: string;
  readonly isWarning?: boolean;
  readonly children: ReactNode;
}

function Part({ to, subject, isWarning = false, children }: PartProps) {
  const { goTo } = useNavigation();
  return (
    <button
      type="button"
      className={`status-part ${isWarning ? 'status-warning' : ''}`}
      onClick={() => goTo(to, subject)}
    >
      {children}
    </button>
  );
}
