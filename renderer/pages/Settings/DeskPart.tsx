/** What this window is. */
import { minuteOf } from '../../../shared/dates.ts';
import { ZONE_NAMES } from '../../../shared/desk.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { BackupPart } from './BackupPart.tsx';
import { ConfirmEpoch } from './ConfirmEpoch.tsx';
import { OsUnlock } from './OsUnlock.tsx';
import { TakeoverPart } from './TakeoverPart.tsx';

/** Code, site, zone, epoch, mode, version; and for those who answer for the desk, backup and takeover. */
export function DeskPart() {
  const takeover = useDeskQuery('desk.status', {}).data?.takeover ?? null;
  const mayKeep = useMayCall('desk.backup');
  const mayTakeOver = useMayCall('desk.takeOver');
  return (
    <div className="two-columns">
      <div>
        {takeover !== null && mayTakeOver && <TakeoverPart cause={takeover} />}
        <Facts />
      </div>
      <div>
        {takeover === null && mayTakeOver && <Unconfirmed />}
        {mayKeep && <BackupPart />}
      </div>
    </div>
  );
}

/** An epoch the centre does not know, at a desk it knows: somebody took over without a line. */
function Unconfirmed() {
  const desk = useDeskQuery('desk.status', {}).data?.desk;
  const centre = useDeskQuery('sync.status', {}).data?.centre ?? null;
  return desk?.epochConfirmed === false && centre !== null && <ConfirmEpoch />;
}

function Facts() {
  const status = useDeskQuery('desk.status', {}).data;
  const figures = useDeskQuery('desk.figures', {}).data;
  if (status?.desk === null || status?.desk === undefined) return null;
  const { desk, mode, version } = status;
  const backup = figures?.lastBackupAt ?? null;
  return (
    <Panel title="窗口">
      <dl className="facts">
        <dt>窗口代码</dt>
        <dd>{desk.deskCode}</dd>
        <dt>服务点</dt>
        <dd>{desk.site}</dd>
        <dt>网络区域</dt>
        <dd>{ZONE_NAMES[desk.zone]}</dd>
        <dt>用途</dt>
        <dd>{mode === 'demo' ? '体验模式（虚构数据）' : '正式窗口'}</dd>
        <dt>号段</dt>
        <dd>{desk.epochConfirmed ? '已由中心确认' : '未经中心确认，单证号带两位随机字符'}</dd>
        <dt>最近备份</dt>
        <dd>{backup === null ? '尚无' : minuteOf(backup)}</dd>
        <dt>程序版本</dt>
        <dd>{version}</dd>
      </dl>
      <OsUnlock />
      {!desk.epochConfirmed && (
        <Notice tone="plain">
          本窗口尚未由中心确认：单证号带两位随机字符，以减少与其他窗口重号；接入中心（同步
          F7）后改用中心给的字母。请勿让两个窗口使用同一窗口代码。
        </Notice>
      )}
    </Panel>
  );
}
